#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// A preview is for who has its secret, as long as it lasts, and for nobody
// else: no cache, no log and no machine that searches.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { execFileSync } = require('node:child_process');
const { get, raw } = require('./http.js');
const { is, ok, every, run, waitUntil } = require('../cgi/tap.js');

const newsroom = (...words) => execFileSync(
	`${process.env.BUILD}/newsroom`, words,
	{ encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
const psql = (statement) => execFileSync('psql', ['-XAtqU', 'postgres', '-d',
	'newsroom', '-c', statement], { encoding: 'utf8' });

const FILE = `---
title: Преглед преди всички
lang: bg
slug: pregled-predi-vsichki
revision: 0
lead: Текст, който още никой не бива да чете.
projects: [media-motor-europe]
partners: [vrt]
---

Тялото на тайния текст.
`;
const NAME = 'pregled-predi-vsichki';

// The path and query of a new preview.
const begin = (...words) => new URL(JSON.parse(newsroom('article', 'preview',
	NAME, '--json', ...words)).address);
const addressOf = (url) => url.pathname + url.search;
const secretOf = (url) => url.searchParams.get('t');

function below(folder) {
	return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
		entry.isDirectory() ? below(path.join(folder, entry.name)) :
			[path.join(folder, entry.name)]);
}

// What is gone, as nginx writes a copy anew, holds nothing.
function bytesOf(file) {
	try {
		return fs.readFileSync(file);
	} catch ({ code }) {
		if (code !== 'ENOENT')
			throw Error(`${file}: ${code}`);
		return Buffer.alloc(0);
	}
}

const holding = (folder, word) => below(path.join(process.env.TEST_VAR,
	folder)).filter((file) => bytesOf(file).includes(word));

async function testPage() {
	const url = begin();
	const page = await get(addressOf(url));
	const head = await get(addressOf(url), { method: 'HEAD' });
	const held = await get(addressOf(url),
		{ headers: { 'If-None-Match': '*' } });
	const { headers } = page;
	const body = String(page.bytes);

	ok(secretOf(url).length >= 22, 'the secret has 128 bits or more');
	is(url.pathname, `/bg/news/${NAME}/preview/`,
		'a preview stands below the address that the page will have');
	is([page.status, head.status, held.status], [200, 200, 200],
		'it is there, also for HEAD, and nobody is told that he has it');
	is([headers['cache-control'], headers.etag, headers['referrer-policy'],
		headers['x-robots-tag']],
	['no-store', undefined, 'no-referrer', 'noindex, nofollow, noarchive'],
	'nobody keeps it, finds it, or is told of it');
	every(['Предварителен преглед', 'Преглед преди всички',
		'Тялото на тайния текст.', 'name="robots" content="noindex',
		'871552', '/bg/partners/vrt/', 'акционерно дружество'],
	(words) => !body.includes(words) && words,
	'it is the page, whole, and says that it is a preview');
	ok(!body.includes('под ембарго'), 'a draft is under no embargo');
	is(head.bytes.length, 0, 'HEAD has no body');
	is((await get(`/bg/news/${NAME}/`)).status, 404,
		'the page itself is not there yet');
	return url;
}

async function testEmbargo(url) {
	newsroom('article', 'embargo', NAME, '--until', '2099-03-01 10:00');
	const body = String((await get(addressOf(url))).bytes);

	ok(/под ембарго до 1\s+март\s+2099\s+г\.,\s10:00&nbsp;ч\./
		.test(body),
		'an embargo says until when');
	const number = psql(`SELECT max(number) || '/2099' FROM core.press_number
		WHERE year = 2099`).trim();

	ok(body.includes(`№&nbsp;${number}`), 'and the number that it will have',
		number);
}

async function testWrong(url) {
	const secret = secretOf(url);
	const wrong = [secret.replace(/^./, (c) => (c === 'a' ? 'b' : 'a')),
		secret.slice(1), `${secret}a`, '', "' OR true --",
		secret.toUpperCase()].map((t) =>
		`${url.pathname}?t=${encodeURIComponent(t)}`);
	const replies = [];

	for (const address of [...wrong, url.pathname,
		addressOf(url).replace('/bg/', '/en/')])
		replies.push(await get(address));
	every(replies, ({ status, headers }) => (status !== 410 ||
		headers['cache-control'] !== 'no-store') && status,
	'a wrong secret is 410, whatever is wrong');
	every(replies, ({ bytes }) => bytes.includes('Тялото') && 'shown',
		'and shows nothing');
	is((await get(addressOf(url), { method: 'POST', body: 'a=b' })).status,
		405, 'there is nothing to post');
}

async function testEnd(url) {
	const late = begin('--until', '2099-01-01');
	const hash = execFileSync('psql', ['-XAtqU', 'postgres', '-d', 'newsroom',
		'-c', `SELECT encode(hash, 'hex') FROM core.preview
		WHERE until > '2098-01-01'`], { encoding: 'utf8' }).trim();

	is((await get(addressOf(late))).status, 200, 'another one lasts longer');
	psql(`UPDATE core.preview SET until = now() - interval '1 second'
		WHERE hash = '\\x${hash}'`);
	is((await get(addressOf(late))).status, 410,
		'after its time it is 410 at once');
	is((await get(addressOf(url))).status, 200, 'and the first goes on');
	newsroom('article', 'preview', NAME, '--end');
	is((await get(addressOf(url))).status, 410, 'until it is told to end');
	return [url, late];
}

async function testTraces(urls) {
	// What makes a server complain, too.
	await raw(`GET ${addressOf(urls[0])}%zz HTTP/9\r\n\r\n`);
	await get(`${addressOf(urls[0])}${'q'.repeat(9000)}`);
	await get(`${urls[0].pathname}?t=${secretOf(urls[0])}&%ff`);
	await get(addressOf(urls[0]),
		{ method: 'POST', body: 'a'.repeat(70000) });
	const last = await get(addressOf(urls[0]));

	await waitUntil(() => holding('log', last.headers['x-request-id'])
		.length >= 2);
	for (const url of urls) {
		is(holding('log', secretOf(url)), [], 'no log has the secret');
		is(holding('cache', secretOf(url)), [], 'nor has the cache');
	}
	is(holding('cache', 'Тялото на тайния текст'), [],
		'of which no page is kept');
	is(psql(`SELECT count(*) FROM core.preview
		WHERE hash IN ('${urls.map(secretOf)
		.join("'::bytea, '")}'::bytea)`).trim(), '0',
	'the database has its hash only');
}

run(async () => {
	const file = path.join(process.env.TEST_VAR, 'tmp', 'preview.md');

	try {
		fs.writeFileSync(file, FILE);
		newsroom('article', 'import', file);
		const url = await testPage();

		await testEmbargo(url);
		await testWrong(url);
		await testTraces(await testEnd(url));
	} finally {
		fs.unlinkSync(file);
		psql(`DELETE FROM core.article WHERE key = '${NAME}'`);
	}
});
