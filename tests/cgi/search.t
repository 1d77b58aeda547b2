#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The search, as a reader meets it.
'use strict';

const { ask, askAll, done } = require('./door.js');
const { putEditions, clean } = require('./content.js');
const { word } = require('./words.js');
const { parseXml } = require('./xml.js');
const { ok, is, every, run } = require('./tap.js');

const HOW_MANY = 45;
const TITLE = 'Пробен жираф <script>"&\' \u200fи жирафи';

const search = (typed, lang = 'bg', more = '') =>
	ask(`/${lang}/search/?q=${encodeURIComponent(typed)}${more}`);
const searchAll = (all) => Promise.all(all.map((typed) => search(typed)));

const hits = ({ page }) => page.all('article', (e) =>
	e.attrs.class === 'teaser').map((e) => e.one('a').attrs.href);
const marked = ({ page }) => page.all('mark').map((e) => e.text);
const field = ({ page }) => page.one('input', (e) => e.attrs.name === 'q');
const link = ({ page }, rel) => page.one('a', (e) => e.attrs.rel === rel)
	?.attrs.href;

const editionOf = (i) => ({ key: `s${i}`, lang: 'bg',
	slug: `test-zhiraf-${i}`, published: '2014-03-01 10:00',
	title: `Списък ${i}`, lead: 'Има жирафи навсякъде.' });

async function testForm() {
	const [bare, empty, spaces] = await askAll(['/bg/search/',
		'/bg/search/?q=', '/en/search/?q=+%20']);

	every([bare, empty, spaces], (answer) => answer.status !== 200 ||
		answer.page.faults[0] || !field(answer) ||
		hits(answer).length > 0,
	'who looks for nothing gets the form');
	is([(await ask('/bg/search')).status], [301],
		'the address ends in a slash');
}

async function testFound() {
	const all = await searchAll(['пробният жираф', 'жирафът пробен',
		'jiraf proben', 'zhirafi probni', '„пробен жираф“']);

	every(all, (answer) => hits(answer)[0] !== '/bg/news/test-zhiraf/' &&
		hits(answer), 'any form, in any alphabet, finds it first');
	every(all, (answer) => answer.page.faults[0] ||
		marked(answer).slice(0, 3).join() !== 'Пробен,жираф,жирафи' &&
		marked(answer), 'the words are marked in all of their forms');
	every(all, ({ page }) => page.one('script') ||
		!page.one('article').text.includes('<script>"&\''),
	'what an editor wrote is text');
	ok(all[0].page.one('article').text.includes(word('kind_article')),
		'a result says what it is');
}

async function testKinds() {
	const [project, partner, page] = await Promise.all([
		search('media motor europe'), search('Sofia Tech Park', 'en'),
		search('лични данни')]);

	ok(hits(project).includes('/bg/projects/media-motor-europe/'),
		'a project is found', hits(project));
	ok(hits(partner).includes('/en/partners/sofia-tech-park/'),
		'a partner is found', hits(partner));
	ok(hits(page).includes('/bg/privacy/'), 'a page is found', hits(page));
}

async function testPages() {
	const pages = [await search('жираф')];

	while (link(pages.at(-1), 'next') && pages.length < 9)
		pages.push(await ask(link(pages.at(-1), 'next')));
	const all = pages.flatMap(hits);
	const wrong = await askAll(['0', '-1', 'x', '', '61', '1.5',
		'99999999999999999999'].map((n) =>
		`/bg/search/?q=a&page=${n}`));

	is([pages.length, all.length, new Set(all).size],
		[3, HOW_MANY + 1, HOW_MANY + 1],
		'twenty stand on a page, and the pages hold all of them once');
	is(hits(await ask(link(pages[1], 'prev'))), hits(pages[0]),
		'the way back is the same');
	every(wrong, ({ status }) => status !== 400 && status,
		'a number that is none is refused');
	is((await search('жираф', 'bg', '&page=9')).status, 404,
		'a page behind the last is not there');
}

