#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What machines find the site by: sitemaps, robots.txt, security.txt, open
// data.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { ask, askAll, done } = require('./door.js');
const { putEditions, clean } = require('./content.js');
const { word } = require('./words.js');
const { parseXml } = require('./xml.js');
const { ok, is, every, run, sql, sh } = require('./tap.js');

const ORIGIN = process.env.NEWSROOM_ORIGIN;
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

const xmlOf = async (uri) => {
	const answer = await ask(uri);

	return { name: answer.name, answer, root: await parseXml(answer.bytes) };
};
const urlsOf = ({ root }) => root.all('url').map((url) => ({
	name: url.one('loc').text, updated: url.one('lastmod')?.text,
	others: Object.fromEntries(url.all('link').map(({ attrs }) =>
		[attrs.hreflang, attrs.href])) }));
const pathOf = (url) => url.startsWith(`${ORIGIN}/`) ?
	url.slice(ORIGIN.length) : `elsewhere: ${url}`;

async function readAll() {
	const index = await xmlOf('/sitemap.xml');
	const files = index.root.all('sitemap').map((file) =>
		[pathOf(file.one('loc').text), file.one('lastmod')?.text]);
	const sheets = await Promise.all(files.map(([path]) => xmlOf(path)));

	every([index, ...sheets], ({ answer, root }) =>
		answer.status !== 200 ? answer.status :
		answer.headers['content-type'] !== 'application/xml' ||
			root.space !== SITEMAP,
	'a sitemap is XML of sitemaps.org');
	every(files.map((file, i) => [file, sheets[i]]), ([file, sheet]) =>
		file[1] !== urlsOf(sheet).map((u) => u.updated).sort().at(-1) &&
		file[0] !== '/sitemap-1.xml' && file,
	'a file changed when the last of its addresses did');
	return sheets.flatMap(urlsOf);
}

async function testAddresses(urls) {
	const answers = await askAll(urls.map((url) => pathOf(url.name)));
	const editions = (await sql(`SELECT path FROM web.edition
		UNION SELECT path FROM web.project
		UNION SELECT path FROM web.partner
		UNION SELECT path FROM web.page`)).split('\n');
	const known = new Set(urls.map((url) => url.name));

	every(answers, ({ status }) => status !== 200 && status,
		'every address of the sitemap is there');
	every(answers, ({ page, name }) => page.one('link', (e) =>
		e.attrs.rel === 'canonical').attrs.href !==
		ORIGIN + name.slice(4), 'and is the page\'s own');
	every(answers, ({ page }) => page.one('meta', (e) =>
		e.attrs.name === 'robots' && /noindex/.test(e.attrs.content)),
	'and may be shown by a search engine');
	every(editions, (path) => !known.has(ORIGIN + path),
		'everything public is in the sitemap');
	is(known.size, urls.length, 'no address is there twice');
}

function testAlternates(urls) {
	const byName = Object.fromEntries(urls.map((url) => [url.name, url]));
	const named = ({ others }) => Object.values(others).sort().join();

	every(urls, ({ name, others }) => others[name.slice(ORIGIN.length + 1,
		ORIGIN.length + 3)] !== name, 'an address names itself');
	every(urls, (url) => Object.values(url.others).find((other) =>
		named(byName[other] ?? { others: {} }) !== named(url)),
	'what two languages say of one another is the same');
	every(urls, ({ others }) => (others.bg ?? null) !==
		(others['x-default'] ?? null),
	'a reader of any other language is led to the first');
	ok(urls.some(({ others }) => others.bg && others.en),
		'there are pages in two languages');
}

async function testChange() {
	const find = async () => (await readChanged()).find(({ name }) =>
		name === `${ORIGIN}/bg/news/test-karta/`);
	const readChanged = async () => urlsOf(await xmlOf(`/sitemap-${
		await sql(`SELECT sheet FROM web.entry
			WHERE slug = 'test-karta'`) || 2}.xml`));
	const before = await find();

	await sql(`UPDATE core.edition SET changed_at = now()
		WHERE slug = 'test-karta'`);
	const after = await find();

	is(before.updated, '2014-05-01T07:00:00Z',
		'what was never changed changed when it was published');
	ok(after.updated > before.updated, 'a change is dated',
		after.updated);
	await sql(`UPDATE core.edition SET state = 'withdrawn',
		withdrawn_at = now() WHERE slug = 'test-karta'`);
	ok(!(await readAll()).some(({ name }) => /test-karta/.test(name)),
		'what is withdrawn is in no sitemap');
}

