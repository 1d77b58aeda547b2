#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The issues of the newsletter that were sent, for anybody to read.
'use strict';

const { ask, askAll, done } = require('./door.js');
const { clean } = require('./content.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const LIST = ['/bg/newsletter/archive/', '/en/newsletter/archive/'];

// Issue i of the year 2100, newer than any other: in Bulgarian two news, one of which is English;
// in English one, but for every third.
const issues = (first, last, state = 'sent') => sql(`
	WITH made AS (INSERT INTO core.issue
		(kind, langs, since, until, state, sending_at, ended_at)
	SELECT 'weekly', '{bg,en}', day, day, '${state}',
		CASE WHEN '${state}' <> 'composed' THEN day END,
		CASE WHEN '${state}' IN ('sent', 'cancelled') THEN day END
	FROM generate_series(${first}, ${last}) i, LATERAL (SELECT
		make_timestamptz(2100, 1, 1, 12, 0, 0, 'Europe/Sofia')
		+ i * '1 day'::interval AS day) d ORDER BY i
	RETURNING id, since)
	INSERT INTO core.issue_item (issue, lang, position, item_lang, path,
		title, lead, published_on, acknowledgement, projects)
	SELECT id, v.lang, position, item_lang, '/' || item_lang || '/news/a' ||
		position || '/', title || ' ' || extract(doy FROM since),
		lead, '1999-12-31', acknowledgement, '{}'
	FROM made, (VALUES
		('bg', 2, 'en', 'Second <b>', '', NULL),
		('bg', 1, 'bg', 'Първа', 'Увод & още', 'С пари от ЕС'),
		('en', 1, 'en', 'First', 'A lead', NULL)) AS v
		(lang, position, item_lang, title, lead, acknowledgement)
	WHERE v.lang = 'bg' OR extract(doy FROM since)::int % 3 <> 0;`);

const links = ({ page }) => page.all('article').map((e) =>
	e.one('a').attrs.href);
const idOf = (uri) => uri.match(/(\d+)\/$/)[1];

async function testList() {
	const empty = await askAll(LIST);

	await issues(1, 45);
	await issues(46, 46, 'sending');
	await issues(47, 47, 'composed');
	await issues(48, 48, 'cancelled');
	const [bg, en] = await askAll(LIST);
	const pages = [bg];

	for (let next = bg; next;) {
		const older = next.page.one('a', (e) => e.attrs.rel === 'next');

		next = older && await ask(older.attrs.href);
		if (next)
			pages.push(next);
	}
	const all = pages.flatMap(links).map(idOf).map(Number);
	const ours = all.slice(0, 46);

	every(empty, ({ status, page }) => status !== 200 ||
		page.faults[0],
	'an archive with nothing in it is a page');
	is(pages.map((page) => links(page).length).slice(0, 2), [20, 20],
		'twenty issues are on a page');
	is(ours, [...ours].sort((a, b) => b - a), 'the newest come first');
	is(new Set(all).size, all.length, 'none comes twice');
	ok(bg.page.one('h2').text === 'Първа 47' && en.page.one('h2').text ===
		'First 47', 'an issue is named by its first news',
	bg.page.one('h2').text, en.page.one('h2').text);
	is(await sql(`SELECT count(DISTINCT t.issue) FROM core.issue_item t
		JOIN core.issue i ON i.id = t.issue
		WHERE t.lang = 'bg' AND state IN ('sent', 'sending')`),
	String(all.length),
	'all that were sent are there, and no others');
	return [bg, en];
}

async function testIssue([bg, en]) {
	const uri = links(bg)[0];
	const [own, other] = await askAll([uri, links(en)[0]]);
	const third = links(bg).find((at) => !links(en).includes(
		at.replace('/bg/', '/en/')));
	const [only, none] = await askAll([third,
		third.replace('/bg/', '/en/')]);
	const [first, second] = own.page.all('article');

	is([own.status, own.page.faults[0], own.page.all('article').length],
		[200, undefined, 2], 'an issue can be read');
	is([first.one('h2').text, first.one('a').attrs.href,
		first.one('time').attrs.datetime],
	['Първа 47', '/bg/news/a1/', '1999-12-31'],
	'its news have title, link and date');
	ok(first.text.includes('Увод & още') &&
		first.text.includes('С пари от ЕС') && first.one('img') &&
		!second.one('img'),
	'lead, and the acknowledgement of EU money with the emblem');
	is([first.attrs.lang, second.attrs.lang, second.one('h2').text,
		second.one('a').attrs.hreflang],
	[undefined, 'en', 'Second <b> 47', 'en'],
	'news in another language says so');
	ok(own.page.one('a', (e) => e.attrs.hreflang === 'en' &&
		e.attrs.href === uri.replace('/bg/', '/en/')) &&
		other.page.all('article').length === 1,
	'it leads to itself in the other language');
	ok(only.page.one('a', (e) => e.attrs.hreflang === 'en')
		.attrs.href === '/en/' && none.status === 404,
	'where there is nothing in that language, it is not there');
}

async function testNothing() {
	const ids = (await sql(`SELECT id FROM core.issue
		WHERE state IN ('composed', 'cancelled')`)).split('\n');
	const good = links(await ask(LIST[0]))[0];
	const answers = await askAll([...ids.map((id) => LIST[0] + `${id}/`),
		...['0', '-1', '1x', 'a', '9'.repeat(30), `0${idOf(good)}`,
			'9223372036854775807'].map((id) => LIST[0] + `${id}/`),
		`${LIST[0]}?before=`, `${LIST[0]}?before=x`,
		`${LIST[0]}?before=9223372036854775807`,
		`${LIST[0]}?before=${'9'.repeat(30)}`]);
	const post = await ask(good, { method: 'POST', body: '' });

	every(answers, ({ status, page }) => status !== 404 ||
		page.faults[0], 'what was not sent is not there');
	is(post.status, 405, 'the archive can only be read');
	ok((await ask('/bg/newsletter/')).page.one('a', (e) =>
		e.attrs.href === LIST[0]).text === word('issues_all'),
	'the page of the form leads to it');
}

run(async () => {
	await clean();
	await testIssue(await testList());
	await testNothing();
	await done();
}, clean);
