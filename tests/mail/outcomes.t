#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What becomes of a mail, by what the mail server answers, and where.
'use strict';

const { ok, is, like, unlike, every, run, waitUntil } =
	require('../cgi/tap.js');
const { freePort } = require('../web/private_site.js');
const { makeOutbox } = require('./outbox.js');
const { startServer } = require('./server.js');

let outbox;
const id = (mail) => /^Message-ID: (.*)$/m.exec(mail.message)[1];
const outcomes = () => outbox.sql(`SELECT state, attempts, leased_by IS NULL,
	coalesce(answer, '-') FROM core.mail ORDER BY id`);

// Send to one reader, with a server that has one rule.
async function sendOne(rule, options, address = 'reader@example.org',
	settings = {}) {
	const server = await startServer(options);

	server.rule = rule;
	await outbox.subscribe([address]);
	await outbox.issue();
	const { code, err } = await outbox.send(server, [], settings);

	await server.stop();
	return { code, err, server, mails: server.mails,
		state: await outcomes(), reader: await outbox.sql(
			`SELECT state, soft_bounces, core.is_suppressed(address)
			FROM core.subscriber`) };
}

const at = (step, reply) => (name) => name === step ? reply : undefined;

async function testSent() {
	const { code, err, mails, state } = await sendOne(() => undefined);

	is(state, 'sent|1|t|250 2.0.0 taken',
		'a mail that is taken is sent, with the answer');
	is([code, mails.length], [0, 1], '--once ends when nothing is due');
	like(mails[0].sender, /^bounces\+[0-9a-f]{24}@sofiatech\.bg$/,
		'its envelope names the mail');
	unlike(mails[0].message, new RegExp(/\+(.*)@/.exec(mails[0].sender)[1]),
		'which stands nowhere in what the reader can pass on');
	unlike(err, /reader|example|t=/,
		'no address and no token is in the log');
	like(err, /mail \d+ issue sent 250/, 'but what was done');
	is((await sendOne(at('END', '251 2.1.5 taken'))).state,
		'sent|1|t|251 2.1.5 taken',
		'any reply that begins with a 2 takes it');
	is((await sendOne((step, _, session) => step === 'END' ?
		session.socket.write(Buffer.concat([Buffer.from('250 прието '),
			Buffer.from([0x7f, 0xff, 0x0d, 0x0a])])) && 'hang' :
		undefined)).state, 'sent|1|t|250 прието ??',
	'and is kept as it was said, as far as that is text');
}

// The same for many readers in one go: each has a step and its reply.
async function sendCases(cases) {
	const server = await startServer();
	const numberOf = (address) => parseInt(address?.slice(1), 10);

	server.rule = (step, to) => cases[numberOf(to)]?.[0] === step ?
		cases[numberOf(to)][1] : undefined;
	await outbox.subscribe(cases.map((_, i) => `r${i}@example.org`));
	await outbox.issue();
	await outbox.send(server);
	await server.stop();
	const rows = await outbox.sql(`SELECT m.state, attempts,
			leased_by IS NULL, coalesce(answer, '-'), s.state,
			soft_bounces, core.is_suppressed(s.address)
		FROM core.mail m JOIN core.subscriber s ON s.id = m.subscriber
		ORDER BY substr(s.address, 2, strpos(s.address, '@') - 2)::int`);

	return rows.split('\n').map((row, i) => [cases[i].join(' '), row]);
}

const pairs = (steps, replies) =>
	steps.flatMap((step) => replies.map((reply) => [step, reply]));
const unlessLike = (pattern) => ([, row]) => !pattern.test(row) && row;

async function testLater() {
	every(await sendCases(pairs(['RCPT', 'DATA', 'END'],
		['450 4.2.0 not now', '451 no']).concat([['END', 'drop']])),
	([name, row]) => !(name === 'END drop' ? /^due\|1\|t\|[^|]+\|subs/ :
		/^due\|1\|t\|45[01][^|]+\|subscribed\|0\|f$/).test(row) && row,
	'a mail that is refused for now, or cut off, is tried again later');
	for (const reply of ['450 4.2.0 not now', '550 5.7.1 not from you'])
		like((await sendOne(at('MAIL', reply))).state,
			/^due\|1\|t\|[45]50 /,
			`${reply} to the sender is no bounce of the reader`);
}

