#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What programs read of the site before judges that know the formats: Atom
// and sitemaps by RELAX NG, JSON Feed by JSON Schema, JSON-LD by the
// vocabulary of schema.org, which comes inside of schema-dts.
'use strict';

const fs = require('node:fs');
const { createRequire } = require('node:module');
const os = require('node:os');
const path = require('node:path');
const { get, getAll } = require('./http.js');
const { every, is, ok, run, sh, sql } = require('../cgi/tap.js');
const { readVocabulary, faultsOf } = require('./vocabulary.js');

const folder = path.join(__dirname, 'schemas');
const packages = createRequire(path.join(__dirname,
	'../../build/browser/package.json'));
const LANGS = ['bg', 'en'];
const inBoth = (...paths) => LANGS.flatMap((lang) =>
	paths.map((one) => `/${lang}/${one}`));

// ---- XML -------------------------------------------------------------------

// One xmllint for all files of a format: what it says of each.
async function validate(schema, replies) {
	const place = fs.mkdtempSync(path.join(os.tmpdir(), 'newsroom-'));
	const names = replies.map((_, i) => path.join(place, `${i}.xml`));

	replies.forEach(({ bytes }, i) => fs.writeFileSync(names[i], bytes));
	const { err } = await sh('xmllint', ['--noout', '--nonet', '--relaxng',
		path.join(folder, schema), ...names]);
	const lines = err.split('\n');

	fs.rmSync(place, { recursive: true });
	return replies.map(({ name }, i) => ({ name, found: lines.filter(
		(line) => line.startsWith(names[i])) }));
}

const validFault = ({ found }) => found.length === 1 &&
	found[0].endsWith(' validates') ? '' : found.join('; ') || 'unread';

async function testXml() {
	const feeds = await getAll(inBoth('news/feed.atom',
		'projects/media-motor-europe/feed.atom'));
	const index = await get('/sitemap.xml');
	const sheets = await getAll([...index.text.matchAll(
		/<loc>([^<]*)/g)].map(([, url]) => new URL(url).pathname));
	const news = await get('/sitemap-news.xml');

	ok(feeds[0].text.includes('<entry>') && sheets.length > 1,
		'there is something in the feeds and sitemaps');
	every(await validate('atom.rng', feeds), validFault,
		'every feed is Atom by RFC 4287');
	every(await validate('sitemap.rng', [index, ...sheets, news]),
		validFault, 'every sitemap is one by sitemaps.org');
}

// ---- JSON Feed -------------------------------------------------------------

async function testJson() {
	const { default: Ajv } = packages('ajv/dist/2020');
	const ajv = new Ajv({ allErrors: true });

	packages('ajv-formats').default(ajv);
	const isFeed = ajv.compile(JSON.parse(fs.readFileSync(
		path.join(folder, 'json-feed.json'), 'utf8')));

	every(await getAll(inBoth('news/feed.json')), ({ text }) =>
		!isFeed(JSON.parse(text)) && ajv.errorsText(isFeed.errors),
	'every JSON feed is one by version 1.1');
}

// ---- JSON-LD ---------------------------------------------------------------

// What Google asks of an article, and of a trail of breadcrumbs.
const WANTED = {
	NewsArticle: ['headline', 'image', 'datePublished', 'author',
		'publisher', 'mainEntityOfPage'],
	BreadcrumbList: ['itemListElement'],
	WebSite: ['name', 'url'],
	Organization: ['name', 'url'],
	ResearchProject: ['name', 'url'],
};

const dataOf = ({ text }) => [...text.matchAll(
	/<script type="application\/ld\+json">([^]*?)<\/script/g)]
	.map(([, json]) => JSON.parse(json));
const thingsOf = (reply) => dataOf(reply).flatMap((data) =>
	data['@graph'] ?? [data]);

function missing(thing) {
	const lacks = (WANTED[thing['@type']] ?? []).find((name) =>
		!(name in thing));
	const author = thing.author && !(thing.author.name &&
		thing.author.url) && 'author without name and url';

	return lacks ? `${thing['@type']} without ${lacks}` : author ||
		(thing.headline?.length === 0 && 'an empty headline');
}

async function testData() {
	const vocabulary = readVocabulary(packages);
	const paths = (await sql(`SELECT path FROM web.edition
		UNION SELECT path FROM web.project
		UNION SELECT path FROM web.partner`)).split('\n');
	const replies = await getAll(['/bg/', '/en/', ...paths]);

	every(replies, (reply) => thingsOf(reply).flatMap((thing) =>
		faultsOf(vocabulary, thing)).join('; '),
	'every page says of itself what schema.org has words for');
	every(replies, (reply) => thingsOf(reply).map(missing).find(Boolean),
		'and all that Google asks for');
	is([...new Set(replies.flatMap(thingsOf).map((thing) =>
		thing['@type']))].sort(), Object.keys(WANTED).sort(),
	'each kind of thing was looked at');
	ok(faultsOf(vocabulary, { '@type': 'NewsArticle', wheels: 4,
		author: { '@type': 'Grant' }, datePublished: 'May' })
		.length === 3, 'the judge knows what is wrong');
}

run(async () => {
	await testXml();
	await testJson();
	await testData();
});
