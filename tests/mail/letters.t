#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Each kind of letter as a mail program meets it, by way of the maildir."""
import email
import glob
import hashlib
import os
import re
import shutil
import subprocess
import tempfile
from email import policy
from html.parser import HTMLParser

DATABASE = "newsroom_letters_%d" % os.getpid()
FOLDER = tempfile.mkdtemp(prefix="newsroom-letters-")
ORIGIN = "https://news.example"
count = failed = 0

FILL = """
INSERT INTO core.subscriber (address, lang, frequency, state, asked_at,
	confirmed_at)
VALUES ('bg@example.org', 'bg', 'weekly', 'subscribed', now(), now()),
	('en@example.org', 'en', 'weekly', 'subscribed', now(), now());
INSERT INTO core.issue (kind, langs, since, until, state, sending_at) VALUES
	('weekly', '{bg,en}', '2026-11-20 12:00+02', '2026-11-26 12:00+02',
		'sending', now()),
	('each', '{bg,en}', '2026-11-20 12:00+02', '2026-11-20 12:00+02',
		'sending', now()),
	('weekly', '{bg,en}', '2026-12-28 12:00+02', '2027-01-03 12:00+02',
		'sending', now());
INSERT INTO core.issue_item (issue, lang, position, item_lang, path, title,
	lead, published_on, acknowledgement, projects)
SELECT i.id, x.lang, n, item_lang, path, title, lead, '2026-11-24', ack, '{}'
FROM core.issue i CROSS JOIN LATERAL (VALUES
	('bg', 1, 'bg', '/bg/news/a/', 'Първа „новина“ & <b>още</b>',
		'Увод. {{LINK}}', CASE WHEN i.id < 3 THEN
		'С подкрепата на ЕС.' || chr(10) || 'Мнението е наше.' END),
	('bg', 2, 'en', '/en/news/b/', 'Only here', 'Two words.', NULL),
	('en', 1, 'en', '/en/news/a/', 'A first “piece” & <b>more</b>',
		'Lead. {{LINK}}', CASE WHEN i.id < 3 THEN
		'Supported by the EU.' || chr(10) || 'Views are ours.' END),
	('en', 2, 'bg', '/bg/news/b/', 'Само тук', 'Две думи.', NULL))
	AS x (lang, n, item_lang, path, title, lead, ack)
WHERE i.kind = 'weekly' OR n = 1;
INSERT INTO core.mail (kind, subscriber, issue)
SELECT 'issue', s.id, i.id FROM core.subscriber s, core.issue i
ORDER BY i.id, s.id;
INSERT INTO core.mail (kind, subscriber, issue, items)
SELECT 'issue', id, 1, '{2}' FROM core.subscriber ORDER BY id;
INSERT INTO core.mail (kind, subscriber, address)
SELECT 'address', id, 'new-' || address FROM core.subscriber ORDER BY id;
INSERT INTO core.mail (kind, subscriber, address)
SELECT 'moved', id, 'old-' || address FROM core.subscriber ORDER BY id;
SELECT web.ask(lang || '@example.org', lang, 'weekly', '{}', 'words'),
	web.ask('new' || lang || '@example.org', lang, 'weekly', '{}', 'words')
FROM unnest('{bg,en}'::text[]) AS lang;
"""


def ok(good, name, *notes):
	global count, failed
	count += 1
	failed += not good
	print("%sok %d - %s" % ("" if good else "not ", count, name))
	if not good:
		for note in notes[:5]:
			print("#   %.600r" % (note,))


def every(things, fault, name):
	wrong = [(fault(thing), thing["name"]) for thing in things
		if fault(thing)]
	ok(things and not wrong, name, *wrong)


def psql(statements, database=DATABASE):
	return subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-U",
		"postgres", "-d", database], input=statements, check=True,
		encoding="utf-8", stdout=subprocess.PIPE).stdout


def send():
	psql("CREATE DATABASE %s TEMPLATE newsroom_pristine" % DATABASE,
		"postgres")
	psql(FILL)
	for part in ("new", "cur", "tmp"):
		os.makedirs(FOLDER + "/" + part)
	subprocess.run([os.environ["BUILD"] + "/mailer", "--once"], check=True,
		env=dict(os.environ, NEWSROOM_DB=os.environ["NEWSROOM_DB"] +
			" dbname=" + DATABASE, NEWSROOM_MAILDIR=FOLDER,
			NEWSROOM_SMTP="", NEWSROOM_ORIGIN=ORIGIN,
			PGUSER="", PGDATABASE=""), stderr=subprocess.DEVNULL)


