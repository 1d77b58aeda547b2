#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Workers may read from a standby, which tells them of no change and is
// behind the primary: what is new comes with its replay, and a page is never
// older than its tag says.
'use strict';

const fs = require('node:fs');
const { PrivateSite } = require('./private_site.js');
const { request, send, statusOf, outputOf } = require('./fastcgi.js');
const { startWorker, killWorkers } = require('./worker.js');
const { putEditions, clean } = require('../cgi/content.js');
const { ok, is, run, sh, waitUntil } = require('../cgi/tap.js');

const PAGE = '/bg/news/test-stranitsa/';

const put = (title) => putEditions([{ key: 'test-stranitsa', lang: 'bg',
	slug: 'test-stranitsa', published: '2026-01-02 10:00', title }]);

// A copy of the site's database that follows it, on a socket of its own.
async function startStandby() {
	const folder = `${process.env.TEST_VAR}.standby`;
	const site = new PrivateSite(folder, 0);

	fs.rmSync(folder, { recursive: true, force: true });
	for (const place of ['', '/run', '/log']) {
		fs.mkdirSync(folder + place);
		fs.chmodSync(folder + place, 0o777);
	}
	await site.postgres(`pg_basebackup -h '${process.env.PGHOST}' \\
		-p ${process.env.PGPORT} -U postgres -D pg -R -X stream -c fast \\
		--no-sync >&8 2>&8 &&
		pg_ctl -s -w -D pg -o "-c listen_addresses= \\
			-c unix_socket_directories=../run -c fsync=off" \\
			start >&8 2>&8 </dev/null`);
	return site;
}

const ask = async (worker, tag) => {
	const answer = await send(worker.socket, request({ REQUEST_URI: PAGE,
		 ...tag && { HTTP_IF_NONE_MATCH: tag } }));

	return { status: statusOf(answer), text: outputOf(answer),
		tag: /^ETag: (.*)\r$/m.exec(outputOf(answer))?.[1] };
};
const shows = async (worker, words) =>
	(await ask(worker)).text.includes(words);

run(async () => {
	await put('Първо заглавие');
	const site = await startStandby();
	const on = async (words) => {
		const { code, out, err } = await sh('psql', ['-XqAt', '-h',
			`${site.folder}/run`, '-U', 'postgres', '-d',
			process.env.PGDATABASE, '-c', words]);

		if (code !== 0)
			throw Error(`${words}: ${err}`);
		return out.trim();
	};
	const worker = await startWorker('article', { NEWSROOM_DB:
		`host='${site.folder}/run' dbname=${process.env.PGDATABASE}` });

	try {
		const first = await ask(worker);

		is([first.status, first.text.includes('Първо заглавие')],
			[200, true], 'a page is read from a standby');
		is((await ask(worker, first.tag)).status, 304,
			'and not made again while it stands');
		await put('Второ заглавие');
		ok(await waitUntil(() => shows(worker, 'Второ заглавие')),
			'what changes is there once it is replayed');
		// The version is asked for before the page, so that for a moment a
		// new page has the old tag, and never the other way round.
		// A worker that takes it for a primary asks in a minute.
		ok(await waitUntil(async () =>
			(await ask(worker)).tag !== first.tag, 30),
		'under another tag');
		const second = await ask(worker);

		await on('SELECT pg_wal_replay_pause()');
		await put('Трето заглавие');
		const behind = [];

		for (let i = 0; i < 50; i++)
			behind.push(await ask(worker));
		ok(behind.every(({ tag, text }) => tag === second.tag &&
			text.includes('Второ заглавие')),
		'while it is behind, the old page has the old tag');
		await on('SELECT pg_wal_replay_resume()');
		ok(await waitUntil(() => shows(worker, 'Трето заглавие')),
			'and the new one comes with the replay');
		is(await on('SELECT pg_promote()'), 't', 'it becomes the primary');
		is(await on(`UPDATE core.edition SET title = 'Четвърто заглавие'
			WHERE slug = 'test-stranitsa' RETURNING lang`), 'bg',
		'which can be written to');
		ok(await waitUntil(() => shows(worker, 'Четвърто заглавие')),
			'and its worker goes on', worker.log);
	} finally {
		killWorkers();
		await site.stopPostgres('immediate');
		fs.rmSync(site.folder, { recursive: true, force: true });
		await clean();
	}
});
