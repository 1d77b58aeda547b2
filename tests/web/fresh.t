#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What an editor does is seen within a second or so, by who holds the old
// page too, and nothing is started anew for it.
'use strict';

const fs = require('node:fs');
const { get, getAll } = require('./http.js');
const { putEditions, clean } = require('../cgi/content.js');
const { workers } = require('./processes.js');
const { ok, is, every, run, soon, sql, waitUntil } = require('../cgi/tap.js');

const NEW = '/bg/news/test-nova/';
const LATER = '/bg/news/test-po-kasno/';
const LISTS = ['/bg/', '/bg/news/', '/bg/nothing/',
	'/bg/projects/media-motor-europe/', '/bg/partners/vrt/'];

const statusOf = async (uri) => (await get(uri)).status;
const sees = (uri, text) => async () => (await get(uri)).text.includes(text);

// All of them within one deadline, so that no one is asked the later.
const allSoon = (conditions) => Promise.all(conditions.map(soon));
const held = (reply) => async () => (await get(reply.name.slice(4),
	{ headers: { 'if-none-match': reply.headers.etag } })).status === 200;

async function edition(slug, published, more = {}) {
	await putEditions([{ key: slug, lang: 'bg', slug, published,
		title: `Заглавие ${slug}`, projects: ['media-motor-europe'],
		partners: ['vrt'], ...more }]);
}

async function testNew() {
	const moment = await sql(`SELECT now() - '1 hour'::interval`);
	const year = await sql(`SELECT extract(year FROM
		'${moment}'::timestamptz AT TIME ZONE 'Europe/Sofia')`);
	const lists = [...LISTS, `/bg/news/${year}/`];
	const before = await getAll(lists);
	const was = await statusOf(NEW);
	const kept = before.filter(({ headers }) => headers.etag);

	await edition('test-nova', moment);
	const seen = await allSoon([async () => await statusOf(NEW) === 200,
		...lists.map((uri) => sees(uri, 'Заглавие test-nova'))]);
	const changed = await allSoon(kept.map(held));

	is(was, 404, 'before it is put in, an article is not there');
	ok(seen[0], 'a new article is there at once');
	every(lists.map((uri, i) => [uri, seen[i + 1]]), ([, is]) => !is,
		'and on every page that names it');
	every(kept.map(({ name }, i) => [name, changed[i]]), ([, is]) => !is,
		'who holds an old page gets the new one');
}

async function testChanged() {
	const page = await get(NEW);

	await edition('test-nova', '2026-01-02 10:00',
		{ title: 'Друго заглавие' });
	const [seen, changed] = await allSoon([sees(NEW, 'Друго заглавие'),
		held(page)]);

	ok(seen && changed, 'a changed title is seen at once');
	await sql(`UPDATE core.edition SET state = 'withdrawn',
		withdrawn_at = now() WHERE slug = 'test-nova'`);
	const [gone, ...lists] = await allSoon([async () =>
		await statusOf(NEW) === 410, ...LISTS.slice(0, 2).map((uri) =>
		async () => !await sees(uri, 'Друго заглавие')())]);

	ok(gone, 'a withdrawn article is gone at once');
	every(lists, (is) => !is, 'and from the pages that named it');
}

// What is there of an article that is scheduled in so many seconds; a slow
// machine gives it some more, so that all is asked before its moment.
async function schedule(seconds) {
	const moment = await sql(`SELECT now() + '${seconds} seconds'::interval`);
	const isDue = async () => await sql(`SELECT now() >= '${moment}'`) === 't';

	await edition('test-po-kasno', moment);
	const [page, list, news] = await getAll([LATER, '/bg/', '/bg/news/']);

	if (!await isDue() || seconds > 100)
		return { isDue, page, list, news };
	await clean();
	await waitUntil(async () => await statusOf(LATER) === 404);
	return schedule(2 * seconds);
}

// Its moment comes with nobody doing anything: only the clock moves.
async function testScheduled() {
	const { isDue, page, list, news } = await schedule(2);

	is([page.status, news.text.includes('Заглавие test-po-kasno')],
		[404, false],
		'a scheduled article is not there before its moment');
	ok(await waitUntil(isDue), 'its moment comes');
	every(await allSoon([async () => await statusOf(LATER) === 200,
		sees('/bg/', 'Заглавие test-po-kasno'), held(list)]),
	(is) => !is, 'it is there from its moment on, also for who holds the ' +
		'page before');
}

run(async () => {
	await clean();
	const before = workers(process.env.TEST_VAR);

	await testNew();
	await testChanged();
	await testScheduled();
	ok(before.length > 0 && before.join() ===
		workers(process.env.TEST_VAR).join(),
	'nothing was started anew', before, workers(process.env.TEST_VAR));
	ok(fs.existsSync(`${process.env.TEST_VAR}/run/nginx.pid`),
		'the site still runs');
}, clean);