async function testNumbers() {
	const none = ['0', '01', '1000000', '9223372036854775807',
		'9223372036854775808', '-1', '1a', 'a', '', '1.5', '%D9%A1'];

	every(await askAll(none.map((n) => `/sitemap-${n}.xml`)),
		({ status }) => status !== 404 && status,
		'a file that has nothing in it is not there');
}

// Five hundred articles to a file, wherever they stand.
async function testMany() {
	await sql(`INSERT INTO core.article (key)
		SELECT 'test:many' || i FROM generate_series(1, 1000) i`);
	await sql(`INSERT INTO core.edition (article, lang, slug, state,
			published_at, title)
		SELECT a.id, l.code, 'test-mnogo-' || a.id, 'approved',
			'2013-01-01', 'М'
		FROM core.article a CROSS JOIN core.language l
		WHERE a.key LIKE 'test:many%'`);
	const index = await xmlOf('/sitemap.xml');
	const files = index.root.all('sitemap').map((f) =>
		pathOf(f.one('loc').text));
	const sheets = await Promise.all(files.map(xmlOf));

	every(sheets, (sheet) => urlsOf(sheet).length > 1000 &&
		urlsOf(sheet).length, 'a file holds five hundred articles');
	is(sheets.flatMap(urlsOf).filter(({ name }) =>
		/test-mnogo/.test(name)).length, 2000,
	'and together they hold all of them');
	ok(files.length >= 3, 'in several files', files);
}

async function testNews() {
	const hours = (n) => new Date(Date.now() - n * 3600e3)
		.toISOString();
	const title = 'Ново & <добро>';

	await putEditions([{ key: 'n1', lang: 'bg', slug: 'test-dnes', title,
		published: hours(1) }, { key: 'n1', lang: 'en',
		slug: 'test-today', title: 'Today', published: hours(47) },
	{ key: 'n2', lang: 'bg', slug: 'test-onzi-den',
		published: hours(49) }]);
	const { root, answer } = await xmlOf('/sitemap-news.xml');
	const news = root.all('url').map((url) => [pathOf(url.one('loc').text),
		url.one('news').one('title').text,
		url.one('news').one('publication').one('language').text,
		url.one('news').one('publication').one('name').text]);

	is(news, [['/bg/news/test-dnes/', title, 'bg', word('site_name')],
		['/en/news/test-today/', 'Today', 'en',
			word('site_name', 'en')]],
	'the sitemap of the news has what two days brought');
	every(root.all('url'), (url) => !/^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(
		url.one('news').one('publication_date').text),
	'and says when');
	is(answer.headers.etag, undefined,
		'it has no version, since time alone changes it');
}

async function testText() {
	const [robots, security] = await askAll(['/robots.txt',
		'/.well-known/security.txt']);
	const lines = Object.fromEntries(security.text.trim().split('\n')
		.map((line) => line.split(': ')));
	const days = (Date.parse(lines.Expires) - Date.now()) / 86400e3;
	const [, contact] = /^[^/]+\/\/[^/]+(\/.*)$/.exec(lines.Contact) ?? [];

	every([robots, security], ({ status, headers }) => status !== 200 ||
		headers['content-type'] !== 'text/plain; charset=utf-8',
	'robots.txt and security.txt are plain text');
	is(robots.text.split('\n').filter((line) => /^Sitemap/.test(line)),
		['/sitemap.xml', '/sitemap-news.xml'].map((path) =>
			`Sitemap: ${ORIGIN}${path}`),
		'robots are told where the sitemaps are');
	ok(/^User-agent: \*\n(Disallow: .*newsletter.*\n)+/m.test(robots.text),
		'and that a page for one reader is not theirs', robots.text);
	ok(days > 28 && days < 32, 'security.txt is good for a month',
		lines.Expires);
	is((await ask(contact)).status, 200, 'and leads to who listens');
	is([lines['Preferred-Languages'], lines.Canonical], ['bg, en',
		`${ORIGIN}/.well-known/security.txt`],
	'in the languages of the site');
}