async function testSameId() {
	const server = await startServer();
	const tries = ['450 4.0.0 a', 'drop', undefined];
	let n = 0;

	await outbox.subscribe(['reader@example.org']);
	await outbox.issue();
	const seen = [];

	server.rule = (step, _, session) => {
		if (step === 'MAIL')
			seen.push(session.sender);
		return step === 'RCPT' ? tries[n++] : undefined;
	};
	server.after = () => n === 3 && 'drop';
	for (let i = 0; i < 5; i++) {
		await outbox.hurry();
		await outbox.send(server);
	}
	await server.stop();
	is([server.mails.length, new Set(server.mails.map(id)).size,
		new Set(seen).size], [2, 1, 1],
	'however often it is tried, a mail has one Message-ID and one sender');
	like(await outcomes(), /^sent\|3\|/, 'and in the end it is sent');
}

async function testBounces() {
	every(await sendCases(pairs(['RCPT', 'END'], ['550 5.1.1 no',
		'550 5.1.10 no', '550-5.2.1 closed\r\n550 5.2.1 for good',
		'550 User unknown', '550 5.0.0 no such user here',
		'550 Няма такъв потребител'])),
	unlessLike(/^bounced\|1\|t\|550[^|]*\|left\|0\|t$/),
	'where nobody is there any more, the reader is let go');
	every(await sendCases(pairs(['RCPT', 'DATA', 'END'],
		['552 5.2.2 mailbox full', '550 no thank you',
			'554 5.7.1 blocked: user unknown to our list',
			'550 5.3.4 too large'])),
	unlessLike(/^bounced\|1\|t\|55[^|]*\|subscribed\|1\|f$/),
	'any other refusal is a bounce, and the reader stays');
}

// What is not tried is not counted, and goes when the server is well.
async function testAway(name, rule, options, settings) {
	const { code, state, mails, err } = await sendOne(rule, options,
		undefined, settings);

	is([code, mails.length], [1, 0], `${name}: --once says so by its end`);
	like(state, /^due\|0\|t\|/, 'the mail is given back, not counted');
	is(err.split('the mail server is away').length, 2, 'it is said once');
}

async function testTrouble() {
	for (const [step, reply] of [['greeting', '421 4.3.2 come again'],
		['EHLO', '554 5.3.2 no'], ['EHLO', 'drop']])
		await testAway(`${reply} at ${step}`, at(step, reply));
	// One of those that the kernel gives may be another's by now.
	const server = { url: `smtp://127.0.0.1:${await freePort()}` };

	await outbox.subscribe(['reader@example.org']);
	await outbox.issue();
	const { code } = await outbox.send(server);

	is([code, await outcomes()],
		[1, 'due|0|t|Couldn\'t connect to server'],
		'where no server listens, the mail is given back');
}

async function testRecovery() {
	const server = await startServer();
	let bad = 2;

	server.rule = (step) => step === 'RCPT' && bad-- > 0 ?
		'421 4.3.2 shutting down' : undefined;
	await outbox.subscribe(['a@example.org', 'b@example.org',
		'c@example.org']);
	await outbox.issue();
	const { code, err } = await outbox.send(server);

	is([code, server.mails.length], [0, 2],
		'after a while all but one go out');
	await outbox.hurry();
	await outbox.send(server);
	await server.stop();
	is(server.mails.map(({ to }) => to).sort().join(),
		'a@example.org,b@example.org,c@example.org',
		'and that one when it is due again');
	like(err, /is away.*\n[^]*is there again/,
		'the log says when the server is there again');
}

