#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What breaks while people read, and who notices: on a site of its own.
'use strict';

const fs = require('node:fs');
const net = require('node:net');
const { get, load, stranger } = require('./http.js');
const { TYPE, record, begin, params, request, send, statusOf } =
	require('./fastcgi.js');
const { startWorker, killWorkers } = require('./worker.js');
const { startSite } = require('./private_site.js');
const { workers, ofSession, isAlive, kill } = require('./processes.js');
const { ok, is, every, skip, run, sh, sql, sleep, waitUntil } =
	require('../cgi/tap.js');

const PAGES = ['/bg/', '/bg/news/', '/en/news/2020/', '/bg/projects/',
	'/bg/news/sofia-teh-park-i-klaster-medien-inovatsionen-hab/',
	'/en/partners/vrt/', '/bg/about/', '/en/nothing/', '/bg/newsletter/'];

let site;

// With one letter as an escape an address is the same to a worker, and nginx
// keeps no page of it: who asks so meets a worker and the database.
const THROUGH = PAGES.map((uri) => uri.replace(/[a-z](?=\/$)/, (letter) =>
	`%${letter.charCodeAt(0).toString(16)}`));

const ask = (uri, options = {}) => get(uri, { origin: site.origin,
	agent: false, ...options });
const answers = async () => (await Promise.all(THROUGH.map((uri) =>
	ask(uri)))).every(({ status }) => [200, 404].includes(status));
const isFine = ({ status, name }) => status === 200 ||
	(status === 404 && /nothin/.test(name));
const fault = (reply) => !isFine(reply) && reply.status;
const query = (statements) => sql(statements, 'postgres', site.env);

// What readers get while something is done to the site.
async function during(action, many, pause) {
	const readers = load(THROUGH, site.origin, many, pause);

	await waitUntil(() => readers.replies.length > 20);
	await action(readers);
	const some = readers.replies.length;

	await waitUntil(() => readers.replies.length > some + 40);
	return readers.stop();
}

// Every connection of a program is cut at once, again and again.
async function testTerminated() {
	const cut = `SELECT count(pg_terminate_backend(pid))
		FROM pg_stat_activity
		WHERE usename IN ('news', 'article', 'newsletter')`;
	const replies = await during(async (readers) => {
		for (let i = 0; i < 5; i++) {
			const some = readers.replies.length;

			await query(cut);
			// No question may meet two cuts.
			await readers.goOn();
			await waitUntil(() => readers.replies.length > some + 20);
		}
	});

	every(replies, fault, 'no reader notices that a connection to the ' +
		'database was cut');
	ok(await waitUntil(answers), 'the site goes on');
}

const VIEWS = { moved: 'path', page: 'title', edition_text: 'place' };

// Words that make a view of web anew with another text.
async function remake(name) {
	const readers = await query(`SELECT string_agg(grantee, ',')
		FROM information_schema.role_table_grants
		WHERE table_schema = 'web' AND table_name = '${name}'
		AND grantee <> 'owner'`);

	return (text) => `DROP VIEW web.${name};
		CREATE VIEW web.${name} AS ${text};
		ALTER VIEW web.${name} OWNER TO owner;
		GRANT SELECT ON web.${name} TO ${readers};`;
}

// As a migration does: the same views, a column of each of another type.
async function changeViews() {
	for (const [name, column] of Object.entries(VIEWS)) {
		const old = await query(
			`SELECT rtrim(pg_get_viewdef('web.${name}'), ';')`);
		const columns = await query(`SELECT string_agg(CASE attname
			WHEN '${column}' THEN '${column}::varchar(5000)'
			ELSE attname END, ',' ORDER BY attnum)
			FROM pg_attribute
			WHERE attrelid = 'web.${name}'::regclass
			AND attnum > 0`);
		const make = await remake(name);

		await query(make(`SELECT ${columns} FROM (${old}) AS x`));
		await sleep(100);
		await query(make(old));
		await sleep(100);
	}
}

async function testMigration() {
	const before = workers(site.folder);
	const replies = await during(changeViews);

	every(replies, fault, 'no reader notices that a migration changed ' +
		'what is read');
	is(workers(site.folder), before, 'and no worker ends for it');
}

