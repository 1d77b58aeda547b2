#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The database is away, or there and silent; and a program badly set up.
'use strict';

const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { ask, askAll, form, done } = require('./door.js');
const { ok, is, like, every, run, sh, waitUntil } = require('./tap.js');
const { word } = require('./words.js');

const AWAY = { NEWSROOM_DB: 'host=/nowhere/at/all dbname=newsroom' };
const RELEASE = '/bg/news/sofia-teh-park-i-klaster-medien-inovatsionen-hab/';
const PAGES = ['/bg/', '/en/', '/bg/news/', '/en/news/2020/', RELEASE,
	'/bg/projects/', '/en/projects/media-motor-europe/', '/bg/partners/',
	'/en/partners/vrt/', '/bg/about/', '/bg/newsletter/'];

function awayFault({ status, headers, page, name }) {
	const said = word('error', / \/en\//.test(name) ? 'en' : 'bg');

	return status !== 503 || !/^\d+$/.test(headers['retry-after']) ||
		headers['cache-control'] !== 'no-store' || headers.etag ||
		page.faults[0] || page.all('main').length !== 1 ||
		!page.one('h1').text.startsWith(`${said} 503`);
}

async function testReading() {
	const answers = await askAll(PAGES, { env: AWAY });
	const heads = await askAll(PAGES.slice(0, 3),
		{ env: AWAY, method: 'HEAD' });
	const held = await ask('/bg/', { env: { ...AWAY,
		HTTP_IF_NONE_MATCH: '"a", *' } });
	const wrong = await ask('/bg/%zz', { env: AWAY });

	every(answers, awayFault, 'a page says that it cannot be shown, and ' +
		'when to come again');
	every(heads, ({ status, headers }) => status !== 503 ||
		!headers['retry-after'], 'HEAD says so too');
	is(held.status, 503, 'nothing is said to be unchanged');
	is(wrong.status, 400, 'what is malformed is refused all the same');
	every([...answers, ...heads], ({ text }) =>
		/nowhere|libpq|socket|PostgreSQL/i.exec(text)?.[0],
	'nobody is told where the database is');
}

async function testWriting() {
	const fields = form({ email: 'reader@away.test.example',
		frequency: 'weekly' });
	const answers = await Promise.all(['bg', 'en'].map((lang) =>
		ask(`/${lang}/newsletter/`, { method: 'POST', env: AWAY, body:
			`${fields}&project=vrt&project=laboratory-complex` })));
	const wrong = await ask('/bg/newsletter/', { method: 'POST', env: AWAY,
		body: 'email=x&frequency=each' });
	const logged = await ask('/bg/newsletter/', { method: 'POST',
		env: { ...AWAY, REQUEST_ID: 'logged' }, body: fields });
	const left = ({ page }) => page.all('input', (e) => e.attrs.name &&
		(e.attrs.type === 'email' || 'checked' in e.attrs))
		.map((e) => e.attrs.value);

	every(answers, ({ status, headers }) => status !== 503 ||
		!/^\d+$/.test(headers['retry-after']),
	'a form that cannot be stored is not taken');
	every(answers, (answer) => left(answer).join() !== 'reader@away.test.' +
		'example,weekly,vrt,laboratory-complex' && left(answer),
	'the form is shown again with all that was typed');
	every(answers, ({ page }) => page.faults[0] ||
		!page.one('', (e) => e.attrs.role === 'alert').text
			.includes(word('wrong_away',
				page.one('html').attrs.lang)),
	'it says that nothing is stored');
	is([wrong.status, left(wrong)], [422, ['x', 'each']],
		'a wrong form is told what is wrong all the same');
	every([logged], ({ log }) => (log === '' || /test\.example/.test(log)) &&
		`it says: ${log}`, 'the log names nobody');
}

async function testHealth() {
	const programs = ['news', 'article', 'newsletter'];
	const alive = await Promise.all(programs.map((program) =>
		ask('/healthz', { program, env: AWAY })));
	const ready = await Promise.all(programs.map((program) =>
		ask('/readyz', { program, env: AWAY })));

	every(alive, ({ status }) => status !== 200 && status,
		'a program lives without its database');
	every(ready, ({ status, headers }) => status !== 503 ||
		!headers['retry-after'], 'but is not ready');
}

// A server that takes a connection and never says a word.
async function testSilence() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'silent-'));
	const server = net.createServer((peer) => peer.on('error', () => {}));

	await new Promise((there) =>
		server.listen(path.join(folder, '.s.PGSQL.5432'), there));
	const env = { NEWSROOM_DB: `host=${folder} dbname=newsroom` };
	const [page, post] = await Promise.all([ask('/bg/news/', { env }),
		ask('/bg/newsletter/', { method: 'POST', env,
			body: 'email=a@away.test.example&frequency=each' })]);

	is([page.status, post.status], [503, 503],
		'a database that never answers is away');
	server.close();
	fs.rmSync(folder, { recursive: true });
}

