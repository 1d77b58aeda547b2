#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The news page by page, and its archive.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ask, askAll, done } = require('./door.js');
const { putEditions, put, clean } = require('./content.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const HOW_MANY = 50;

// Many at the same moment, so that only their order by id parts them.
function editionOf(i) {
	const day = String(1 + Math.floor(i / 10)).padStart(2, '0');

	return { key: `l${i}`, lang: 'bg', slug: `test-spisak-${i}`,
		published: `2014-03-${day} 23:59:30`, title: `Списък ${i}` };
}

const teasers = ({ page }) => page.all('article', (e) =>
	e.attrs.class === 'teaser').map((e) => e.one('a').attrs.href);

const link = ({ page }, rel) => page.one('a', (e) => e.attrs.rel === rel)
	?.attrs.href;

const inHead = ({ page }, rel) => page.one('link', (e) =>
	e.attrs.rel === rel)?.attrs.href;

// All pages from one on, by a link; at most twenty.
async function walk(from, rel) {
	const pages = [await ask(from)];

	while (link(pages.at(-1), rel) && pages.length < 20)
		pages.push(await ask(link(pages.at(-1), rel)));
	return pages;
}

async function testWalk() {
	const all = (await sql(`SELECT path FROM web.edition WHERE lang = 'bg'
		ORDER BY published_at DESC, id DESC`)).split('\n');
	const there = await walk('/bg/news/', 'next');
	const back = await walk(there.at(-1).name.split(' ')[1], 'prev');
	const lists = [...back].reverse().map(teasers);

	is(there.flatMap(teasers), all,
		'the links to older news walk the whole list, without a gap ' +
		'or a repeat');
	every(there.slice(0, -1), (page) => teasers(page).length !== 20,
		'a page of the list has twenty teasers');
	is(teasers(there.at(-1)).length, all.length % 20 || 20,
		'the last page has the rest');
	is(lists, there.map(teasers), 'the links to newer news walk back ' +
		'by the same pages');
	is(back.at(-1).name, 'GET /bg/news/',
		'the way back ends at the first page\'s own address');
	return there;
}

// The articles of one thing, also those behind the first twenty.
async function testThing(thing) {
	const page = `/bg/${thing}s/test-spisak/`;
	const all = (await sql(`SELECT e.path FROM web.edition e
		JOIN web.article_${thing} a USING (article)
		JOIN web.${thing} p ON p.id = a.${thing} AND p.lang = e.lang
		WHERE p.slug = 'test-spisak'
		ORDER BY e.published_at DESC, e.id DESC`)).split('\n');
	const there = await walk(page, 'next');
	const wrong = await askAll(['x', '1-1', '1'].map((cursor) =>
		`${page}?before=${cursor}`));

	is([there.length, there.flatMap(teasers)], [3, all],
		`every article of a ${thing} is reached from its page`);
	is(link(there[2], 'prev'), page, 'and the way back leads to it');
	is(wrong.map(({ status }) => status), [400, 404, 400],
		'behind the last there is nothing');
	return there;
}

async function testThings() {
	await put('project', { slug: 'test-spisak', eu_funded: false,
		bg: { name: 'С', title: 'Списък', lead: 'С' } });
	await put('partner', { slug: 'test-spisak', country: 'BG',
		bg: { name: 'Списък', lead: 'С' } });
	await putEditions(Array.from({ length: 45 }, (_, i) => ({
		...editionOf(i), published: editionOf(i).published.replace(
			'2014', i < 30 ? '2013' : '2014'),
		projects: ['test-spisak'], partners: ['test-spisak'] })));
	await testThing('partner');
	const there = await testThing('project');
	const years = there.map(({ page }) => page.all('p', (e) =>
		e.attrs.class === 'year').map(({ text }) => text));

	is(years, [['2014', '2013'], ['2013'], ['2013']],
		'the articles of a project stand by year');
}

function testLinks(pages) {
	every(pages, (page) => ['next', 'prev'].find((rel) =>
		inHead(page, rel) !== link(page, rel)),
	'the head of a page has the same links for machines');
	every(pages.slice(1), ({ page }) => ['title', 'h1'].find((tag) =>
		!page.one(tag).text.includes(word('older_tail'))),
		'a page of older news says so');
	is([link(pages[0], 'prev'), link(pages.at(-1), 'next')], [null, null],
		'the list has two ends');
	every(pages, ({ page }) => page.one('link', (e) =>
		e.attrs.hreflang === 'en').attrs.href !==
		`${process.env.NEWSROOM_ORIGIN}/en/news/`,
	'a place in the list of one language is none in the other\'s');
}

// What comes in while somebody reads.
async function testNewcomer(pages) {
	await putEditions([{ key: 'newcomer', lang: 'bg',
		slug: 'test-novodoshla', published: '2026-01-01 10:00' }]);
	const again = await ask(pages[1].name.split(' ')[1]);

	is(teasers(again), teasers(pages[1]),
		'a page of older news stays what it was when news comes in');
}

async function testCursors() {
	const bad = ['', '-', '1', '1-', '-1', 'a-1', '1-a', '1-2-3', '+1-1',
		'1.5-1', '%201-1', '0x1-1', '99999999999999999999-1',
		'1-99999999999999999999', '253402300800000000-1', '1%00-1',
		'\'-1', '1-1;', '%D9%A1-%D9%A1'];
	const nothing = ['0-0', '1-1', '0-9223372036854775807'];
	const refused = await askAll(bad.map((c) => `/bg/news/?before=${c}`));
	const empty = await askAll(nothing.map((c) => `/en/news/?before=${c}`));
	const archive = await askAll(['/bg/news/2014/?before=x',
		'/bg/news/2014/?before=1-1', '/bg/news/2014/03/?before=-']);
	const last = await ask('/bg/news/?before=253402300799999999-1');

	every(refused, ({ status }) => status !== 400 && status,
		'a cursor that is none is refused');
	every(empty, ({ status }) => status !== 404 && status,
		'a cursor with nothing before it leads nowhere');
	is(archive.map(({ status }) => status), [400, 404, 400],
		'so in the archive');
	is([last.status, teasers(last).length], [200, 20],
		'a cursor beyond the newest shows the newest');
}

const months = ({ page }) => page.all('a', (e) =>
	e.within('main') && /^\/bg\/news\/\d{4}\/\d\d\/$/.test(e.attrs.href))
	.map((e) => [e.attrs.href, e.text.replace(/[()]/g, '')]);

async function testArchive() {
	const year = await walk('/bg/news/2014/', 'next');
	const month = await walk('/bg/news/2014/03/', 'next');
	const [other, real] = await askAll(['/bg/news/2014/04/',
		'/bg/news/2020/']);

	is(year.flatMap(teasers).length, HOW_MANY + 1,
		'a year of the archive has all of its news');
	is(new Set(month.flatMap(teasers)).size, HOW_MANY,
		'a month of the archive has all of its news, once');
	ok(!month.flatMap(teasers).includes('/bg/news/test-april/'),
		'a month ends in Sofia, not in Greenwich');
	is(teasers(other), ['/bg/news/test-april/'],
		'and so the next one begins');
	is(months(year[0]), [['/bg/news/2014/03/', `март ${HOW_MANY}`],
		['/bg/news/2014/04/', 'април 1']],
	'a year counts the news of its months');
	is(months(month[0]), months(year[0]),
		'a month shows the months beside it');
	ok(/2020/.test(real.title) && !/септември/.test(real.title),
		'a year says which it is', real.title);
	ok(/април 2014/.test(other.title), 'a month says which it is',
		other.title);
}

const years = ({ page }) => page.all('a', (e) =>
	/^\/bg\/news\/\d{4}\/$/.test(e.attrs.href) && !e.attrs.hreflang)
	.map((e) => e.text);

async function testYears() {
	const [list, older] = await walk('/bg/news/', 'next');
	const [newest] = await sql(`SELECT DISTINCT extract(year
		FROM published_on) FROM web.edition WHERE lang = 'bg'
		ORDER BY 1 DESC LIMIT 1`).then((rows) => rows.split('\n'));
	const all = await sql(`SELECT string_agg(y::text, ',' ORDER BY y DESC)
		FROM (SELECT DISTINCT extract(year FROM published_on) AS y
			FROM web.edition WHERE lang = 'bg') AS years`);
	const archive = await ask(`/bg/news/${newest}/`);

	is(years(list), [word('archive')], 'a list leads to the archive');
	is(years(older).length, 1, 'so does each page of it');
	is(years(archive).slice(1).join(), all,
		'which leads to every year that has news, and to no other');
}

async function testPeriods() {
	const none = ['0', '00', '0000', '1', '999', '02020', '99999', '2019',
		'9999', '-2020', '2020/00', '2020/13', '2020/9', '2020/009',
		'2020/02', '2020/-9', '99999/01', '9999/12', '0001/01',
		'18446744073709551616', '2020/09/28',
		'%D9%A2%D9%A0%D9%A2%D9%A0'];
	const answers = await askAll(none.map((period) =>
		`/bg/news/${period}/`), { program: 'news' });

	every(answers, ({ status }) => status !== 404 && status,
		'a period with nothing in it, or that is none, is not there');
}

// How deep a page lies costs nothing: where it begins is a condition of the
// index. What might give a row away, were it asked before the row's policy, is
// none, and then each newer edition would be read.
async function testDepth() {
	const read = (query) => fs.readFileSync(path.join(__dirname,
		`../../sql/queries/${query}.sql`), 'utf8');
	const plan = (query, values) => sql(`SET plan_cache_mode =
			force_generic_plan;
		SET enable_seqscan = off; SET enable_bitmapscan = off;
		PREPARE asked AS ${read(query)};
		EXPLAIN (COSTS OFF) EXECUTE asked (${values});`, 'news');

	for (const [query, values] of [['edition_before', '\'bg\', 1, 1'],
		['edition_archive', '\'bg\', \'2014\', NULL, 1, 1']]) {
		const conditions = (await plan(query, values)).split('\n')
			.filter((line) => line.includes('ROW(published_at, id)'));

		is(conditions.filter((line) => !/Index Cond: /.test(line)).join(),
			'', `${query} reads what it shows`);
		ok(conditions.length > 0, 'from its cursor on');
	}
}

run(async () => {
	await clean();
	await putEditions([...Array(HOW_MANY).keys()].map(editionOf));
	// 00:30 in Sofia on the first is still March elsewhere.
	await putEditions([{ key: 'april', lang: 'bg', slug: 'test-april',
		published: '2014-04-01 00:30' }]);
	const pages = await testWalk();

	testLinks(pages);
	await testNewcomer(pages);
	await testCursors();
	await testArchive();
	await testYears();
	await testPeriods();
	await testThings();
	await testDepth();
	await done();
}, clean);