const KILLS = 12;

// A worker that is killed has another beside it.
async function testKilledWorker() {
	// So many that a worker is hardly ever idle when it is killed.
	const replies = await during(async (readers) => {
		for (let i = 0; i < KILLS; i++) {
			const program = i % 4 ? 'news' : 'article';
			const [pid] = workers(site.folder, program);
			const some = readers.replies.length;

			kill(pid);
			await waitUntil(() => !isAlive(pid));
			await waitUntil(() =>
				workers(site.folder, program).length === 2);
			// No request may meet two who are killed.
			await readers.goOn();
			await waitUntil(() => readers.replies.length > some + 80);
		}
	}, 8, 0);

	// An answer that is half sent cannot be begun again.
	every(replies.filter(({ status }) => status !== 0), fault,
		'no reader is told that a worker was killed');
	ok(replies.filter(({ status }) => status === 0).length <= KILLS,
		'at most the answer is cut that it was sending');
	is(workers(site.folder).length, 6, 'another one takes its place');
}

async function testKilledWorkers() {
	for (let i = 0; i < 5; i++) {
		for (const pid of workers(site.folder))
			kill(pid);
		await sleep(50);
	}
	ok(await waitUntil(answers), 'the site answers again after all ' +
		'workers were killed, five times');
	ok(await waitUntil(() => workers(site.folder).length === 6),
		'and has as many workers as before');
}

const form = () => ask('/bg/newsletter/', { method: 'POST',
	from: stranger(),
	body: 'email=reader%40failures.test.example&frequency=each' });

async function testStopped() {
	const before = workers(site.folder);
	const stopped = await site.stopPostgres();
	const readers = load(THROUGH, site.origin);

	ok(await waitUntil(() => readers.replies.filter(({ status }) =>
		status === 503).length > 20), 'without its database and ' +
		'without a copy the site says that it cannot answer', stopped.err);
	const post = await form();
	const ready = await ask('/readyz');
	const alive = await ask('/healthz');
	const started = await site.startPostgres();
	const again = await waitUntil(answers);
	const replies = await readers.stop();
	const away = replies.filter(({ status }) => status === 503);

	every(away, ({ headers, page }) => !/^\d+$/.test(
		headers['retry-after']) || page.faults[0] ||
		!/503/.test(page.one('h1').text),
	'it says so in its design, and when to come again');
	every(replies.filter((reply) => !isFine(reply)), ({ status }) =>
		status !== 503 && status, 'and says nothing else');
	ok(post.status === 503 && post.page.one('input', (e) =>
		e.attrs.value === 'reader@failures.test.example'),
	'a form is shown again as it was typed', post.status);
	is([ready.status, alive.status], [503, 200],
		'its programs live, and are not ready');
	ok(again, 'the pages are there again when the database is',
		started.err);
	// Each program, and each worker of it, looks for itself by and by.
	ok(await waitUntil(async () => await sleep(1000) ||
		(await form()).status === 303), 'and the form is taken');
	is(workers(site.folder), before, 'nothing was started anew');
}

// A server that takes questions and answers none is not there, for who watches.
async function testSilentServer() {
	const before = await ask('/readyz');
	const held = query(`BEGIN; LOCK TABLE core.version;
		SELECT pg_sleep(600); COMMIT`).catch(() => {});
	const silent = await waitUntil(async () =>
		(await ask('/readyz')).status === 503);

	await query(`SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
		WHERE query LIKE '%pg_sleep(600)%' AND pid <> pg_backend_pid()`);
	await held;
	ok(before.status === 200 && silent, 'nor is a site ready whose database ' +
		'does not answer');
	ok(await waitUntil(answers), 'it is again when that answers');
}

// As after a loss of power: the server ends without a word and recovers.
async function testCrashed() {
	for (const { pid } of ofSession(site.postmaster()))
		kill(pid);
	ok(await waitUntil(async () => (await ask(THROUGH[1])).status === 503),
		'a database that fell is away');
	await waitUntil(async () => (await site.startPostgres()).code === 0);
	ok(await waitUntil(answers),
		'the pages are there again when it has recovered');
}