class Words(HTMLParser):
	"""The words of a page in their order, an address behind its link."""
	def __init__(self):
		super().__init__()
		self.text, self.tags, self.hidden, self.href = [], [], 0, ""

	def handle_starttag(self, tag, attrs):
		attrs = dict(attrs)
		self.tags.append((tag, attrs))
		self.hidden += tag in ("style", "title")
		if tag == "a":
			self.href = attrs["href"]

	def handle_endtag(self, tag):
		self.hidden -= tag in ("style", "title")
		if tag == "a":
			self.text.append(" %s " % self.href)
		if tag in ("p", "h1", "h2", "div"):
			self.text.append(" ")

	def handle_data(self, data):
		if not self.hidden:
			self.text.append(data)


def words(text):
	return [word.rstrip(":") for word in text.split()
		if set(word) != {"-"}]


def read(path):
	with open(path, "rb") as file:
		message = email.message_from_binary_file(file,
			policy=policy.default)
	text = message.get_body(("plain",)).get_content()
	html = message.get_body(("html",)).get_content()
	page = Words()
	page.feed(html)
	return {"name": os.path.basename(path), "message": message,
		"text": text, "html": html, "page": page,
		"lang": message["Content-Language"],
		"subject": message["Subject"], "to": message["To"],
		"parts": [part for part in message.walk()
			if not part.is_multipart()]}


def same_words(mail):
	a, b = words(mail["text"]), words("".join(mail["page"].text))
	return a != b and [pair for pair in zip(a, b) if pair[0] != pair[1]]


def tags(mail, name):
	return [attrs for tag, attrs in mail["page"].tags if tag == name]


def links(mail, page):
	return set(re.findall(r"%s/(?:bg|en)/newsletter/%s/\?t=([\w-]{32})(?![\w-])" %
		(ORIGIN, page), mail["text"]))


def refused(mail):
	"""Whom the link of a letter refuses."""
	token, = links(mail, "refuse")
	hash = hashlib.blake2b(token.encode(), digest_size=32).hexdigest()
	psql("SELECT web.refuse('\\x%s');" % hash)
	found = psql("""SELECT a FROM unnest('{%s}'::text[]) AS a
		WHERE core.is_suppressed(a);""" % mail["to"]).strip()
	psql("DELETE FROM core.suppression;")
	return found


def headers(mails):
	every(mails, lambda m: re.fullmatch(r"<[0-9a-f]{32}@sofiatech\.bg>",
		m["message"]["Message-ID"]) is None,
		"a Message-ID is a hash and our domain")
	every(mails, lambda m: str(m["message"]["From"]) != {
		"bg": "София Тех Парк", "en": "Sofia Tech Park"}[m["lang"]] +
		" <newsletter@sofiatech.bg>", "it comes from us, by name")
	every(mails, lambda m: m["message"]["Auto-Submitted"] !=
		"auto-generated" or m["message"]["Feedback-ID"] or
		not m["message"]["Date"].datetime,
		"it says when and that a machine wrote it, and to no feedback loop")
	lists = [m for m in mails if not m["to"].startswith(("new", "old"))]
	asked = [m for m in mails if m["to"].startswith("new")]
	every(lists, lambda m: "newsletter.sofiatech.bg" not in
		m["message"]["List-Id"] or
		m["message"]["List-Unsubscribe-Post"] !=
		"List-Unsubscribe=One-Click" or
		m["message"]["List-Unsubscribe"].strip() !=
		"<%s/newsletter/one-click/?t=%s>" % (ORIGIN,
			*links(m, "leave")),
		"who can leave, can by one click (RFC 8058) and by a link")
	every(asked, lambda m: [name for name in m["message"].keys()
		if name.startswith("List-")] or links(m, "leave"),
		"who has not confirmed yet has nothing to leave")
	every(asked, lambda m: len(links(m, "confirm") | links(m,
		"address")) != 1 or "48" not in m["text"],
		"but one link, and how long it is good")
	every(asked, lambda m: len(links(m, "refuse")) != 1 or
		refused(m) != m["to"],
		"and one by which that address is never written to again")
	every([m for m in mails if m not in asked],
		lambda m: links(m, "refuse"), "which nobody else needs")
	every([m for m in mails if m["to"].startswith("old")], lambda m:
		"newsletter/" in m["text"] or "?t=" in m["html"],
		"who reads an old address is told, and gets no key to the new one")
	every(lists, lambda m: len(links(m, "preferences")) != 1,
		"who is subscribed finds the preferences")