// The kernel asks a server that says nothing for long whether it is there still,
// so that who listens to it hears that it is not: proc(5), tcp.
const keepsAlive = (from, to) => fs.readFileSync('/proc/net/tcp', 'latin1')
	.split('\n').map((line) => line.trim().split(/\s+/))
	.filter(([, local, peer]) => local?.endsWith(`:${hex(from)}`) &&
		peer.endsWith(`:${hex(to)}`))
	.some(([, , , , , timer]) => timer.startsWith('02:') &&
		parseInt(timer.slice(3), 16) <= 1000);
const hex = (port) => port.toString(16).toUpperCase().padStart(4, '0');

async function testKeptAlive() {
	const peers = [];
	const server = net.createServer((peer) => {
		peer.on('error', () => {});
		peers.push(peer);
	});

	await new Promise((there) => server.listen(0, '127.0.0.1', there));
	const { port } = server.address();
	const asked = ask('/bg/news/', { env: { NEWSROOM_DB:
		`host=127.0.0.1 port=${port} dbname=newsroom` } });

	ok(await waitUntil(() => peers.some(({ remotePort }) =>
		keepsAlive(remotePort, port))),
	'a database that goes without a word is missed in some seconds');
	await asked;
	server.close();
}

const program = (name) => `${process.env.BUILD}/${name}`;

async function testSettings() {
	const env = { ...process.env, NEWSROOM_ORIGIN: 'ftp://a',
		NEWSROOM_TEMPLATES: 'here' };
	const wrong = await sh(program('news'), [], { env });
	const none = await sh(program('news'), [], { env: { ...process.env,
		NEWSROOM_TEMPLATES: '/nowhere' } });
	const empty = await ask('/bg/', { env: { NEWSROOM_DB: '' } });

	is([wrong.code, wrong.out], [1, ''],
		'a program that is set up wrong does not run');
	ok(/NEWSROOM_ORIGIN.*ftp:\/\/a/.test(wrong.err) &&
		/NEWSROOM_TEMPLATES.*here/.test(wrong.err),
	'it names all faults at once', wrong.err);
	ok(none.code === 1 && /\/nowhere/.test(none.err),
		'without its templates a program does not run', none.err);
	is(empty.status, 200, 'libpq\'s own variables work as anywhere');
}

async function testUsage() {
	for (const name of ['news', 'article', 'newsletter']) {
		const help = await sh(program(name), ['--help']);
		const wrong = await sh(program(name), ['--nothing']);

		like(help.out,
			/NEWSROOM_DB[^]*NEWSROOM_TEMPLATES[^]*NEWSROOM_ORIGIN/,
			`${name} --help prints every setting`);
		is([help.code, wrong.code], [0, 2],
			`${name} tells wrong usage from right`);
	}
}

run(async () => {
	await testReading();
	await testWriting();
	await testHealth();
	await testSilence();
	await testKeptAlive();
	await testSettings();
	await testUsage();
	await done();
});
