#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// An issue by way of a mail server that is real code: everybody who should
// get it does, under one Message-ID, and nobody else.
'use strict';

const fs = require('node:fs');
const { ok, is, like, every, run, waitUntil } =
	require('../cgi/tap.js');
const { makeOutbox } = require('./outbox.js');
const { startRealServer } = require('./real_server.js');

const SECRET = 'p\u00e4ss word';
// Lines that begin with dots, one of nothing else, and one too long for mail.
const DOTS = ['.bg е домейн.', '.', '..', '...три', '.'.repeat(200),
	'и още една.'].join('\n');
let outbox;

const at = (name) => `${name}@example.org`;
const outcomes = () => outbox.sql(`SELECT m.state, attempts,
		leased_by IS NULL, s.state, soft_bounces,
		core.is_suppressed(s.address)
	FROM core.mail m JOIN core.subscriber s ON s.id = m.subscriber
	ORDER BY m.id`).then((text) => text.split('\n'));

async function fill(addresses) {
	await outbox.subscribe(addresses);
	await outbox.issue();
}

const leave = (name) => outbox.sql(`SELECT core.leave(id)
	FROM core.subscriber WHERE address = '${at(name)}'`);

// ---- a server with bad days ---------------------------------------------------

const RULES = {
	later: ['451 4.3.0 not now'],
	twice: ['450 4.2.1 grey', '450 4.2.1 grey'],
	gone: ['550 5.1.1 no such user here'],
	full: ['552 5.2.2 mailbox full'],
	cut: ['cut'],
	slow: ['hang'],
};
const readers = ['before', 'early', ...Object.keys(RULES), 'left', 'after'];
const wanted = {
	before: 'sent|1|t|subscribed|0|f',
	early: 'dropped|0|t|left|0|f',
	later: 'sent|2|t|subscribed|0|f',
	twice: 'sent|3|t|subscribed|0|f',
	gone: 'bounced|1|t|left|0|t',
	full: 'bounced|1|t|subscribed|1|f',
	cut: 'sent|2|t|subscribed|0|f',
	slow: 'sent|1|t|subscribed|0|f',
	left: 'dropped|0|t|left|0|f',
	after: 'sent|1|t|subscribed|0|f',
};
const copies = { early: 0, gone: 0, full: 0, left: 0, cut: 2 };

// While the server is silent for two seconds, one of those behind leaves.
async function sendThrough(server) {
	await fill(readers.map(at));
	await leave('early');
	const first = outbox.send(server);

	ok(await waitUntil(() => server.sentTo(at('slow')).length),
		'the server took a mail and is silent');
	is(await outbox.sql('SELECT count(*) > 2 FROM core.mail ' +
		'WHERE leased_by IS NOT NULL'), 't',
	'who leaves now was already in the mailer\'s hands');
	await leave('left');
	server.goOn();
	const codes = [(await first).code];

	while (codes.length < 4) {
		await outbox.hurry();
		codes.push((await outbox.send(server)).code);
	}
	return codes;
}

async function testBadDays() {
	const server = await startRealServer({ rules: RULES, seconds: 2 });

	is(await sendThrough(server), [0, 0, 0, 0],
		'with a server of bad days the mailer comes to its end');
	const rows = await outcomes();

	every(readers, (name) => {
		const row = rows[readers.indexOf(name)];

		return row !== wanted[name] && `${name}: ${row}`;
	}, 'what became of each mail is written down right');
	every(readers, (name) => {
		const n = server.sentTo(at(name)).length;

		return n !== (copies[name] ?? 1) && `${name}: ${n}`;
	}, 'everybody got it who should, once, but for who was cut off');
	is(server.mails.filter(({ to }) => !wanted[to.split('@')[0]]), [],
		'and nobody else');
	is(server.refused.map((to) => to.split('@')[0]).join(),
		'later,twice,gone,full,twice', 'nobody is tried too often');
	await server.stop();
	every(readers, (name) => {
		const ids = server.sentTo(at(name)).map(({ headers }) =>
			headers['message-id']);

		return new Set(ids).size > 1 && ids;
	}, 'who got it twice got it under one Message-ID');
	is(new Set(server.mails.map(({ headers }) =>
		headers['message-id'])).size, readers.length - 4,
	'and no two readers under the same');
	every(server.mails, ({ to, headers, defects }) =>
		(headers.to !== to || defects.length > 0) && [headers.to, defects],
	'each is to its reader, and well-formed');
}

// ---- what is in it --------------------------------------------------------------

