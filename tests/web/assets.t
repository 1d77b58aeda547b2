#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Files that a browser keeps for a year, and the way to all of them.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { get, getAll } = require('./http.js');
const { is, ok, every, run } = require('../cgi/tap.js');

const FOREVER = 'public, max-age=31536000, immutable';
// The others have names that other people have chosen.
const HASHED = /\.[0-9a-f]{10}\.\w+$/;
const CHOSEN = { 'robots.txt': 'text/plain; charset=utf-8',
	'favicon.ico': 'image/x-icon',
	'site.webmanifest': 'application/manifest+json' };
const TYPES = { png: 'image/png', css: 'text/css; charset=utf-8',
	woff2: 'font/woff2',
	svg: 'image/svg+xml; charset=utf-8', txt: 'text/plain; charset=utf-8' };

const names = fs.readdirSync(path.join(process.env.TEST_VAR, 'assets'))
	.filter((name) => !/\.(gz|br)$/.test(name));
const uris = names.filter((name) => HASHED.test(name)).map((name) =>
	`/assets/${name}`);

async function testFiles() {
	const replies = await getAll(uris);

	every(replies, ({ status, headers, name }) => status !== 200 ||
		headers['content-type'] !== TYPES[name.split('.').at(-1)],
	'every asset is there, and what it says it is');
	every(replies, ({ headers }) => headers['cache-control'] !== FOREVER,
		'an asset is kept for a year');
	every(replies, ({ name, bytes }) => name.split('.').at(-2) !==
		crypto.createHash('sha256').update(bytes).digest('hex')
			.slice(0, 10),
	'an asset is named by what is in it');
	return replies;
}

async function testCompressed(plain) {
	const packed = plain.filter(({ name }) =>
		/\.(css|svg|txt)$/.test(name));
	const ask = (coding) => Promise.all(packed.map(({ name }) =>
		get(name.slice(4),
			{ headers: { 'accept-encoding': coding } })));
	const [br, gzip, both, none] = await Promise.all(['br', 'gzip',
		'gzip, deflate, br', 'identity'].map(ask));
	const fault = (coding, unpack) => (reply) => {
		const whole = packed.find(({ name }) => name === reply.name);

		return reply.headers['content-encoding'] !== coding ||
			!/Accept-Encoding/i.test(reply.headers.vary) ||
			reply.headers['cache-control'] !== FOREVER ||
			reply.bytes.length >= whole.bytes.length ||
			!unpack(reply.bytes).equals(whole.bytes);
	};

	every(br, fault('br', zlib.brotliDecompressSync),
		'a text is there ready packed: br');
	every(gzip, fault('gzip', zlib.gunzipSync),
		'a text is there ready packed: gzip');
	every(both, ({ headers }) => headers['content-encoding'] !== 'br',
		'the smaller is sent to who takes both');
	every(none, ({ headers }) => headers['content-encoding'],
		'and neither to who takes none');
}

async function testChosen() {
	const chosen = names.filter((name) => !HASHED.test(name));
	const replies = await getAll(chosen.map((name) => `/${name}`));

	every(names, (name) => !HASHED.test(name) && !(name in CHOSEN),
		'only a file whose name is known elsewhere has no hash');
	ok(replies.every(({ status, headers }, i) => status === 200 &&
		headers['content-type'] === CHOSEN[chosen[i]] &&
		headers['cache-control'] === 'public, max-age=86400'),
	'such a file is kept for a day', replies.map((reply) =>
		[reply.status, reply.headers['content-type']]));
}

async function testOthers() {
	const [lost, held, media] = await Promise.all([get('/assets/x.1.css'),
		get(uris[0]).then(({ headers }) => get(uris[0], { headers:
			{ 'if-none-match': headers.etag } })),
			get('/media/x/y.png')]);

	every([lost, media], ({ status, headers, page }) => status !== 404 ||
		headers['cache-control'] !== 'no-store' || page.faults[0],
	'nobody keeps an asset that is not there');
	is(held.status, 304, 'an asset that is held is not sent again');
}

// What was added, by its type, and nothing else that lies in the folder.
async function testMedia() {
	const hash = '0'.repeat(32);
	const folder = path.join(process.env.TEST_VAR, 'media', hash);
	const types = { 'a-1.avif': 'image/avif', 'a-1.webp': 'image/webp',
		'a-1.jpg': 'image/jpeg', 'a.png': 'image/png',
		'a.pdf': 'application/pdf' };
	const others = ['a.svg', 'a.html', '.lock', 'A.jpg'];
	const ask = (name) => get(`/media/${hash}/${name}`);

	fs.mkdirSync(folder, { recursive: true });
	for (const name of [...Object.keys(types), ...others])
		fs.writeFileSync(path.join(folder, name), 'x');
	fs.cpSync(folder, `${folder}.new`, { recursive: true });
	const [sent, hidden] = await Promise.all([
		Promise.all(Object.keys(types).map(ask)),
		Promise.all([...others.map(ask), get(`/media/${hash}.new/a.png`),
			get('/media/'), get(`/media/${hash}/`)])]);

	fs.rmSync(folder, { recursive: true });
	fs.rmSync(`${folder}.new`, { recursive: true });
	every(sent, ({ status, headers, name }) => status !== 200 ||
		headers['content-type'] !== types[name.split('/').at(-1)] ||
		headers['cache-control'] !== FOREVER ||
		headers['x-content-type-options'] !== 'nosniff',
	'a picture is what it says it is, and kept for a year');
	is(sent.map(({ headers }) => headers['content-disposition'] ?? '')
		.join(), ',,,,attachment', 'a document is no page of the site');
	every(hidden, ({ status }) => status !== 404,
		'nothing else in the folder is sent');
}

// What a style sheet names.
async function testStyle() {
	const css = uris.filter((uri) => /\.css$/.test(uri));
	const [{ text }] = await getAll(css);
	const named = [...text.matchAll(/url\(["']?([^"')]+)/g)]
		.map((match) => match[1]);

	is(css.length, 1, 'there is one style sheet');
	every(named, (url) => !uris.includes(url) && url,
		'a style sheet takes only assets of this site');
	ok(!/@import|expression\(|javascript:/.test(text),
		'a style sheet runs nothing');
}

run(async () => {
	await testCompressed(await testFiles());
	await testChosen();
	await testOthers();
	await testMedia();
	await testStyle();
});
