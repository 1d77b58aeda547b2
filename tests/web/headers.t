#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What every answer says besides its text: the headers of SITE, section 3.
'use strict';

const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { get, post, raw } = require('./http.js');
const { clean } = require('../cgi/content.js');
const { is, ok, every, run } = require('../cgi/tap.js');

const ASSET = fs.readdirSync(path.join(process.env.TEST_VAR, 'assets'))
	.find((name) => /\.css$/.test(name));
const FONT = fs.readdirSync(path.join(process.env.TEST_VAR, 'assets'))
	.find((name) => /\.woff2$/.test(name));
const TOKEN = '/bg/newsletter/confirm/?t=a';

// One answer of every kind: of a worker, of nginx, of a file.
async function collect() {
	const page = await get('/bg/news/');
	const held = { headers: { 'if-none-match': page.headers.etag } };
	const many = '&a'.repeat(40000);

	return Promise.all([page, get('/bg/news/', held),
		get('/bg/news/', { method: 'HEAD' }), get('/bg'), get('/'),
		get('/en/home/news/'), get('/bg/nothing/'),
		get('/bg/errors/404/'),
		get('/bg/', { method: 'DELETE' }), get('/', { method: 'POST' }),
		get('/bg/?%zz'), get(`/bg/${'a'.repeat(9000)}`),
		get('/healthz'),
		get(`/assets/${ASSET}`), get(`/assets/${ASSET}`, { headers:
			{ 'accept-encoding': 'br' } }), get('/assets/x.css'),
		get('/media/x'), get('/favicon.ico'), get('/metrics'),
		get('/bg/newsletter/'), get(TOKEN),
		post('/bg/newsletter/', 'email=x'),
		post('/bg/newsletter/', many),
		post('/bg/newsletter/', 'email=a%40headers.test.example' +
			'&frequency=each'),
		post('/bg/newsletter/', 'x', { headers:
			{ 'content-type': 'application/json' } }),
		post('/bg/newsletter/', 'email=x', { headers:
			{ 'sec-fetch-site': 'cross-site' } }),
		raw('RUBBISH\r\n\r\n'),
		raw('GET /en/%zz HTTP/1.1\r\nHost: a\r\n' +
			'Connection: close\r\n\r\n'),
			raw('TRACE /en/ HTTP/1.1\r\n' +
			'Host: a\r\nConnection: close\r\n\r\n')]);
}

const STRICT = {
	'x-content-type-options': /^nosniff$/,
	'x-frame-options': /^DENY$/,
	'referrer-policy': /^(no-referrer|strict-origin-when-cross-origin)$/,
	'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
	'cross-origin-opener-policy': /^same-origin$/,
	'cross-origin-embedder-policy': /^require-corp$/,
	'cross-origin-resource-policy': /^(same|cross)-origin$/,
	'x-request-id': /^[0-9a-f]{32}$/,
};

const strictFault = (reply) => Object.entries(STRICT).find(([name, form]) =>
	reply.all(name).length !== 1 || !form.test(reply.headers[name]))?.[0];

function policyFault(reply) {
	const [policy, ...more] = reply.all('content-security-policy');
	const parts = (policy ?? '').split(/;\s*/);
	const wide = parts.slice(1).find((part) =>
		!/^[a-z-]+ ('self'|'none')$/.test(part));

	return more.length > 0 || parts[0] !== 'default-src \'none\'' || wide ||
		!/frame-ancestors 'none'/.test(policy) ||
		!/base-uri 'none'/.test(policy) ||
		!/form-action 'self'/.test(policy) ? policy ?? 'none' : '';
}

// What a page says itself of how it looks, as a policy names it.
const hashOf = (text) => (/<style>([^]*?)<\/style>/.exec(text) ?? []).slice(1)
	.map((style) => `'sha256-${crypto.createHash('sha256').update(style)
		.digest('base64')}'`);

// A page that is sent small holds its style sheet. Once more from nginx's
// copy, and from one that a worker has called good for another second.
async function testStyle() {
	const pages = ['/bg/', '/en/news/', '/bg/about/', '/bg/search/?q=media',
		'/bg/newsletter/', '/en/nothing/', '/en/news/sofia-teh-park-i' +
		'-klaster-medien-inovatsionen-hab/'];
	const small = { headers: { 'accept-encoding': 'br' } };
	const replies = [];

	for (const pause of [0, 0, 1100]) {
		await new Promise((go) => setTimeout(go, pause));
		replies.push(...await Promise.all(pages.map((uri) =>
			get(uri, small))));
	}
	const [packed, plain] = [true, false].map((isPacked) =>
		replies.filter(({ headers }) => isPacked ===
			('content-encoding' in headers)));

	is([packed.length, plain.length], [15, 6], 'some pages are sent small');
	every(packed, (reply) => {
		const text = zlib.brotliDecompressSync(reply.bytes).toString();
		const { 'style-src': allowed } = directivesOf(reply, String);

		return hashOf(text).length !== 1 || allowed.join(' ') !==
			`'self' ${hashOf(text)[0]}` ||
			/rel="stylesheet"/.test(text) ||
			reply.bytes.length > 14000;
	}, 'such a page holds its style sheet in 14 kB, and the policy lets in ' +
		'that one');
	every(plain, (reply) => hashOf(reply.text).length > 0 ||
		!/rel="stylesheet"/.test(reply.text) || policyFault(reply),
	'any other page names it');
	every(replies, ({ headers }) => 'x-newsroom-style' in headers,
		'how the policy is made is not said');
}