async function testDots() {
	const server = await startRealServer();

	await fill([at('dots')]);
	await outbox.sql(`UPDATE core.issue_item SET title = '.NET',
		lead = '${DOTS}', acknowledgement = '${DOTS}'
		WHERE position = 1`);
	await outbox.send(server);
	await server.stop();
	const [{ text, html, source }] = server.mails;

	is(text.split(DOTS).length, 3,
		'lines that begin with a dot arrive unchanged');
	ok(text.includes('\n.NET\n') && html.includes('>.NET</a>') &&
		html.includes(DOTS.replaceAll('\n', ' ')), 'in the HTML, too');
	ok(source.endsWith('--\r\n') && !/^\./m.test(source),
		'and the mail arrives to its end, with no dot before a line');
}

// ---- addresses that are not ASCII ---------------------------------------------------

async function sendUtf8(utf8) {
	const server = await startRealServer({ utf8 });

	await fill(['иван@example.org', 'reader@xn--e1afmkfd.bg']);
	const { code } = await outbox.send(server);

	await server.stop();
	return { code, mails: server.mails, rows: await outcomes(),
		answer: await outbox.sql('SELECT answer FROM core.mail ' +
			'ORDER BY id LIMIT 1') };
}

async function testUtf8() {
	const off = await sendUtf8(false);
	const on = await sendUtf8(true);

	is([off.code, off.mails.map(({ to }) => to)],
		[0, ['reader@xn--e1afmkfd.bg']],
		'a server without SMTPUTF8 gets what it can take');
	is(off.rows, ['bounced|1|t|subscribed|1|f', 'sent|1|t|subscribed|0|f'],
		'and who it cannot write to stays a reader');
	like(off.answer, /SMTPUTF8/, 'the server was not even asked');
	is(on.mails.map(({ to, isUtf8, headers }) => [to, isUtf8, headers.to]),
		[['иван@example.org', true, 'иван@example.org'],
			['reader@xn--e1afmkfd.bg', false,
				'reader@xn--e1afmkfd.bg']],
		'with it, a Cyrillic address is written to as it is');
	is(on.rows, ['sent|1|t|subscribed|0|f', 'sent|1|t|subscribed|0|f'],
		'and both have got it');
}

// ---- STARTTLS and a password ------------------------------------------------------

async function startSafely({ certificate, ca = certificate[0],
	password = SECRET, without = [] }) {
	const server = await startRealServer({ certificate, without,
		login: ['newsroom', SECRET] });
	const file = `${outbox.folder}/password`;

	fs.writeFileSync(file, `${password}\n`);
	await fill([at('a'), at('b')]);
	return { server, settings: { NEWSROOM_SMTP: server.url,
		NEWSROOM_SMTP_TLS: 'required', NEWSROOM_SMTP_CA: ca,
		NEWSROOM_SMTP_USER: 'newsroom',
		NEWSROOM_SMTP_PASSWORD_FILE: file } };
}

async function testSafely(certificate, [name, without]) {
	const { server, settings } = await startSafely(
		{ certificate, without: [without] });
	const { code } = await outbox.run(['--once'], settings);

	await server.stop();
	is([code, server.mails.map(({ to, isEncrypted, isLoggedIn }) =>
		[to, isEncrypted, isLoggedIn])],
	[0, [[at('a'), true, true], [at('b'), true, true]]],
	`by STARTTLS and AUTH ${name} all goes out`);
	every(await outcomes(), (row) => !row.startsWith('sent|1|t|') && row,
		'and is written down');
}

// It would go on trying; what it says at once is enough.
async function testUnsafely(certificate, [name, change, answer]) {
	const { server, settings } = await startSafely(
		{ certificate, ...change });
	const mailer = outbox.begin([], settings);

	await waitUntil(() => mailer.err.includes(' is away: '));
	mailer.kill('SIGTERM');
	const { code, err } = await mailer.ended;

	await server.stop();
	like(err, answer, `${name}: the log says so`);
	is([code, server.mails.length, await outcomes()], [0, 0,
		Array(2).fill('due|0|t|subscribed|0|f')],
	'nothing is handed over, and nothing lost');
}

async function testPassword() {
	const certificate = await outbox.makeCertificate('good');
	const [ca] = await outbox.makeCertificate('other');

	await testSafely(certificate, ['PLAIN', 'LOGIN']);
	await testSafely(certificate, ['LOGIN', 'PLAIN']);
	await testUnsafely(certificate, ['a certificate of somebody else',
		{ ca }, / is away: .*certificate/i]);
	await testUnsafely(certificate, ['a password that is refused',
		{ password: 'x' }, / is away: 535/]);
}

run(async () => {
	outbox = await makeOutbox('aiosmtpd');
	await testBadDays();
	await testDots();
	await testUtf8();
	await testPassword();
}, () => outbox.remove());
