# SPDX-License-Identifier: EUPL-1.2
"""Write so many press releases of odd content into a folder.

What they are is drawn by lot from a number that is always the same.
"""
import random
import sys

PIECES = [
	"Абзац с думи.", "a\tb\t", "trailing   ", "", "", "x" * 3000,
	'<div class="x">html <b>b</b></div>', "<!-- comment -->",
	"[^1] бележка", "[^1]: Текст на бележка.",
	"| a | b \\| c |\n| --- | :-: |\n| 1 | „x“ |",
	"- едно\n  - две\n    1. три", "😀 emoji 👩\u200d💻",
	"мек\u00adпренос", "שלום עולם", "---", "***",
	"```\ncode  \n\n---\n```", "> цитат\n> > две", "    indented", "# not",
	"## Две", "\\* escaped \\", "a  \nb", "&nbsp; &amp; &lt;",
	"http://x.bg/ <http://y.bg>", '[x](/bg/ "t\\"q")', "title: x",
	"\"quotes\" 'single'", "\u2028", "\ufeff", "end\\", "~~s~~ www.a.bg",
	"\u00a0", "{{NAME}}", "$1 %s", "- [ ] x"]
TITLES = ['title: "T%d"', "title: 'it''s %d'", "title: |\n  Block %d",
		"title: >\n  Folded %d\n  more", "title: T%d # c"]
LEADS = ["", "lead: |\n  две\n  линии\n", "lead: >-\n  сгъната\n  линия",
		'lead: "a\\tb \\"q\\" \\u00ad"', "lead: 'x: y # z'",
		'lead: " leading"', 'lead: "tail "']


def release(draw, number):
	"""The text of one file."""
	body = "\n".join(draw.choice(PIECES) + draw.choice(["", "\n"])
					for _ in range(draw.randint(1, 9)))
	lines = [draw.choice(TITLES) % number, "lang: bg",
			"slug: g-%d" % number, draw.choice(LEADS)]
	text = "---\n%s\n---\n%s%s%s" % (
		"\n".join(line for line in lines if line),
		draw.choice(["", "\n", "\n\n"]), body, draw.choice(["", "\n"]))
	return text.replace("\n", "\r\n") if draw.random() < .2 else text


DRAW = random.Random(2020)
for n in range(int(sys.argv[2])):
	with open("%s/g-%d.md" % (sys.argv[1], n), "w", encoding="utf-8",
			newline="") as file:
		file.write(release(DRAW, n))