const isPage = ({ status, headers }) =>
	![301, 302, 303, 304].includes(status) &&
	/^text\/html/.test(headers['content-type']);

// ---- the HTTP Observatory ---------------------------------------------------

// What a policy has for a kind of file, by its directives.
function directivesOf({ headers }, spell = (part) => part.toLowerCase()) {
	return Object.fromEntries((headers['content-security-policy'] ?? '')
		.split(/;\s*/).filter(Boolean)
		.map((part) => spell(part).split(/\s+/))
		.map(([name, ...sources]) => [name, sources]));
}

function policyPoints(reply) {
	const policy = directivesOf(reply);
	const of = (name) => policy[name] ?? policy['default-src'] ?? ['*'];
	const isWide = (name) => of(name).some((source) =>
		/^('unsafe-(inline|eval)'|data:|https?:|\*)$/.test(source));

	return Object.keys(policy).length === 0 ? -25 :
		['script-src', 'object-src'].some(isWide) ? -20 :
		isWide('style-src') ? 0 :
		policy['default-src']?.join() === '\'none\'' ? 10 : 5;
}

// MDN's HTTP Observatory begins at 100 and adds these; A+ is 100 and more.
// Redirection to TLS, and HSTS, are those of whoever speaks TLS: its points
// for them, none, are the best that it gives to a site that is not preloaded.
const POINTS = {
	'content-security-policy': policyPoints,
	'set-cookie': ({ headers }) => 'set-cookie' in headers ? -20 : 0,
	'access-control-allow-origin': ({ headers }) =>
		headers['access-control-allow-origin'] === '*' ? -50 : 0,
	'referrer-policy': ({ headers }) => /^(no-referrer|same-origin|strict-.*)$/
		.test(headers['referrer-policy']) ? 5 : -5,
	'subresource-integrity': ({ page }) => page.one('script', (e) =>
		e.attrs.src) ? -5 : 0,
	'x-content-type-options': ({ headers }) =>
		headers['x-content-type-options'] === 'nosniff' ? 0 : -5,
	'x-frame-options': (reply) => directivesOf(reply)['frame-ancestors'] ?
		5 : /^(deny|sameorigin)$/i.test(
			reply.headers['x-frame-options']) ? 0 : -20,
	'cross-origin-resource-policy': ({ headers }) =>
		({ 'same-origin': 10, 'same-site': 10, 'cross-origin': 0 })[
			headers['cross-origin-resource-policy']] ?? 0,
};

function testObservatory(replies) {
	const scoreOf = (reply) => Object.values(POINTS).reduce((sum, points) =>
		sum + points(reply), 100);

	every(replies.filter(isPage).filter(({ text }) => text), (reply) =>
		scoreOf(reply) < 130 && `${scoreOf(reply)}: ` + JSON.stringify(
			Object.entries(POINTS).map(([name, points]) =>
				[name, points(reply)])),
	'the HTTP Observatory would give every page A+, 130 points');
}

const LOUD = ['set-cookie', 'x-powered-by', 'via', 'status', 'www-authenticate',
	'strict-transport-security', 'access-control-allow-origin'];

const INSIDE = new RegExp('PostgreSQL|libpq|SQLSTATE|permission denied|' +
	'relation "|\\b(web|core)\\.\\w|role "|mailer|\\beditor\\b');

function testAll(replies) {
	is([...new Set(replies.map(({ status }) => status))].sort((a, b) =>
		a - b),
		[200, 301, 302, 303, 304, 400, 403, 404, 405, 410, 413, 414,
			415, 422],
		'there is an answer of every kind');
	every(replies, strictFault, 'every answer has the headers of ' +
		'security, once');
	every(replies, policyFault, 'every answer lets a page load its own ' +
		'files and nothing else');
	every(replies, ({ headers }) => LOUD.find((name) => name in headers),
		'no answer has a cookie, or a header that none should have');
	every(replies, ({ headers }) => headers.server !== 'nginx' &&
		headers.server, 'no answer says which version serves it');
	is(new Set(replies.map(({ headers }) => headers['x-request-id'])).size,
		replies.length, 'every answer has a number of its own');
	every(replies, ({ headers, text }) => INSIDE.exec(text +
		JSON.stringify(headers))?.[0],
	'no answer tells of the database or its roles');
}

