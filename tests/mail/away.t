#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The database goes away while each child has a mail in hand, and stays away:
// what was taken meanwhile is written down once it is there again, before
// anybody takes it for a mail that waits.
'use strict';

const { is, run, waitUntil } = require('../cgi/tap.js');
const { childrenOf } = require('../web/processes.js');
const { makeOutbox } = require('./outbox.js');
const { startServer } = require('./server.js');

// More than one bag holds.
const MAILS = 60;
const TRIES = 10;
let outbox;

const open = (isOpen) => outbox.sql(`ALTER DATABASE ${outbox.name}
	ALLOW_CONNECTIONS ${isOpen};
	SELECT pg_terminate_backend(pid) FROM pg_stat_activity
	WHERE NOT ${isOpen} AND datname = '${outbox.name}'`, 'postgres');

// How often a process has found that the database is away.
const tries = (mailer, pid) =>
	mailer.err.split(`[${pid}] -: db: away`).length - 1;

async function testAway() {
	const server = await startServer();
	const held = [];

	await outbox.subscribe(Array.from({ length: MAILS }, (_, i) =>
		`reader${i}@example.org`));
	await outbox.issue();
	server.rule = (step, to, session) => {
		if (step !== 'END' || held.length === 2)
			return undefined;
		held.push({ to, session });
		return 'hang';
	};
	const mailer = outbox.begin(['--once', '--connections', '2'],
		{ NEWSROOM_SMTP: server.url });

	await waitUntil(() => held.length === 2);
	await open(false);
	for (const { to, session } of held) {
		server.mails.push({ to });
		session.say('250 2.0.0 taken');
	}
	await waitUntil(() => childrenOf(mailer.pid).every((pid) =>
		tries(mailer, pid) >= TRIES));
	await open(true);
	const { code } = await mailer.ended;

	await server.stop();
	is([code, server.mails.length,
		new Set(server.mails.map(({ to }) => to)).size],
	[0, MAILS, MAILS], 'everybody is written to, and nobody twice');
	is(await outbox.sql('SELECT state, count(*) FROM core.mail GROUP BY 1'),
		`sent|${MAILS}`, 'and all of it is written down');
}

run(async () => {
	outbox = await makeOutbox('away');
	await testAway();
}, () => outbox.remove());