const READ_CSV = `
import csv, json, sys
sys.stdin.reconfigure(newline="")
json.dump(list(csv.DictReader(sys.stdin)), sys.stdout)
`;
const COLUMNS = ['slug', 'lang', 'url', 'name', 'title', 'state', 'starts_on',
	'ends_on', 'programme', 'call', 'grant_number', 'reference', 'website',
	'eu_funded', 'currency', 'total_amount', 'grant_amount', 'eu_amount',
	'national_amount', 'amounts_are_approximate', 'coordinator',
	'coordinator_country', 'participants'];

async function testData() {
	await sql(`SELECT web.put_project('{"slug": "test-danni",
		"eu_funded": false, "bg": {"name": "А, \\"Б\\"",
		"title": "Първи\\nред", "lead": "П"}}')`, 'editor');
	const [json, csv] = await askAll(['/projects.json', '/projects.csv']);
	const records = JSON.parse(json.text);
	const { out } = await sh('/usr/bin/python3', ['-c', READ_CSV],
		{ input: csv.text });
	const shown = (record) => COLUMNS.map((column) =>
		record[column] === null || record[column] === '' ? '' :
		/amount$/.test(column) ? Number(record[column]) :
		String(record[column]));
	const count = Number(await sql('SELECT count(*) FROM web.project'));

	is([json, csv].map(({ headers }) => headers['content-type']),
		['application/json', 'text/csv; charset=utf-8; header=present'],
		'open data says what it is');
	is(records.length, count, 'it has each project in each language');
	every(records, (record) => JSON.stringify(Object.keys(record)) !==
		JSON.stringify(COLUMNS) && Object.keys(record),
	'its columns are those that were promised');
	is(JSON.parse(out).map(shown), records.map(shown),
		'the table has the same in it as the list');
	every(await askAll(records.map(({ url }) => pathOf(url))),
		({ status }) => status !== 200 && status,
		'and leads to each project\'s page');
}

// How many editions PostgreSQL looks at for a query of ours, once it knows how
// many there are.
const looksAt = (query, values) => sql(`BEGIN;
	ANALYZE core.edition;
	SET LOCAL enable_seqscan = off;
	CREATE TEMPORARY VIEW looked AS
	SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) AS n
	FROM pg_stat_xact_user_tables
	WHERE schemaname = 'core' AND relname = 'edition';
	CREATE TEMPORARY TABLE before AS SELECT n FROM looked;
	PREPARE asked AS ${fs.readFileSync(path.join(__dirname,
		`../../sql/queries/${query}.sql`), 'utf8')};
	CREATE TEMPORARY TABLE answer AS EXECUTE asked${values};
	SELECT looked.n - before.n FROM looked, before;
	ROLLBACK`, 'postgres');

async function testCost() {
	const count = Number(await sql(`SELECT count(*) FROM core.edition
		WHERE state = 'approved'`));
	const inList = Number(await looksAt('sitemap_list', ''));

	ok(inList > 0 && inList < count / 2, 'the list of files looks at one ' +
		'edition for each, and not at all of them', `${inList} of ${count}`);
	// The planner itself looks for the last one, to know how many there are.
	ok(Number(await looksAt('sitemap_articles', '(1000000, \'bg,en\')')) < 9,
		'and a file at its own');
}

run(async () => {
	await clean();
	await putEditions([{ key: 'karta', lang: 'bg', slug: 'test-karta',
		published: '2014-05-01 10:00' }]);
	const urls = await readAll();

	await testAddresses(urls);
	testAlternates(urls);
	await testChange();
	await testNumbers();
	await testNews();
	await testText();
	await testData();
	await testMany();
	await testCost();
	await done();
}, clean);
