#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// A reader who follows every link of the site comes to a page each time.
'use strict';

const { get } = require('./http.js');
const { sql, every, ok, run, sleep } = require('../cgi/tap.js');

const here = process.env.NEWSROOM_ORIGIN;
const MAX = 500;

// Where an element leads within the site, without a fragment.
function targetOf({ tag, attrs }, base) {
	const to = attrs.href ?? attrs.src ?? (tag === 'form' ?
		attrs.action : undefined);

	if (to === undefined || /^mailto:/.test(to))
		return undefined;
	const url = new URL(to, here + base);

	return url.origin === here ? url : undefined;
}

// All pages from the first ones on, with what each leads to.
async function crawl(starts) {
	const seen = new Map();
	const queue = [...starts];

	async function read(uri) {
		const reply = await get(uri);
		const targets =
			/^text\/html/.test(reply.headers['content-type']) ?
			reply.page.all('').map((e) => [e, targetOf(e, uri)])
				.filter(([, url]) => url) : [];

		seen.set(uri, { name: uri, reply, targets });
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

const pageFault = ({ reply }) => reply.status !== 200 && reply.status;

// A link within a page, or to a place in another.
function fragmentFault(all) {
	return ({ targets }) => targets.find(([, url]) => url.hash !== '' &&
		!all.get(url.pathname + url.search).reply.page.one('', (e) =>
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
		'/en/news/2020/']);
	const pages = [...all.values()];
	const wanted = (await sql(`SELECT path FROM web.edition UNION
		SELECT path FROM web.project UNION SELECT path FROM web.partner
		UNION SELECT path FROM web.page`)).split('\n');

	every(pages, pageFault, 'every link of every page leads to a page');
	every(wanted, (uri) => !all.has(uri) && uri,
		'every article, project, partner and page can be come to');
	every(pages, fragmentFault(all),
		'every link into a page has its place');
	every(pages, wordFault, 'every link has words');
	every(pages, langFault, 'a link to another language says which');
	ok(pages.length < MAX, 'the site has an end', pages.length);
});
