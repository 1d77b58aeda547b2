#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The logs say what was done, and not who reads us.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { get, getAll, nextSecond, post, raw, stranger } =
	require('./http.js');
const { clean } = require('../cgi/content.js');
const { is, ok, like, every, run, waitUntil } = require('../cgi/tap.js');

const folder = path.join(process.env.TEST_VAR, 'log');
const WORKERS = ['news.log', 'article.log', 'newsletter.log'];

// Where each log ends now, so that what others did is not read.
const sizes = Object.fromEntries(fs.readdirSync(folder).map((name) =>
	[name, fs.statSync(path.join(folder, name)).size]));
const added = (name) => fs.readFileSync(path.join(folder, name))
	.subarray(sizes[name] ?? 0).toString('utf8');
const all = () => fs.readdirSync(folder).map(added).join('\n');

const idOf = ({ headers }) => headers['x-request-id'];
const lineOf = (name, id) =>
	added(name).split('\n').find((line) => line.includes(id)) ?? '';
const logged = (reply, name) => waitUntil(() => lineOf(name, idOf(reply)));

async function testLines() {
	await nextSecond();
	const page = await get('/bg/projects/media-motor-europe/');
	const lost = await get('/en/nothing/?who=secret-one');
	const form = await post('/bg/newsletter/', 'email=x');
	const site = await get('/bg/errors/404/');

	like(await logged(page, 'news.log'), new RegExp('^news\\[\\d+\\] ' +
		`${idOf(page)}: (200|304) GET ${page.name.slice(4)} \\d+ ` +
		'\\d+ us$'),
		'a worker\'s line says what was asked and answered');
	like(await logged(lost, 'news.log'), / 404 GET \/en\/nothing\/ \d+ /,
		'a worker\'s line says so of what is not there');
	like(await logged(form, 'newsletter.log'),
		/ 422 POST \/bg\/newsletter\/ \d+ /, 'and of a form');
	like(await logged(page, 'access.log'), new RegExp(`${idOf(page)} ` +
		'127\\.0\\.0\\.1 GET "/bg/projects/media-motor-europe/" 200 '),
	'nginx\'s line has the number that the worker\'s has');
	like(await logged(site, 'access.log'), / 404 /,
		'what nginx answers by itself has a line too');
}

const SECRET = 'secret-two';
const PRIVATE = [`/bg/newsletter/confirm/?t=${SECRET}`,
	`/en/newsletter/preferences/?t=${SECRET}`,
	`/newsletter/one-click/?t=${SECRET}`, `/bg/newsletter/?email=${SECRET}`,
	`/bg/news%6cetter/?t=${SECRET}`, `/bg/newsletter?t=${SECRET}`,
	`/bg/?t=${SECRET}`, `/bg/about/?a=1&token=${SECRET}`,
	`/bg/news/?t=%zz${SECRET}`, `/bg/newsletter/%ff?t=${SECRET}`,
	`/bg/preview/?secret=${SECRET}`, `/bg/news/a/preview/?t=${SECRET}`];

// Everything that makes a server complain, about one who reads us.
async function testPrivate() {
	const from = stranger();
	const good = 'email=secret-two%40log.test.example&frequency=each';

	await getAll(PRIVATE, { from });
	await Promise.all([get(PRIVATE[0],
		{ method: 'POST', body: good, from }),
		get('/bg/newsletter/', { method: 'POST', body: good, from }),
		get('/bg/newsletter/', { method: 'POST', from,
			body: `${good}%zz` }),
		get(PRIVATE[3], { method: 'POST', from,
			body: `${good}&x=${'q'.repeat(70000)}` }),
		get(`${PRIVATE[0]}${'q'.repeat(9000)}`)]);
	for (let i = 0; i < 2; i++)
		await Promise.all(Array.from({ length: 30 }, () =>
			get(PRIVATE[3],
			{ method: 'POST', body: good, from })));
	await raw(`GET ${PRIVATE[0]}%zz HTTP/9\r\n\r\n`);
	const last = await get(PRIVATE[3], { from });

	await logged(last, 'access.log');
	const text = all();

	ok(!text.includes(SECRET),
		'no log has a token or an address of a reader',
		text.split('\n').filter((line) =>
			line.includes(SECRET)).join('\n'));
	ok(!text.includes(from), 'no log has the machine of who reads us',
		text.split('\n').filter((line) =>
			line.includes(from)).join('\n'));
	ok(/ - POST "\/bg\/newsletter\/" 429 /.test(text),
		'but that too much was sent is there to be seen');
}

async function testQueries() {
	const reply = await get('/bg/news/?before=1-1&q=secret-three');

	await logged(reply, 'news.log');
	every(WORKERS, (name) => /\?|secret-(one|three)/.exec(added(name))?.[0],
		'no worker writes down what stands in a query');
}

// Bytes that would end a line and begin another.
async function testForgery() {
	const reply = await get('/bg/a%0a%0dnews%5b1%5d%20forged:%20200/');
	const id = await get('/bg/', { headers: { 'x-request-id': 'forged-id',
		'request-id': 'forged-id' } });

	await logged(reply, 'news.log');
	every([...WORKERS, 'access.log'], (name) =>
		/^(news\[1\]|.*forged-id)/m.exec(added(name))?.[0],
	'nobody writes a line of his own into a log');
	is(/^[0-9a-f]{32}$/.test(idOf(id)), true,
		'nobody chooses the number of his request');
}

run(async () => {
	await clean();
	await testLines();
	await testPrivate();
	await testQueries();
	await testForgery();
}, clean);
