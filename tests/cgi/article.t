#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// An article: its text, what it owes to whom, and the way to it.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ask, askAll, done } = require('./door.js');
const { putEditions, clean } = require('./content.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const RELEASE = '2020-09-28-media-innovation-hub';

// The head and the paragraphs of a file of the sample content.
function readContent(lang) {
	const file = path.join(__dirname, '../../sql/content/articles',
		`${RELEASE}.${lang}.md`);
	const [, head, body] = fs.readFileSync(file, 'utf8').split(/^---$/m);
	const field = (name) => new RegExp(`^${name}: (?:>-\\s+)?(.*)$`, 'm')
		.exec(head)[1];

	return { title: field('title'), lead: field('lead'),
		slug: field('slug'), place: field('place'),
		links: [...body.matchAll(/\]\(([^)]+)\)|<(http[^>]+)>/g)]
			.map((match) => match[1] ?? match[2]),
		paragraphs: body.trim().split(/\n\n+/).map((text) => text
			.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
			.replace(/<(http[^>]+)>/g, '$1')) };
}

const bodyOf = ({ page }) => page.one('div', (e) => e.attrs.class === 'body');

const exact = (element) => element.raw.replace(/[ \t\n]+/g, ' ').trim();

async function testRelease(lang, day) {
	const file = readContent(lang);
	const answer = await ask(`/${lang}/news/${file.slug}/`);
	const { page } = answer;
	const body = bodyOf(answer);
	const lead = page.one('p', (e) => e.attrs.class === 'lead');

	is(exact(page.one('h1')), file.title,
		`the release has its title: ${lang}`);
	is(exact(lead), file.lead, `the release has its lead: ${lang}`);
	is(body.all('p').map(exact), file.paragraphs,
		`the release is on its page word for word: ${lang}`);
	is(body.all('a').map((a) => a.attrs.href), file.links,
		`the links of the release are links: ${lang}`);
	ok(page.one('main').text.includes(`${file.place}, ${day}`),
		`the release has its place and day: ${lang}`);
	is(page.one('meta', (e) => e.attrs.property ===
		'article:published_time').attrs.content, '2020-09-28T07:00:00Z',
	`the release has its moment, for machines: ${lang}`);
	is(page.all('meta', (e) => /^article:(section|tag)$/.test(
		e.attrs.property)).map((e) => e.attrs.content)[0],
	page.one('a', (e) => e.within('nav') &&
		e.attrs.href === `/${lang}/news/`).text,
	`the release has its section: ${lang}`);
	ok(page.one('a', (e) => e.within('main') &&
		e.attrs.href === `/${lang}/contacts/`),
	`the release says whom the press may ask: ${lang}`);
	return answer;
}

