#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// A mail server that says no to us, and says so late, as most do: no mail is
// lost to that, and no reader is counted for it.
'use strict';

const { is, like, unlike, every, run, waitUntil } =
	require('../cgi/tap.js');
const { makeOutbox } = require('./outbox.js');
const { startServer } = require('./server.js');

// As Postfix, Exim, Sendmail, qmail, Exchange, Google, Amazon and cPanel say
// it; TO stands for the reader's address.
const OF_US = [
	'554 5.7.1 <TO>: Relay access denied',
	'454 4.7.1 <TO>: Relay access denied',
	'550 relay not permitted',
	'550 5.7.1 <TO>... Relaying denied. Proper authentication required.',
	'553 sorry, that domain isn\'t in my list of allowed rcpthosts (#5.7.1)',
	'550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain',
	'550 5.7.64 TenantAttribution; Relay Access Denied SMTP',
	'550 5.7.1 <unknown[192.0.2.1]>: Client host rejected: Access denied',
	'450 4.7.1 Client host rejected: cannot find your hostname',
	'554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using ' +
		'zen.example.org',
	'550 5.7.25 The IP address sending this message has no PTR record',
	'504 5.5.2 <x>: Helo command rejected: need fully-qualified hostname',
	'553 5.7.1 <news@example.bg>: Sender address rejected: not owned by ' +
		'user newsroom',
	'550 Sender verify failed',
	'550-Verification failed for <news@example.bg>\r\n' +
		'550-No Such User Here\r\n550 Sender verify failed',
	'553 5.1.8 <news@example.bg>... Domain of sender address does not exist',
	'550 5.7.60 SMTP; Client does not have permissions to send as this sender',
	'554 Message rejected: Email address is not verified.',
	'530 5.7.0 Must issue a STARTTLS command first',
	'530 anything', '535 anything',
	'550 5.7.8 no', '550 Authentication required', '550 SMTP AUTH is required',
	'550 5.4.5 Daily user sending quota exceeded.',
	'550 5.7.1 Daily SMTP relay limit exceeded for customer.',
	'454 Throttling failure: Daily message quota exceeded.',
	'550 Domain example.bg has exceeded the max emails per hour (250) allowed',
	// Said to whoever may not come in at all, as well as of one recipient.
	'554 5.7.1 <TO>: Recipient address rejected: Access denied',
];

// What looks like it, but is said of the reader or the mail.
const OF_MAIL = [
	'550 5.7.1 <TO>: Recipient address rejected: blocked by policy',
	'550 5.1.1 <TO>: Recipient address rejected: User unknown in relay ' +
		'recipient table',
	'550 5.1.1 <TO>: Recipient address rejected: undeliverable address: ' +
		'host mx.example.org[192.0.2.9] said: 554 5.7.1 Relay access denied',
	'552 5.2.2 <TO>: Recipient address rejected: quota exceeded',
	'554 5.7.1 Spam message rejected',
	'550 5.7.1 message content rejected',
];

let outbox;
const numberOf = (address) => parseInt(address?.slice(1), 10);
const states = () => outbox.sql(`SELECT m.state, attempts, leased_by IS NULL,
		s.state, soft_bounces, core.is_suppressed(s.address)
	FROM core.mail m JOIN core.subscriber s ON s.id = m.subscriber
	ORDER BY substr(s.address, 2, strpos(s.address, '@') - 2)::int`)
	.then((rows) => rows.split('\n'));

async function fill(n) {
	await outbox.subscribe(Array.from({ length: n }, (_, i) =>
		`r${i}@example.org`));
	await outbox.issue();
}

// Refuse each mail once, with the reply of its number.
async function refuseOnce(replies, step) {
	const server = await startServer();
	const had = new Set();

	server.rule = (name, to) => {
		if (name !== step || had.has(to))
			return undefined;
		had.add(to);
		return replies[numberOf(to)].replaceAll('TO', to);
	};
	await fill(replies.length);
	const { err } = await outbox.send(server, ['--connections', '4']);

	await server.stop();
	return { err, rows: (await states()).map((row, i) =>
		[`${replies[i]} at ${step}`, row]) };
}

const unless = (wanted) => ([, row]) => !wanted.test(row) && row;

