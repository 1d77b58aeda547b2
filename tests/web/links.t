#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Who follows every link of the site comes to something each time: a reader
// those of the pages, a program those of feeds, sitemaps, style sheets, data.
'use strict';

const { get } = require('./http.js');
const { sql, every, ok, run, sleep } = require('../cgi/tap.js');

const here = process.env.NEWSROOM_ORIGIN;
const MAX = 500;
const KINDS = ['text/html', 'text/css', 'application/atom+xml',
	'application/feed+json', 'application/xml', 'text/plain'];

// The addresses that an element names: links, forms, files, the card.
function addressesOf({ tag, attrs }) {
	const card = tag === 'meta' && /^og:(image|url)$/.test(attrs.property);

	// There are more ways to narrow a search than anybody may ask.
	return [attrs.rel !== 'nofollow' && attrs.href, attrs.src, tag === 'form' && attrs.action,
		card && attrs.content, ...(attrs.srcset ?? '').split(/\s*,\s*/)
			.map((one) => one.split(' ')[0])]
		.filter((one) => typeof one === 'string' && one !== '');
}

const unescaped = (text) => text.replaceAll('&amp;', '&');
const matches = (pattern) => ({ text }) =>
	[...text.matchAll(pattern)].map(([, url]) => unescaped(url));

// How what is no page names other addresses.
const NAMES = {
	'application/atom+xml': matches(
		/(?:href="|src=&quot;|href=&quot;|<icon>|<uri>)([^"&<]+)/g),
	'application/feed+json': matches(/"(?:\w*url|favicon)": "([^"]+)"/g),
	'application/xml': matches(/(?:<loc>|href=")([^"<]+)/g),
	'text/css': matches(/url\("?([^")]+)/g),
	'text/plain': matches(/^(?:Sitemap|Contact|Policy): (http.*)$/gm),
	'application/manifest+json': matches(/"src": "([^"]+)"/g),
	'application/opensearchdescription+xml': matches(
		/template="([^"{]+)/g),
};

// What JSON-LD says; its own context and ids are no links.
const dataOf = matches(/"(?:url|item|image|logo|sameAs)":\s*"([^"]+)"/g);

// All that an answer names: pairs of an element, where there is one, and an
// address.
function targetsOf(uri, reply) {
	const [kind] = (reply.headers['content-type'] ?? '').split(';');
	const named = kind === 'text/html' ?
		[...reply.page.all('').flatMap((e) =>
			addressesOf(e).map((to) => [e, to])),
		...dataOf(reply).map((to) =>
			[{ tag: 'data' }, JSON.parse(`"${to}"`)])] :
		(NAMES[kind]?.(reply) ?? []).map((to) => [{ tag: kind }, to]);

	return named.map(([e, to]) => [e, URL.canParse(to, here + uri) ?
		new URL(to, here + uri) : { href: to }]);
}

const isInside = ([, url]) => url.origin === here;

// All answers from the first ones on, with what each leads to.
async function crawl(starts) {
	const seen = new Map();
	const queue = [...starts];

	async function read(uri) {
		const reply = await get(uri);
		const all = targetsOf(uri, reply);
		const targets = all.filter(isInside);

		seen.set(uri, { name: uri, reply, targets,
			outside: all.filter((one) => !isInside(one)) });
		for (const [, url] of targets)
			queue.push(url.pathname + url.search);
	}
	while (queue.length > 0 && seen.size < MAX) {
		const batch = [...new Set(queue.splice(0, 8))]
			.filter((uri) => !seen.has(uri));

		batch.forEach((uri) => seen.set(uri, null));
		await Promise.all(batch.map(read));
	}
	return seen;
}

// A link out is not followed, but it has to be one.
const outsideFault = ({ outside }) => outside.map(([, url]) => url.href)
	.find((href) => !/^https?:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+[/?#]?/.test(href) &&
		!/^mailto:[^@\s]+@[a-z0-9.-]+$/.test(href) &&
		!/^tel:\+\d{6,15}$/.test(href));

const pageFault = ({ reply }) => reply.status !== 200 && reply.status;

// A link within a page, or to a place in another.
function fragmentFault(all) {
	return ({ targets }) => targets.find(([, url]) => url.hash !== '' &&
		!all.get(url.pathname + url.search)?.reply.page.one('', (e) =>
			e.attrs.id === decodeURIComponent(url.hash.slice(1))))
		?.[1].href;
}

function wordFault({ targets }) {
	const empty = targets.find(([e]) => e.tag === 'a' && e.text === '' &&
		!e.one('img'));

	return empty?.[1].href;
}

const langFault = ({ name, targets }) => targets.find(([e, url]) => {
	const lang = /^\/(bg|en)\//.exec(url.pathname)?.[1];

	return e.tag === 'a' && lang && lang !== name.slice(1, 3) &&
		e.attrs.hreflang !== lang && !e.within('article');
})?.[1].href;

run(async () => {
	// A copy of what another test has just taken away lives for a second.
	await sleep(2500);
	const all = await crawl(['/bg/', '/en/', '/bg/news/2020/',
		'/en/news/2020/', '/bg/search/?q=media', '/bg/newsletter/sent/',
		'/robots.txt', '/.well-known/security.txt', '/site.webmanifest',
		'/sitemap.xml']);
	const pages = [...all.values()];
	const wanted = (await sql(`SELECT path FROM web.edition UNION
		SELECT path FROM web.project UNION SELECT path FROM web.partner
		UNION SELECT path FROM web.page`)).split('\n');

	every(pages, pageFault, 'whatever is led to is there, and not elsewhere');
	every(pages, outsideFault,
		'what leads out of the site is an address');
	every(KINDS, (kind) => !pages.some(({ reply, targets }) =>
		reply.headers['content-type'].startsWith(kind) &&
		targets.length > 0) && kind,
	'links of pages, feeds, sitemaps and style sheets were followed');
	every(wanted, (uri) => !all.has(uri) && uri,
		'every article, project, partner and page can be come to');
	every(pages, fragmentFault(all),
		'every link into a page has its place');
	every(pages, wordFault, 'every link has words');
	every(pages, langFault, 'a link to another language says which');
	ok(pages.length < MAX, 'the site has an end', pages.length);
});