// Whoever goes by Tab comes to what is found first, and by one link to what
// narrows it.
async function testOrder() {
	const found = await search('хъб', 'bg', '&kind=article');
	const links = found.page.one('main').all('a');
	const first = (so) => links.findIndex(so);
	const hit = first((e) => e.parent.tag === 'h3');
	const to = first((e) => e.attrs.href === '#narrow');

	ok(to !== -1 && to < hit && found.page.one('h2', (e) =>
		e.attrs.id === 'narrow'), 'a link leads to what narrows the results');
	ok(hit !== -1 && hit < first((e) => e.attrs.rel === 'nofollow'),
		'which stands behind them');
	is(found.page.one('p', (e) => e.attrs.class === 'source').text
		.replace(/.*\/bg\//, ''), `search/?q=${encodeURIComponent('хъб')}`
		+ '&kind=article', 'on paper stands what was looked for');
}

// Narrowed by what is offered, and wide again.
async function testBounds() {
	const wide = await search('жираф');
	const ways = ({ page }) => page.all('a', (e) =>
		e.attrs.rel === 'nofollow').map((e) => e.attrs.href);
	const kept = ({ page }) => page.all('input', (e) =>
		e.attrs.type === 'hidden').map(({ attrs }) =>
		`${attrs.name}=${attrs.value}`);
	const bounded = await search('хъб', 'bg',
		'&kind=article&year=2020&project=media-motor-europe'
		+ '&partner=vrt&page=1');
	const away = bounded.page.all('a', (e) => e.text.endsWith(
		` ${word('search_unbound')}`)).map((e) => e.attrs.href);
	const narrowed = await askAll(ways(await search('хъб')));
	const unknown = await askAll(['year=2', 'year=20200', 'year=-999',
		'kind=thing', 'project=A b', 'partner=..', 'year=1e3']
		.map((more) => `/bg/search/?q=a&${more}`));
	const missing = await askAll(['project=none-such', 'partner=none-such']
		.map((more) => `/en/search/?q=a&${more}`));

	is(ways(wide), [], 'what all results have narrows nothing');
	every(narrowed, (answer) => answer.page.faults[0] ||
		hits(answer).length === 0 || kept(answer).length !== 1,
	'each way to narrow the results finds some');
	is([narrowed.length > 9, kept(bounded).join()], [true, 'kind=article,'
		+ 'year=2020,project=media-motor-europe,partner=vrt'],
	'and stays for the next search');
	is(away.map((href) => /kind|year|project|partner/g[Symbol.match](href)
		.length), [3, 3, 3, 3], 'until it is taken away');
	is(bounded.page.one('a', (e) => e.attrs.hreflang === 'en').attrs.href
		.replace(/.*?&/, ''), 'kind=article&year=2020'
		+ '&project=media-motor-europe&partner=vrt',
	'or in the other language');
	every(unknown, ({ status }) => status !== 400 && status,
		'what can be no bound is refused');
	every(missing, ({ status }) => status !== 404 && status,
		'and to what is not there nothing is bounded');
	is((await search('хъб', 'bg', '&year=&kind=')).status, 200,
		'a bound without a value is none');
}

async function testOpenSearch() {
	const answers = await askAll(['/bg/opensearch.xml',
		'/en/opensearch.xml', '/bg/news/']);
	const [bg, en] = await Promise.all(answers.slice(0, 2).map((answer) =>
		parseXml(answer.bytes)));
	const { template } = en.one('Url').attrs;

	is(answers[0].headers['content-type'],
		'application/opensearchdescription+xml',
		'a browser is told how to search the site');
	every([bg, en], (root) => root.space !==
		'http://a9.com/-/spec/opensearch/1.1/' ||
		root.one('ShortName').text.length > 16,
	'as OpenSearch 1.1 says it');
	is((await ask(template.replace('{searchTerms}', 'hub')
		.slice(process.env.NEWSROOM_ORIGIN.length))).status, 200,
	'and finds a page there');
	is(answers[2].page.one('link', (e) => e.attrs.rel === 'search').attrs
		.href, '/bg/opensearch.xml', 'each page leads to it');
}

async function testNothing() {
	const none = await search('<b>щщщщ"');
	const other = await search('жираф', 'en');
	const long = await search('щ'.repeat(1300));

	is([none.status, none.page.faults[0], field(none).attrs.value],
		[200, undefined, '<b>щщщщ"'],
		'who finds nothing still has what was typed');
	ok(none.page.one('main').text.includes('<b>щщщщ"'),
		'and is told what was looked for');
	ok(other.page.one('a', (e) => e.attrs.href ===
		`/bg/search/?q=${encodeURIComponent('жираф')}`),
	'what the other language has is offered');
	const near = await search('жирафф пробенн');

	is(near.page.one('a', (e) => e.parent.text.startsWith(
		word('search_near')))?.text, 'жираф пробен',
	'who has mistyped a word is asked what was meant');
	ok(long.status === 200 && !/щ{121}/.test(long.text),
		'what is very long is shortened');
}

async function testBad() {
	const odd = await searchAll(['на и за', '\' OR 1=1', '🙂', '%', '\\',
		'שלום עולם', '\u202eабв', '"', '-', '((', ':*', '<->', '!',
		'a\u0301', '\u0001', '\ue000a\ue001', 'or', '&amp;', '\'\'',
		'a:*&b', 'www.example.org/a?b', `"${'a '.repeat(150)}"`,
		'-хъб', '\ufffe']);
	const long = await searchAll([`${'дума '.repeat(1000)}`.slice(0, 790),
		'"'.repeat(500), `${'-'.repeat(200)}хъб`,
		Array(120).fill('хъб').join(' or '), '-a '.repeat(250)]);
	const refused = await askAll(['%ff', '%ed%a0%80', '%00', '%', '%d0'].map(
		(bad) => `/bg/search/?q=${bad}`));

	every(odd, ({ status, page }) => status !== 200 ? status :
		page.faults[0], 'whatever is typed, a whole page answers');
	every(long, ({ status, page }) => status !== 200 ? status :
		page.faults[0], 'however much it is');
	is([(await ask(`/bg/search/?q=${'a'.repeat(8192 - 14)}`)).status,
		(await ask(`/bg/search/?q=${'a'.repeat(8192)}`)).status],
	[200, 414], 'up to eight kibibytes');
	every([odd[0], odd[3]], ({ page }) =>
		!page.one('main').text.includes(word('search_common_text')) &&
		page.one('main').text, 'what says nothing is named as such');
	every(refused, ({ status }) => status !== 400 && status,
		'what is no text is refused');
}

async function testDoors() {
	const [home, missing] = await askAll(['/bg/', '/en/nothing-here/']);

	ok(home.page.one('a', (e) => e.attrs.href === '/bg/search/'),
		'every page leads to the search');
	ok(missing.page.one('form', (e) => e.attrs.action === '/en/search/'),
		'a page that is not there has a line to search in');
}

run(async () => {
	await clean();
	await putEditions([...Array(HOW_MANY).keys()].map(editionOf));
	await putEditions([{ key: 'zh', lang: 'bg', slug: 'test-zhiraf',
		published: '2014-01-01 10:00', title: TITLE,
		lead: 'За нещо друго.' }]);
	await testForm();
	await testFound();
	await testKinds();
	await testPages();
	await testOrder();
	await testBounds();
	await testOpenSearch();
	await testNothing();
	await testBad();
	await testDoors();
	await done();
}, clean);
