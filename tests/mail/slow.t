#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// How long the mailer waits for a mail server, and for what. The waits of all
// these tests run beside each other, each with a database of its own.
'use strict';

const { is, run, sleep, waitUntil } = require('../cgi/tap.js');
const { makeOutbox } = require('./outbox.js');
const { startServer } = require('./server.js');

const outboxes = [];
const states = (outbox) => outbox.sql(`SELECT string_agg(state || attempts ||
	coalesce(leased_by, 0), ' ' ORDER BY id) FROM core.mail`);

// Say what is right after so many seconds.
const late = (seconds, reply) => (session) => {
	sleep(seconds * 1000).then(() => session.say(reply));
	return 'hang';
};

async function testEnd(outbox) {
	const server = await startServer();
	const say = late(45, '250 2.0.0 scanned and taken');

	server.rule = (step, to, session) => step === 'END' &&
		to.startsWith('a@') ? say(session) : undefined;
	const { code } = await outbox.send(server);

	await server.stop();
	is([code, server.connections, await states(outbox)],
		[0, 1, 'sent10 sent10'],
		'a server may scan a mail for long before it takes it');
}

async function testGreeting(outbox) {
	const server = await startServer();
	const say = late(15, '220 test.example ESMTP');

	server.rule = (step, _, session) => step === 'greeting' ?
		say(session) : undefined;
	const { code } = await outbox.send(server);

	await server.stop();
	is([code, server.mails.length], [0, 2],
		'it may pause before its greeting');
}

// Whether a mailer ends by itself in three minutes, which is long for the
// slowest machine and short for who waits for an answer; it is ended anyway.
async function endOf(mailer) {
	let end;

	mailer.ended.then((is) => {
		end = is;
	});
	if (!await waitUntil(() => end, 180))
		process.kill(-mailer.pid, 'SIGKILL');
	await mailer.ended;
	return end?.code;
}

async function testGoodBye(outbox) {
	const server = await startServer();

	server.rule = (step, to) => step === 'RCPT' && to.startsWith('a@') ?
		'550 5.1.1 no' : undefined;
	// libcurl says it after a refusal.
	server.quit = false;
	const code = await endOf(outbox.begin(['--once'],
		{ NEWSROOM_SMTP: server.url }));

	await server.stop();
	is([code, await states(outbox)], [0, 'bounced10 sent10'],
		'nobody waits for the answer to a good-bye');
}

async function testTerm(outbox) {
	const server = await startServer();
	let isThere = false;

	server.rule = (step) => {
		isThere ||= step === 'RCPT';
		return step === 'RCPT' ? 'hang' : undefined;
	};
	const mailer = outbox.begin([], { NEWSROOM_SMTP: server.url });

	await waitUntil(() => isThere);
	mailer.kill();
	const code = await endOf(mailer);

	await server.stop();
	is([code, await states(outbox)], [0, 'due00 due00'],
		'asked to end, it gives back a mail that is not handed over');
}

// Twenty that share one mail a second: each pauses for as many.
async function testPause(outbox) {
	const server = await startServer();
	const mailer = outbox.begin(['--once', '--connections', '20'],
		{ NEWSROOM_SMTP: server.url, NEWSROOM_MAIL_RATE: '1' });

	await waitUntil(async () => (await states(outbox)).startsWith('sent'));
	await outbox.sql(`SELECT core.leave(id) FROM core.subscriber
		WHERE address = 'b@example.org'`);
	const { code } = await mailer.ended;

	await server.stop();
	is([code, server.mails.length, await states(outbox)],
		[0, 1, 'sent10 dropped00'],
		'who leaves in the pause between two mails is not written to');
}

run(async () => {
	const tests = [testEnd, testGreeting, testGoodBye, testTerm,
		testPause];

	for (const test of tests) {
		const outbox = await makeOutbox(`slow_${test.name.toLowerCase()}`);

		outboxes.push(outbox);
		await outbox.subscribe(['a@example.org', 'b@example.org']);
		await outbox.issue();
	}
	await Promise.all(tests.map((test, i) => test(outboxes[i])));
}, () => Promise.all(outboxes.map((outbox) => outbox.remove())));