// What libfcgi itself does not survive: KNOWN, "Hostile".
async function testFatal() {
	const socket = `${site.folder}/run/news.sock`;

	for (const n of [0x3fffffff, 0x40000000, 0x7ffffff0, 0x7fffffff])
		await send(socket,
			[begin(), record(TYPE.params, params({}, n))]);
	ok(await waitUntil(answers), 'a record that ends a worker does not ' +
		'end the site');
	ok(await waitUntil(() => workers(site.folder).length === 6),
		'another worker takes its place');
}

// A peer who stays and says nothing more holds a worker for ten seconds.
async function testSilentOn(worker, records) {
	const peer = net.connect(worker.socket);

	peer.on('error', () => {});
	await new Promise((sent) => peer.write(Buffer.concat(records), sent));
	const bytes = await send(worker.socket, request());

	peer.destroy();
	return { name: worker.name, answered: worker.end === undefined &&
		statusOf(bytes) > 0 };
}

const testSilent = async (program, records) =>
	testSilentOn(await startWorker(program), records);

// One who is there already when another goes away in the middle.
async function testSilentNext() {
	const worker = await startWorker('news');
	const first = net.connect(worker.socket);

	await new Promise((sent) =>
		first.write(begin().subarray(0, 3), sent));
	const answered = testSilentOn(worker, [begin()]);

	await sleep(100);
	first.destroy();
	return answered;
}

// One that has no descriptor left to take a request ends, for another one to
// be begun: it would be woken for ever.
async function testNoDescriptor() {
	const worker = await startWorker('news');
	const { pid } = worker.child;
	const open = new Set(fs.readdirSync(`/proc/${pid}/fd`).map(Number));
	let free = 0;

	while (open.has(free))
		free++;
	// The number that the next one would have is one too many.
	await sh('prlimit', ['--pid', String(pid), `--nofile=${free}`]);
	const peer = net.connect(worker.socket);

	peer.on('error', () => {});
	ok(await waitUntil(() => worker.end !== undefined) &&
		/Too many open files/.test(worker.log),
	'a worker without descriptors ends and says why', worker.log);
	peer.destroy();
}

// What of its disk nobody learns who only reads: a disk without room stands
// where the database puts what does not fit into memory.
async function testNoRoom() {
	const folder = `${site.folder}/pg/base/pgsql_tmp`;
	const said = async () => (await sh(`${process.env.BUILD}/newsroom`,
		['status'], { env: { ...process.env, ...site.env } })).out
		.match(/^(\S+) +database +(.*)$/m)?.slice(1).join(' ');

	fs.mkdirSync(folder, { recursive: true });
	if ((await sh('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=777',
		'newsroom', folder])).code !== 0) {
		skip('only root may mount a disk', 'a full disk is told of');
		return;
	}
	is(await said(), 'critical its disk has no room for 64 MB',
		'a full disk of the database is told of');
	await sh('umount', ['-l', folder]);
	is(await said(), 'ok there is room for 64 MB and more',
		'and one with room again is well');
}

const startSilent = () => Promise.all([testSilentNext(),
	testSilent('news', [Buffer.alloc(0)]),
	testSilent('article', [Buffer.concat(request()).subarray(0, 30)]),
	testSilent('newsletter', [begin(), record(TYPE.params, params({
		REQUEST_METHOD: 'POST', REQUEST_URI: '/bg/newsletter/',
		CONTENT_TYPE: 'application/x-www-form-urlencoded',
		CONTENT_LENGTH: '9' })), record(TYPE.params)])]);

run(async () => {
	const silent = startSilent();

	site = await startSite('failures');
	await testTerminated();
	await testMigration();
	await testKilledWorker();
	await testKilledWorkers();
	await testStopped();
	await testSilentServer();
	await testCrashed();
	await testFatal();
	await testNoDescriptor();
	await testNoRoom();
	every(await silent, ({ answered }) => !answered && 'no answer',
		'a peer who says nothing is not waited for for ever');
}, async () => {
	killWorkers();
	if (site)
		await sh('umount', ['-lq', `${site.folder}/pg/base/pgsql_tmp`]);
	await site?.stop();
});