function testPages(replies) {
	const pages = replies.filter(isPage);
	const errors = pages.filter(({ status }) => status >= 400);

	every(pages, ({ headers }) => headers['content-type'] !==
		'text/html; charset=utf-8' || !/^(bg|en)$/.test(
		headers['content-language']), 'a page says its language');
	every(pages.filter(({ text }) => text), ({ page }) => page.faults[0] ||
		page.all('main').length !== 1 || page.one('script', (e) =>
		e.attrs.type !== 'application/ld+json'),
	'a page is whole and has no script, whoever sent it');
	every(errors, ({ headers }) => headers['cache-control'] !== 'no-store',
		'nobody keeps the page of a fault');
	every(errors, ({ headers }) => headers.etag ?? headers['last-modified'],
		'nor asks whether it is still the same');
}

function testReferrer(replies) {
	const secret = replies.filter(({ name }) => /newsletter/.test(name));
	const open = replies.filter(({ name }) =>
		/ \/(bg|en)\/(news\/|nothing\/)?$/.test(name));

	every(secret, ({ headers }) =>
		headers['referrer-policy'] !== 'no-referrer',
	'no other site is told about the newsletter\'s pages');
	every(open, ({ headers }) => headers['referrer-policy'] !==
		'strict-origin-when-cross-origin',
	'another site learns where its readers come from, and no more');
}

async function testHeld() {
	const page = await get('/bg/about/');
	const ask = (tag, uri = '/bg/about/') => get(uri, { headers:
		{ 'if-none-match': tag } });
	const [same, weak, list, any, other] = await Promise.all([
		ask(page.headers.etag), ask(`W/${page.headers.etag}`),
		ask(`"x", ${page.headers.etag}`), ask('*'), ask('"x"')]);

	every([same, weak, list, any], ({ status, bytes, headers }) =>
		status !== 304 || bytes.length > 0 ||
		headers.etag !== page.headers.etag,
	'what the reader holds is not sent again');
	is([other.status, other.text], [200, page.text],
		'what he does not hold is');
	ok(/^"/.test(page.headers.etag) &&
		page.headers['cache-control'] === 'no-cache',
	'a page may be kept, and is asked for again');
}

// What a page shows has a short head: three of them come at once.
async function testShown() {
	const [, card] = /og:image" content="[^"]*(\/media\/[^"]*)"/
		.exec((await get('/bg/news/sofia-teh-park-i-klaster-medien' +
			'-inovatsionen-hab/')).text);
	const shown = await Promise.all([`/assets/${FONT}`, card].map((uri) =>
		get(uri)));

	every(shown, ({ status, headers }) => status !== 200 ||
		headers['x-content-type-options'] !== 'nosniff' ||
		headers['cross-origin-resource-policy'] !== 'cross-origin' ||
		!/immutable/.test(headers['cache-control']) ||
		JSON.stringify(headers).length > 512,
	'a picture and the typeface say what binds them, and little more');
}

// Whoever makes something of the data does it in a browser, too.
async function testOpen() {
	const open = await Promise.all(['/projects.csv', '/projects.json',
		'/bg/news/feed.atom', '/en/news/feed.json'].map((uri) =>
		get(uri)));
	const others = await Promise.all(['/bg/', '/bg/newsletter/',
		'/projects.csv/', `/assets/${FONT}`, '/robots.txt']
		.map((uri) => get(uri)));

	every(open, ({ status, headers }) => status !== 200 ||
		headers['access-control-allow-origin'] !== '*' ||
		headers['cross-origin-resource-policy'] !== 'cross-origin',
	'open data and feeds may be read from any site\'s page');
	every(others, ({ headers }) => headers['access-control-allow-origin'],
		'and nothing else');
}

async function testLanguage() {
	const bare = await Promise.all(['/projects.csv', '/projects.json',
		'/robots.txt', '/sitemap.xml', '/.well-known/security.txt']
		.map((uri) => get(uri)));

	every(bare, ({ status, headers }) => status !== 200 ||
		headers['content-language'],
	'what is in no language says none');
	is((await get('/en/news/feed.json')).headers['content-language'], 'en',
		'a feed says its own');
}

run(async () => {
	await clean();
	const replies = await collect();

	testAll(replies);
	testPages(replies);
	testObservatory(replies);
	testReferrer(replies);
	await testHeld();
	await testStyle();
	await testShown();
	await testOpen();
	await testLanguage();
}, clean);