async function testPoison() {
	const server = await startServer();

	server.rule = (step, to) => step === 'RCPT' && to.startsWith('bad') ?
		'drop' : undefined;
	await outbox.subscribe(['bad@example.org', 'good@example.org']);
	await outbox.issue();
	await outbox.send(server);
	await server.stop();
	is(server.mails.map(({ to }) => to).join(), 'good@example.org',
		'a mail that drives the server away does not stop the others');
}

async function testUtf8() {
	const address = 'иван@example.org';
	const plain = await sendOne(() => undefined, { utf8: false }, address);

	like(plain.state, /^bounced\|1\|t\|.*SMTPUTF8/,
		'a server without SMTPUTF8 is not given what it cannot take');
	ok(!plain.server.commands.some((line) => /^(MAIL|RCPT)/.test(line)),
		'not even the address');
	const { mails: [mail] } = await sendOne(() => undefined,
		{ utf8: true }, address);

	is([mail.to, mail.session.isUtf8], [address, true],
		'with it, the address goes as it is, and is announced');
	like(mail.message, /^To: иван@example\.org\r$/m,
		'in the header too');
}

async function testConversation() {
	const server = await startServer();
	const readers = Array.from({ length: 120 }, (_, i) =>
		`reader${i}@example.org`);

	await outbox.subscribe(readers);
	await outbox.issue();
	await outbox.send(server);
	await server.stop();
	is([server.mails.length, server.connections], [120, 1],
		'one connection serves many mails');
	every(server.mails, ({ message }) =>
		message.split('\r\n').find((line) => line.length > 998 ||
			/^From /.test(line)), 'no line is too long');
}

async function testMaildir() {
	const fs = require('node:fs');

	await outbox.subscribe(['reader@example.org']);
	await outbox.issue();
	const { code } = await outbox.run(['--once'], { NEWSROOM_SMTP: '' });
	const files = fs.readdirSync(`${outbox.maildir}/new`);
	const text = fs.readFileSync(`${outbox.maildir}/new/${files[0]}`,
		'utf8');

	is([code, files.length, fs.readdirSync(`${outbox.maildir}/tmp`).length],
		[0, 1, 0], 'without a server, mails go into a maildir');
	ok(!text.includes('\r') && text.startsWith('Return-Path: <bounces+'),
		'with the line ends of this machine, and their sender');
	fs.rmSync(`${outbox.maildir}/new`, { recursive: true });
	await outbox.issue();
	const away = await outbox.run(['--once'], { NEWSROOM_SMTP: '' });

	is(away.code, 1, 'a maildir that is not there loses nothing');
	like(await outcomes(), /due\|0\|t\|maildir: /, 'the mail waits');
	fs.mkdirSync(`${outbox.maildir}/new`);
}

async function testLeft() {
	const server = await startServer();

	await outbox.subscribe(['a@example.org', 'b@example.org',
		'c@example.org']);
	await outbox.issue();
	let held;

	server.rule = (step, _, session) => {
		if (step !== 'END')
			return undefined;
		held = session;
		return 'hang';
	};
	const mailer = outbox.begin(['--once'], { NEWSROOM_SMTP: server.url });

	ok(await waitUntil(() => held), 'the first mail is under way');
	await outbox.sql(`SELECT core.leave(id) FROM core.subscriber
		WHERE address LIKE 'b%'`);
	server.rule = () => undefined;
	held.say('250 2.0.0 taken');
	await mailer.ended;
	await server.stop();
	is(server.mails.map(({ to }) => to).join(), 'c@example.org',
		'who has left while another mail was under way gets nothing');
	is(await outbox.sql('SELECT string_agg(state, \',\' ORDER BY id) ' +
		'FROM core.mail'), 'sent,dropped,sent', 'his mail is dropped');
}

run(async () => {
	outbox = await makeOutbox('outcomes');
	for (const test of [testSent, testLater, testSameId, testBounces,
		testTrouble, testRecovery, testPoison, testUtf8,
		testConversation, testMaildir, testLeft])
		await test();
}, () => outbox.remove());