def bodies(mails):
	every(mails, same_words, "text and HTML say the same words")
	every(mails, lambda m: [line for line in m["text"].split("\n")
		if "://" in line and not re.fullmatch(r"\S+", line)],
		"a link has a line of its own")
	every(mails, lambda m: tags(m, "html") != [{"lang": m["lang"]}] or
		"{{" in m["text"].replace("{{LINK}}", ""),
		"it is in its reader's language")
	every(mails, lambda m: tags(m, "table") or tags(m, "script") or
		tags(m, "link") or [a for a in tags(m, "img")
		if not a["src"].startswith("cid:") or not a["alt"]] or
		"url(" in m["html"] or "@import" in m["html"],
		"nothing is fetched when it is opened")
	every(mails, lambda m: "prefers-color-scheme: dark" not in m["html"] or
		{"name": "color-scheme", "content": "light dark"} not in
		tags(m, "meta"), "it can be dark")
	every(mails, lambda m: len(tags(m, "h1")) != 1, "it has one heading")


def issues(mails):
	weekly, each, newyear, second = (mails[i:i + 2] for i in (0, 2, 4, 6))
	ok([m["subject"] for m in weekly + each + newyear] == [
		"Новини от София Тех Парк, 20–26\u00a0ноември 2026\u00a0г.",
		"News from Sofia Tech Park, 20–26\u00a0November 2026",
		"Първа „новина“ & <b>още</b>",
		"A first “piece” & <b>more</b>",
		"Новини от София Тех Парк, 28\u00a0декември 2026\u00a0г. – "
		"3\u00a0януари 2027\u00a0г.",
		"News from Sofia Tech Park, 28\u00a0December 2026 – "
		"3\u00a0January 2027"],
		"a subject says which days, or what is new",
		[m["subject"] for m in mails])
	ok("\n24\u00a0ноември 2026\u00a0г.\n" in weekly[0]["text"] and
		"\n24\u00a0November 2026\n" in weekly[1]["text"],
		"a date ends as its language ends it, and its day stays with its month")
	ok("Само на английски" in weekly[0]["text"] and
		"In Bulgarian only" in weekly[1]["text"] and
		"Само на" not in each[0]["text"],
		"what is in another language only is marked so")
	every(weekly, lambda m: len([a for tag, a in m["page"].tags
		if a.get("lang") == {"bg": "en", "en": "bg"}[m["lang"]]]) != 2,
		"and its words have that language")
	every(weekly + each, lambda m: [part.get_content_type()
		for part in m["parts"]] != ["text/plain", "text/html",
		"image/png"] or m["parts"][2]["Content-ID"] !=
		"<" + tags(m, "img")[0]["src"][4:] + ">",
		"EU money: the emblem comes along")
	ok("С подкрепата на ЕС.\nМнението е наше." in weekly[0]["text"] and
		"Views are ours." in each[1]["text"],
		"with the sentence and the disclaimer")
	every(newyear + second, lambda m: len(m["parts"]) != 2 or
		tags(m, "img"), "without it, no emblem comes along")
	ok("Only here" in second[0]["text"] and
		"Първа" not in second[0]["text"],
		"a reader of some projects gets some items")
	every(mails, lambda m: not re.search(
		ORIGIN + "/%s/newsletter/archive/[1-3]/\n" % m["lang"],
		m["text"]), "an issue can be read on the site")


def main():
	send()
	order = psql("SELECT nonce FROM core.mail ORDER BY id").split()
	mails = sorted(map(read, glob.glob(FOLDER + "/new/*")),
		key=lambda mail: order.index(mail["name"]))
	ok(len(mails) == 16 and not any(m["message"].defects for m in mails),
		"each mail is there, and well-formed", [m["name"] for m in mails])
	headers(mails)
	bodies(mails)
	issues(mails[:8])


try:
	main()
finally:
	psql("DROP DATABASE IF EXISTS %s (FORCE)" % DATABASE, "postgres")
	shutil.rmtree(FOLDER)
print("1..%d" % count)
raise SystemExit(failed > 0)
