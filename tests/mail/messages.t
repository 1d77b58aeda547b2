#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What we write, read by Python's own reader of mail: the same comes back."""
import email
import functools
import os
import random
import re
import subprocess
from email import policy
from email.header import decode_header, make_header

ALPHABETS = ["abc ABC.-_", "абвгд еЖЗ„“—№", "=?._ \t", "€中😀\u00a0é ",
	"From .\n\n", " \t\r\n", "\x01\x7f\x85\u2028x", "ъ", "a", ". "]
SPECIAL = ["", "=?utf-8?Q?x?=", "a" * 3000, "ю" * 3000, "😀" * 500,
	"Subject: x\r\nBcc: evil@example.org", "x\nBcc: evil@example.org",
	"x\r\n\r\n<script>", "a\u2028b", " leads", "ends ", "two  spaces",
	"a" * 59 + " " + "b" * 58, ".", "From me", "..\n.\nFrom x\n From y",
	"tab\t\nspace \n", "=\n=3D\n", "x" * 75, "x" * 76, "x" * 77,
	"x" * 74 + "ю", "x" * 73 + "=", "й" + "\u0306", "Ivan \"I\" <i>, (x)",
	"@,;:\\", "\u202eabc", "Новини от София Тех Парк, 20–26 ноември"]
count = failed = 0


def ok(good, name, *notes):
	global count, failed
	count += 1
	failed += not good
	print("%sok %d - %s" % ("" if good else "not ", count, name))
	if not good:
		for note in notes[:5]:
			print("#   %.300r" % (note,))


def every(things, fault, name):
	wrong = [(fault(thing), thing) for thing in things if fault(thing)]
	ok(things and not wrong, name, *wrong)


def some_text(chance):
	if chance.random() < 0.3:
		return chance.choice(SPECIAL)
	alphabets = chance.sample(ALPHABETS, chance.randint(1, 4))
	return "".join(chance.choice(chance.choice(alphabets))
		for _ in range(chance.choice([1, 5, 40, 80, 400])))


def one_line(text):
	return "".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 or
		c in "\u2028\u2029" else c for c in text)


def write(mails):
	data = b"".join(field.encode() + b"\0" for mail in mails
		for field in mail)
	out = subprocess.run([os.environ["BUILD"] + "/mail/writer"],
		input=data, stdout=subprocess.PIPE, check=True,
		stderr=subprocess.DEVNULL).stdout
	messages = []
	while out:
		length, out = out.split(b"\n", 1)
		messages.append(out[:int(length)])
		out = out[int(length):]
	return messages


def header(message, name):
	"""As RFC 2047 says it, without the policy's own ideas."""
	raw = email.message_from_bytes(message, policy=policy.compat32)[name]
	return str(make_header(decode_header(re.sub("\r\n", "", raw))))


@functools.lru_cache(maxsize=None)
def parsed(message):
	return email.message_from_bytes(message, policy=policy.default)


def body(message, kind):
	part = parsed(message).get_body((kind,))
	return part.get_payload(decode=True).decode()


def lines_fault(message):
	if re.search(rb"(^|[^\r])\n|\r[^\n]", message):
		return "a bare line end"
	for line in message.split(b"\r\n"):
		if len(line) > 76:
			return line
		if re.search(rb"[^ -~\t]", line):
			return line
		if re.match(rb"\.|From ", line) or line[-1:] in (b" ", b"\t"):
			return line
	return None


def words_fault(message):
	"""Each encoded word is whole by itself."""
	head = message.split(b"\r\n\r\n")[0].decode()
	for word in re.findall(r"=\?[^ ]*?\?[QB]\?[^ ?]*\?=", head):
		if len(word) > 75:
			return word
		try:
			str(make_header(decode_header(word)))
		except UnicodeDecodeError:
			return word
	return None


def soft_fault(message):
	"""No soft line break is inside of a character."""
	for line in message.split(b"\r\n\r\n", 1)[1].split(b"\r\n"):
		if not re.fullmatch(rb"[ -~]*=", line):
			continue
		text = re.sub(rb"=([0-9A-F]{2})",
			lambda m: bytes([int(m[1], 16)]), line[:-1])
		try:
			text.decode()
		except UnicodeDecodeError:
			return line
	return None


def wanted_text(text):
	return text.replace("\r\n", "\n")


def main():
	chance = random.Random(20261120)
	mails = [(some_text(chance), some_text(chance) or "x",
		"reader@example.org", some_text(chance), some_text(chance),
		chance.choice(["", "a.png"]))
		for _ in range(1000)]
	mails += [(text, text or "x", "reader@example.org", text,
		"<p>" + text, "a.png") for text in SPECIAL]
	messages = write(mails)
	pairs = list(zip(mails, messages))

	ok(len(messages) == len(mails), "there is a message for each text")
	every(messages, lambda m: not m and "refused",
		"text that is UTF-8 is never refused")
	every(messages, lines_fault, "lines are short, ASCII, and begin and "
		"end so that nobody has to change them")
	every(messages, words_fault, "an encoded word holds whole characters "
		"and 75 octets at most")
	every(messages, soft_fault, "a line is broken between characters")
	every(messages, lambda m: parsed(m).defects or
		[p.defects for p in parsed(m).walk() if p.defects],
		"the reader finds no defect")
	every(messages, lambda m: sorted(parsed(m).keys()) != sorted(["Date",
		"From", "To", "Subject", "List-Id", "MIME-Version",
		"Content-Type"]) and parsed(m).keys(),
		"no text begins another header")
	every(pairs, lambda p: header(p[1], "Subject") != one_line(p[0][0])
		and header(p[1], "Subject"), "a subject reads back as it was")
	every(pairs, lambda p: header(p[1], "From") != one_line(p[0][1]) +
		" <reader@example.org>" and header(p[1], "From"),
		"a name reads back as it was")
	every(pairs, lambda p: wanted_text(body(p[1], "plain")) !=
		wanted_text(p[0][3]) and body(p[1], "plain"),
		"a text reads back as it was")
	every(pairs, lambda p: wanted_text(body(p[1], "html")) !=
		wanted_text(p[0][4]) and body(p[1], "html"),
		"HTML reads back as it was")
	pictures = [(p[0][5], part) for p in pairs if p[0][5]
		for part in parsed(p[1]).walk()
		if part.get_content_type() == "image/png"]
	every(pictures, lambda p: (p[1].get_payload(decode=True) !=
		b"\x00\xff=\r\n." or p[1]["Content-ID"] != "<a@b>" or
		p[1].get_filename() != p[0]) and p[1].get_filename(),
		"a picture comes along, with its name")
	bad = ["a b@example.org", "a@b", "a@example.org\r\nBcc: x@y.example",
		"<a@example.org>", "a@example.org, b@example.org", "", "@"]
	every(write([("s", "n", address, "t", "", "") for address in bad]),
		lambda m: m, "what is no address makes no message")
	to = write([("s", "n", "иван@example.org", "t", "", "")])[0]
	ok("\r\nTo: иван@example.org\r\n".encode() in to,
		"an address of RFC 6531 stands as it is", to)
	print("1..%d" % count)


main()
raise SystemExit(failed > 0)