const projectLinks = ({ page }) => page.one('article').all('a')
	.map((a) => a.attrs.href).filter((href) => !/\/news\//.test(href));

async function testReleases() {
	const bg = await testRelease('bg', '28 септември 2020 г.');
	const en = await testRelease('en', '28 September 2020');
	const file = { bg: readContent('bg'), en: readContent('en') };
	const other = (answer, lang) => answer.page.one('article').one('a',
		(e) => e.attrs.href === `/${lang}/news/${file[lang].slug}/`);

	is(other(bg, 'en')?.text, file.en.title,
		'the release leads to its English edition');
	is(other(bg, 'en')?.attrs.lang, 'en',
		'a title in another language says which');
	is(other(en, 'bg')?.text, file.bg.title,
		'the release leads to its Bulgarian edition');
	every(['/projects/media-motor-europe/', '/partners/sofia-tech-park/',
		'/partners/association-for-research-and-development/',
		'/partners/cluster-sofia-knowledge-city/'], (href) =>
		!projectLinks(bg).includes(`/bg${href}`) ||
		!projectLinks(en).includes(`/en${href}`),
	'the release leads to its project and partners');
}

// What the grant agreements want on a page: art. 29.4, 29.5; art. 17.
const EU = `SELECT e.path, e.lang, p.acknowledgement, p.disclaimer
	FROM web.edition e JOIN web.article_project a USING (article)
	JOIN web.project p ON p.id = a.project AND p.lang = e.lang
	WHERE p.eu_funded
	UNION ALL SELECT path, lang, acknowledgement, disclaimer
	FROM web.project WHERE eu_funded`;

const ALT = { bg: 'Емблема на Европейския съюз',
	en: 'Emblem of the European Union' };

async function testMoney(pages) {
	const rows = (await sql(EU)).split('\n').map((row) => row.split('|'));
	const fault = ([uri, lang, sentence, disclaimer]) => {
		const { page } = pages.get(uri);
		const text = page.one('main').raw;

		return !text.includes(sentence) || !text.includes(disclaimer) ||
			!page.one('img', (e) => e.attrs.alt === ALT[lang] &&
				/^\/assets\/eu-emblem\./.test(e.attrs.src)) ?
					uri : '';
	};

	every(rows, fault, 'EU money is acknowledged wherever it is spoken ' +
		'of: emblem, sentence, disclaimer');
	every(rows.filter(([, , sentence]) => /(№|No)\s\d/.test(sentence)),
		([, , sentence]) => !/\s(№|No)\s871552\.$/.test(sentence),
		'Horizon 2020\'s sentence has the grant agreement\'s number');
	ok(rows.length > 20 && new Set(rows.map((r) => r[1])).size === 2,
		'so in both languages');
}

const neighbour = ({ page }, rel) => page.one('a', (e) =>
	e.attrs.rel === rel && e.within('main'))?.attrs.href ?? 'none';

async function testNeighbours(pages) {
	const rows = (await sql(`SELECT lang, path FROM web.edition
		ORDER BY lang, published_at DESC, id DESC`)).split('\n')
		.map((row) => row.split('|'));
	const fault = ([lang, uri], i) => {
		const at = (j) => rows[j]?.[0] === lang ? rows[j][1] : 'none';
		const page = pages.get(uri);

		return neighbour(page, 'next') !== at(i - 1) ||
			neighbour(page, 'prev') !== at(i + 1) ? uri : '';
	};

	every(rows.map((row, i) => fault(row, i)), (why) => why,
		'every article leads to the older one and the newer one');
}

async function readAll() {
	const uris = (await sql(`SELECT path FROM web.edition
		UNION ALL SELECT path FROM web.project`)).split('\n');
	const answers = await askAll(uris);

	every(answers, ({ status, page }) => status !== 200 || page.faults[0],
		'every article and project of the site is there');
	return new Map(uris.map((uri, i) => [uri, answers[i]]));
}

// Whom a journalist asks, and what the house is.
async function testPress(lang, words) {
	const said = bodyOf(await ask(`/${lang}/press/`)).text;
	const { page } = await ask(`/${lang}/news/${readContent(lang).slug}/`);

	is(page.one('div', (e) => e.attrs.class === 'press')?.text, said,
		`an article says what the page for the media does: ${lang}`);
	ok(said.includes(words), `and that is what the house is: ${lang}`, said);
}

async function testCorrection() {
	await putEditions([{ key: 'c', lang: 'bg', slug: 'test-popravka',
		published: '2019-03-01 10:00' }]);
	const before = await ask('/bg/news/test-popravka/');

	await sql(`UPDATE core.edition SET correction = 'Сумата е <друга>.',
		corrected_at = '2019-03-05 12:00 Europe/Sofia',
		changed_at = '2019-03-06 12:00 Europe/Sofia'
		WHERE slug = 'test-popravka'`);
	const after = await ask('/bg/news/test-popravka/');
	const text = after.page.one('main').text;

	const said = before.page.one('main').text;

	ok(!said.includes(word('correction')) &&
		!said.includes(word('changed_on')),
		'an article as it was published speaks of no change');
	ok(text.includes(`${word('correction')}, 5 март 2019 г.: ` +
		'Сумата е <друга>.'),
		'a correction is said with its date', text);
	ok(text.includes(`${word('changed_on')} 6 март 2019 г.`),
		'an article that was changed says when', text);
}

run(async () => {
	await clean();
	await testReleases();
	const pages = await readAll();

	await testMoney(pages);
	await testNeighbours(pages);
	await testCorrection();
	await testPress('bg', 'държавно акционерно дружество');
	await testPress('en', 'state-owned joint-stock company');
	await done();
}, clean);
