#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What is not public yet, not any more, or not here.
'use strict';

const { ask, askAll, done } = require('./door.js');
const { putEditions, put, clean } = require('./content.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const ABOUT = { projects: ['media-motor-europe'], partners: ['vrt'] };
const LISTS = ['', 'news/', 'news/2131/', 'news/2019/', 'nothing/',
	'projects/media-motor-europe/', 'partners/vrt/'];

// Editions of which only the marked ones may be seen.
const EDITIONS = [
	{ key: 'draft', lang: 'bg', slug: 'test-chernova' },
	{ key: 'draft', lang: 'en', slug: 'test-draft',
		published: '2019-02-02 10:00' },
	{ key: 'later', lang: 'bg', slug: 'test-po-kasno',
		published: '2131-01-01 10:00' },
	{ key: 'later', lang: 'en', slug: 'test-later',
		published: '2019-02-03 10:00' },
	{ key: 'embargo', lang: 'bg', slug: 'test-embargo-bg',
		published: '2131-02-01 10:00' },
	{ key: 'gone', lang: 'bg', slug: 'test-otteglena',
		published: '2019-02-04 10:00' },
	{ key: 'gone', lang: 'en', slug: 'test-withdrawn',
		published: '2019-02-04 10:00' },
	{ key: 'never', lang: 'bg', slug: 'test-nikoga',
		published: '2131-03-01 10:00' },
	{ key: 'alone', lang: 'en', slug: 'test-english-only',
		published: '2019-02-05 10:00', title: 'In English only' },
];

const hidden = (key) => `Тайна ${key}`;

async function prepare() {
	await putEditions(EDITIONS.map((edition) => ({ ...ABOUT,
		title: hidden(edition.slug), ...edition })));
	await sql(`UPDATE core.edition SET embargoed = true
		WHERE slug = 'test-embargo-bg';
		UPDATE core.edition
		SET state = 'withdrawn', withdrawn_at = now()
		WHERE slug IN ('test-otteglena', 'test-nikoga');`);
}

async function testHidden() {
	const names = ['draft', 'a scheduled edition',
		'an edition under embargo',
		'an edition withdrawn before it was public'];
	const slugs = ['test-chernova', 'test-po-kasno', 'test-embargo-bg',
		'test-nikoga'];
	const answers = await askAll(slugs.map((slug) => `/bg/news/${slug}/`));
	const abroad = await askAll(slugs.map((slug) => `/en/news/${slug}/`));

	answers.forEach(({ status }, i) => is(status, 404,
		`${i ? '' : 'a '}${names[i]} is never shown`));
	every(abroad, ({ status, page, title }) => status !== 404 ||
		page.one('a', (e) => /test-/.test(e.attrs.href)) || !/404/
		.test(title),
		'its slug is not told in the other language either');
}

async function testLists() {
	const answers = await askAll(LISTS.map((place) => `/bg/${place}`));
	const secret = /Тайна test-(chernova|po-kasno|embargo|nikoga|otteg)/;

	every(answers, ({ text }) => secret.exec(text)?.[0],
		'no list shows what is not public');
	is(answers[2].status, 404, 'a year to come has no archive');
	ok(!/2131/.test(answers[1].text), 'no list knows a day to come');
}

async function testAlternates() {
	const answers = await askAll(['draft', 'later', 'withdrawn',
		'english-only'].map((name) => `/en/news/test-${name}/`));

	every(answers, ({ status, page }) => status !== 200 ||
		page.one('link', (e) => e.attrs.hreflang === 'bg') ||
		page.one('a', (e) => /\/bg\/news\/./.test(e.attrs.href)),
	'an article names no edition that is not public');
	every(answers, ({ page }) => page.one('a', (e) =>
		e.attrs.hreflang === 'bg').attrs.href !== '/bg/',
	'the other language\'s link then leads to its first page');
	every(answers, ({ page }) => page.one('a', (e) =>
		e.attrs.hreflang === 'bg').text !== 'Български (Начало)' ||
		!page.one('main').text.includes(
			`${word('no_translation', 'en')} Български`),
	'the link says so, and the page that there is no translation');
}

async function testWithdrawn() {
	const answer = await ask('/bg/news/test-otteglena/');
	const head = await ask('/bg/news/test-otteglena/', { method: 'HEAD' });

	is(answer.status, 410, 'a withdrawn article is gone');
	ok(answer.title.includes(word('error_410')) && answer.page.one('p',
		(e) => e.attrs.class === 'lead').text.length > 20,
	'a withdrawn article says so in a sentence', answer.title);
	ok(!answer.text.includes(hidden('test-otteglena')),
		'nothing of a withdrawn article is shown');
	is(head.status, 410, 'a withdrawn article is gone for HEAD too');
}

async function testElsewhere() {
	const answer = await ask('/bg/news/test-english-only/');
	const link = answer.page.one('article')?.one('h2')?.one('a');

	is(answer.status, 404, 'a slug of the other language is not there');
	is(link?.attrs.href, '/en/news/test-english-only/',
		'its page leads to the edition there is');
	is([link?.text, link?.attrs.lang], ['In English only', 'en'],
		'its page names that edition in its own language');
	is(answer.page.one('html').attrs.lang, 'bg',
		'its page is in the language that was asked for');
	is(answer.title, word('elsewhere_title'), 'its page says so');
	every([answer], ({ page }) => page.faults[0] ||
		page.all('main').length !== 1 || page.all('h1').length !== 1,
	'its page is whole');
}

const rename = (table, from, to) =>
	sql(`UPDATE core.${table} SET slug = '${to}' WHERE slug = '${from}'`);

async function testMoved() {
	await putEditions([{ key: 'moved', lang: 'bg', slug: 'test-parvo',
		published: '2019-02-06 10:00' },
	{ key: 'moved', lang: 'en', slug: 'test-same',
		published: '2019-02-06 10:00' },
	{ key: 'unborn', lang: 'bg', slug: 'test-nerodena' }]);
	await rename('edition', 'test-parvo', 'test-vtoro');
	await rename('edition', 'test-vtoro', 'test-treto');
	await rename('edition', 'test-nerodena', 'test-nerodena-2');
	const [first, second, third, unborn] = await askAll(['parvo', 'vtoro',
		'treto', 'nerodena'].map((name) => `/bg/news/test-${name}/`));
	const head = await ask('/bg/news/test-parvo/', { method: 'HEAD' });
	const bare = await ask('/bg/news/test-parvo');

	every([first, second, head], ({ status, headers }) => status !== 301 ||
		headers.location !== '/bg/news/test-treto/',
	'an article answers from every address it ever had');
	is(third.status, 200, 'an article is at its address of today');
	is(unborn.status, 404, 'a draft\'s earlier address tells nothing');
	is([bare.status, bare.headers.location], [301, '/bg/news/test-parvo/'],
		'an earlier address without its slash gets its slash first');
}

// A slug that both languages had and one has left.
async function testMovedAndElsewhere() {
	await putEditions([{ key: 'both', lang: 'bg', slug: 'test-both',
		published: '2019-02-07 10:00' },
	{ key: 'both', lang: 'en', slug: 'test-both',
		published: '2019-02-07 10:00' }]);
	await sql(`UPDATE core.edition SET slug = 'test-samo-bg'
		WHERE slug = 'test-both' AND lang = 'bg'`);
	const answer = await ask('/bg/news/test-both/');

	ok(answer.status === 301 &&
		answer.headers.location === '/bg/news/test-samo-bg/',
		'an address that moved leads on although another language ' +
		'has its slug', answer.status);
}

async function testMovedWithdrawn() {
	await rename('edition', 'test-otteglena', 'test-otteglena-2');
	const [old, now] = await askAll(['/bg/news/test-otteglena/',
		'/bg/news/test-otteglena-2/']);

	is([old.status, old.headers.location, now.status],
		[301, '/bg/news/test-otteglena-2/', 410],
		'the earlier address of a withdrawn article leads to its end');
}

const TEXT = { name: 'Проба', title: 'Проба', lead: 'Проба' };

async function testMovedThings() {
	await put('project', { slug: 'test-old-project', eu_funded: false,
		bg: TEXT, en: TEXT });
	await put('partner', { slug: 'test-old-partner', country: 'BG',
		bg: { name: 'П', lead: 'П' }, en: { name: 'P', lead: 'P' } });
	for (const lang of ['bg', 'en'])
		await put('page', { slug: 'test-old-page', lang, title: 'Т' });
	for (const kind of ['project', 'partner', 'page'])
		await rename(kind, `test-old-${kind}`, `test-new-${kind}`);
	const places = ['projects/test-old-project/',
		'partners/test-old-partner/', 'test-old-page/'];
	const uris = places.flatMap((place) =>
		[`/bg/${place}`, `/en/${place}`]);
	const answers = await askAll(uris);
	const led = await askAll(answers.map((a) => a.headers.location ?? '/'));

	every(answers, ({ status, headers, name }) => status !== 301 ||
		`GET ${headers.location}` !== name.replace('old', 'new'),
	'a project, a partner and a page answer from earlier addresses');
	every(led, ({ status }) => status !== 200 && status,
		'what an earlier address leads to is there');
	await sql(`INSERT INTO core.moved (path, lang, page)
		SELECT v.path, 'bg', p.id FROM core.page p,
			(VALUES ('/test-old/1/'), ('/test-old/2')) v (path)
		WHERE p.slug = 'test-new-page'`);
	every(await askAll(['/test-old/1/', '/test-old/1', '/test-old/2',
		'/test-old/2/']), ({ status, headers }) => status !== 301 ||
			headers.location !== '/bg/test-new-page/',
	'so does another system\'s, with a slash at its end and without');
	await sql(`INSERT INTO core.moved (path, lang, page)
		SELECT '/bg/test-new-page', 'bg', id FROM core.page
		WHERE slug = 'test-new-page';
		DELETE FROM core.page_text WHERE lang = 'bg' AND page = (
			SELECT id FROM core.page WHERE slug = 'test-new-page')`);
	is((await ask('/bg/test-new-page/')).status, 404,
		'and none leads to itself');
}

// What the editors have in one language only.
async function testOneLanguage() {
	await put('page', { slug: 'test-samo', lang: 'bg', title: 'Само' });
	await put('project', { slug: 'test-samo', eu_funded: false, bg: TEXT });
	await put('partner', { slug: 'test-samo', country: 'BG',
		bg: { name: 'П', lead: 'П' } });
	const answers = await askAll(['/bg/test-samo/',
		'/bg/projects/test-samo/', '/bg/partners/test-samo/']);

	every(answers, ({ status, page }) => status !== 200 ||
		page.one('link', (e) => e.attrs.hreflang === 'en')?.attrs.href,
	'a page in one language names no other');
}

run(async () => {
	await clean();
	await prepare();
	await testHidden();
	await testLists();
	await testAlternates();
	await testWithdrawn();
	await testElsewhere();
	await testMoved();
	await testMovedAndElsewhere();
	await testMovedWithdrawn();
	await testMovedThings();
	await testOneLanguage();
	await done();
}, clean);
