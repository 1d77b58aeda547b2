#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A mail server that is real code: aiosmtpd, and Python's reader of mail.

real_server.js begins it, with its options as JSON. It prints a line of JSON
for its port and for each mail that it took; a line on its stdin lets go of
a connection that hangs, and the end of it ends the server.
"""
import asyncio
import base64
import email
import json
import logging
import ssl
import sys
from email import policy

from aiosmtpd.smtp import SMTP, AuthResult, TLSSetupException

OPTIONS = json.loads(sys.argv[1])


def say(**what):
	print(json.dumps(what), flush=True)


class Handler:
	"""What is done, by recipient: his next rule, until he has no more.

	A rule is what is answered to RCPT, "cut" or "hang" when the whole
	mail was taken and not yet answered.
	"""
	def __init__(self):
		self.rules = OPTIONS.get("rules", {})
		self.go_on = asyncio.Event()
		self.connections = 0

	async def handle_EHLO(self, server, session, envelope, name, offers):
		self.connections += 1
		session.host_name = name
		return offers

	async def handle_RCPT(self, server, session, envelope, to, options):
		rules = self.rules.get(to.split("@")[0])
		envelope.rule = rules.pop(0) if rules else ""
		if envelope.rule[:1].isdigit():
			say(refused=to)
			return envelope.rule
		envelope.rcpt_tos.append(to)
		return "250 2.1.5 fine"

	async def handle_DATA(self, server, session, envelope):
		say(mail=self.read(session, envelope))
		if envelope.rule == "hang":
			await self.go_on.wait()
			await asyncio.sleep(OPTIONS.get("seconds", 0))
		if envelope.rule == "cut":
			server.transport.abort()
			await asyncio.sleep(3600)
		return "250 2.0.0 taken"

	def read(self, session, envelope):
		"""A mail and how it came; to[0]: the mailer sends to one."""
		message = email.message_from_bytes(envelope.content,
			policy=policy.default)
		body = {kind: message.get_body((kind,)).get_content()
			.replace("\r\n", "\n") for kind in ("plain", "html")}
		return {"to": envelope.rcpt_tos, "sender": envelope.mail_from,
			"isUtf8": envelope.smtp_utf8,
			"isEncrypted": session.ssl is not None,
			"isLoggedIn": bool(session.authenticated),
			"connection": self.connections,
			"headers": {name.lower(): str(value).strip()
				for name, value in message.items()},
			"defects": [repr(defect) for part in message.walk()
				for defect in part.defects],
			"text": body["plain"], "html": body["html"],
			"pictures": {part["content-id"].strip("<>"):
				base64.b64encode(part.get_content()).decode()
				for part in message.walk()
				if part.get_content_type() == "image/png"},
			"source": envelope.content.decode()}


def check_password(server, session, envelope, mechanism, given):
	user, password = (text.encode() for text in OPTIONS["login"])
	return AuthResult(success=given.login == user and
		given.password == password, handled=False)


def settings():
	chosen = {"hostname": "mail.example",
		"enable_SMTPUTF8": OPTIONS.get("utf8", True)}
	if "certificate" in OPTIONS:
		context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
		context.load_cert_chain(*OPTIONS["certificate"])
		chosen.update(tls_context=context, require_starttls=True)
	if "login" in OPTIONS:
		chosen.update(auth_required=True, authenticator=check_password,
			auth_exclude_mechanism=OPTIONS["without"])
	return chosen


async def main():
	# That a client turned away from a certificate is no news here.
	log = logging.getLogger("mail.log")
	log.setLevel(logging.ERROR)
	log.addFilter(lambda record:
		not record.exc_info or
		record.exc_info[0] is not TLSSetupException)
	loop = asyncio.get_running_loop()
	handler = Handler()
	server = await loop.create_server(
		lambda: SMTP(handler, loop=loop, **settings()), "127.0.0.1", 0)
	say(port=server.sockets[0].getsockname()[1])
	orders = asyncio.StreamReader()
	await loop.connect_read_pipe(
		lambda: asyncio.StreamReaderProtocol(orders), sys.stdin)
	while await orders.readline():
		handler.go_on.set()
	server.close()


asyncio.run(main())