async function testWords() {
	const { err, rows } = await refuseOnce(OF_US, 'RCPT');

	every(rows, unless(/^sent\|1\|t\|subscribed\|0\|f$/),
		'a refusal of us is no bounce: the mail goes when it is over');
	like(err, /the mail server refuses us: 5.*Relay access denied/,
		'the log has the words of the server');
	unlike(err, /@example/, 'and no address of theirs');
	every((await refuseOnce(OF_US.slice(-7), 'END')).rows,
		unless(/^sent\|1\|t\|subscribed\|0\|f$/),
		'so it is where it is said after the message');
	every((await refuseOnce(OF_MAIL, 'RCPT')).rows,
		unless(/^bounced\|1\|t\|(subscribed\|1\|f|left\|0\|t)$/),
		'a refusal of the reader or of the mail is one');
}

// A server that takes so many mails, and then wants no more.
async function testSpent() {
	const server = await startServer();

	server.rule = (step) => step === 'RCPT' && server.mails.length >= 2 ?
		'550 5.4.5 Daily user sending quota exceeded' : undefined;
	await fill(60);
	const { code, err } = await outbox.send(server);
	const rows = await states();

	is([code, server.mails.length], [1, 2],
		'a quota that is spent stops the mailer');
	is([rows.filter((row) => row === 'sent|1|t|subscribed|0|f').length,
		rows.filter((row) => row === 'due|0|t|subscribed|0|f').length],
	[2, 57], 'and of all that wait, one was tried to see whether it is us');
	is(err.split('refuses us').length, 2, 'why is said once');
	server.rule = () => undefined;
	await outbox.hurry();
	await outbox.send(server);
	await server.stop();
	is([server.mails.length, await outbox.sql(
		'SELECT sum(soft_bounces) FROM core.subscriber')], [60, '0'],
	'the next day all of it goes out');
}

async function testFromTheBeginning() {
	const server = await startServer();

	server.rule = (step) => step === 'RCPT' ?
		'554 5.7.1 Relay access denied' : undefined;
	await fill(3);
	const { code, err } = await outbox.send(server);

	await server.stop();
	is([code, ...await states()], [1,
		...Array(3).fill('due|0|t|subscribed|0|f')],
	'a server that never takes one has nothing counted');
	is(err.split('the mail server is away').length, 2,
		'that it is away is said once');
}

// One reader's domain answers as if it meant us.
async function testOneReader(reply, isFirst) {
	const server = await startServer();

	server.rule = (step, to) => step === 'RCPT' && to.startsWith('r1@') ?
		reply : undefined;
	await fill(4);
	if (isFirst)
		await outbox.sql(`UPDATE core.mail SET due_at = due_at - '1 s'
			::interval WHERE subscriber = (SELECT id
			FROM core.subscriber WHERE address LIKE 'r1@%')`);
	const { code } = await outbox.send(server);

	await server.stop();
	is([code, server.mails.length, (await states())[1]],
		[0, 3, 'due|1|t|subscribed|0|f'],
		`a reader who alone is refused so stops nobody: ${reply}`);
}

// The first mail of all: it may be us, so a mailer that stays asks again.
async function testDoubt() {
	const server = await startServer();
	let tries = 0;

	server.rule = (step, to) => {
		const isBad = step === 'RCPT' && to.startsWith('r0@');

		tries += isBad;
		return isBad ? '550 5.7.1 Client host rejected' : undefined;
	};
	await fill(2);
	const mailer = outbox.begin([], { NEWSROOM_SMTP: server.url });

	const wanted = Array(2).fill('due|0|t|subscribed|0|f').join();
	let seen;

	// A mail is given back a moment after it was refused.
	await waitUntil(async () => {
		seen = String(await states());
		return tries >= 4 && seen === wanted;
	});
	is(seen, wanted,
		'a mailer that stays goes on to ask, and counts nothing');
	mailer.kill();
	is((await mailer.ended).code, 0, 'and ends when it is asked to');
	await server.stop();
}

run(async () => {
	outbox = await makeOutbox('refused');
	await testWords();
	await testSpent();
	await testFromTheBeginning();
	await testOneReader('554 5.7.1 Recipient address rejected: Access denied',
		true);
	await testOneReader('554 5.7.1 Relay access denied', false);
	await testDoubt();
}, () => outbox.remove());
