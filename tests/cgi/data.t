#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What a page says of itself as data: JSON-LD in the words of schema.org.
'use strict';

const { ask, askAll, done } = require('./door.js');
const { putEditions, clean } = require('./content.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const ORIGIN = process.env.NEWSROOM_ORIGIN;
const TRICKY = 'A & B </script><script>x</script> "в" \'и\' \\ <!-- {{B}} ' +
	'\u2028 край';
const PROJECT = '/bg/projects/media-motor-europe/';

// The block as a browser finds it: up to the first end tag.
const blocksOf = ({ text }) => [...text.matchAll(
	/<script type="application\/ld\+json">([^]*?)<\/script/g)]
	.map(([, json]) => json);

function dataOf(answer) {
	const data = JSON.parse(blocksOf(answer)[0]);

	return data['@graph'] ?? [data];
}

const find = (answer, type) => dataOf(answer).find((thing) =>
	thing['@type'] === type);

// What cannot be read says why.
function faultOf(answer) {
	try {
		return blocksOf(answer).length !== 1 ? blocksOf(answer).length :
			blocksOf(answer)[0].includes('<') ? 'a <' :
			JSON.parse(blocksOf(answer)[0])['@context'] !==
				'https://schema.org';
	} catch (error) {
		return error.message;
	}
}

async function testAll() {
	const paths = (await sql(`SELECT path FROM web.edition
		UNION SELECT path FROM web.project
		UNION SELECT path FROM web.partner`)).split('\n');
	const answers = await askAll(['/bg/', '/en/', ...paths]);
	const crumbs = (answer) => find(answer, 'BreadcrumbList')
		.itemListElement;

	every(answers, faultOf, 'the data of a page is one block of JSON-LD');
	every(answers.slice(2), (answer) => {
		const links = answer.page.all('a', (e) => e.within('ol'))
			.map((e) => [e.text, ORIGIN + e.attrs.href]);

		return JSON.stringify(crumbs(answer).slice(0, -1)
			.map((c) => [c.name, c.item])) !==
				JSON.stringify(links) ||
			crumbs(answer).some((c, i) => c.position !== i + 1);
	}, 'its breadcrumbs are those that a reader sees');
	is(answers.slice(0, 2).map((a) => [dataOf(a)[0]['@type'],
		dataOf(a)[0].name, dataOf(a)[0].url]), ['bg', 'en'].map((lang) =>
		['WebSite', word('site_name', lang), `${ORIGIN}/${lang}/`]),
	'the first page says which site it is');
}

async function testArticle() {
	const [bg, en] = await askAll(['/bg/news/test-danni/',
		'/en/news/test-data/']);
	const article = find(bg, 'NewsArticle');
	const [other] = find(en, 'NewsArticle').workTranslation;

	is([article.headline, article.description], [TRICKY, TRICKY],
		'whatever stands in a title stays within the data');
	is(bg.page.all('script').length, 1, 'and nothing of it is a script');
	is([article.datePublished, article.dateModified, article.inLanguage,
		article.publisher.name], ['2026-01-02T08:00:00Z', undefined,
		'bg', word('organisation')], 'an article says when, in what ' +
		'language and by whom it was published');
	is([article.workTranslation.map((t) => t['@id']), other['@id']],
		[[`${ORIGIN}/en/news/test-data/`], article['@id']],
		'its languages lead to one another');
	is(article.about.map((p) => p.url), [ORIGIN + PROJECT],
		'it says what it is about');
	await sql(`UPDATE core.edition SET correction = 'Не "така".',
		corrected_at = now(), changed_at = now()
		WHERE slug = 'test-danni'`);
	const corrected = find(await ask('/bg/news/test-danni/'),
		'NewsArticle');

	is(corrected.correction, 'Не "така".', 'a correction is data too');
	ok(corrected.dateModified > article.datePublished,
		'and dated', corrected.dateModified);
}

async function testThings() {
	const [bg, partner] = await askAll([PROJECT, '/en/partners/vrt/']);
	const project = find(bg, 'ResearchProject');
	const organisation = find(partner, 'Organization');
	const [number, programme, count] = (await sql(`
		SELECT grant_number, programme, (SELECT
			count(DISTINCT partner) || '/' || count(*)
			FROM web.participation WHERE project = p.id)
		FROM web.project p WHERE lang = 'bg'
			AND slug = 'media-motor-europe'`)).split('|');

	is([project.funding.identifier, project.funding.funder.name,
		project.funder.name, project.member.length],
	[number, programme, programme, Number(count.split('/')[0])],
	'a project names its grant, who pays for it, and who takes part');
	ok(Number(count.split('/')[1]) > project.member.length &&
		new Set(project.member.map(({ url }) => url)).size ===
			project.member.length,
	'who has two parts in it is named once', project.member);
	is([organisation.name, organisation.address.addressCountry,
		organisation['@id']],
	[partner.title, 'BE', `${ORIGIN}/en/partners/vrt/`],
	'a partner is an organisation with a country');
}

run(async () => {
	await clean();
	await putEditions([{ key: 'd', lang: 'bg', slug: 'test-danni',
		title: TRICKY, lead: TRICKY, published: '2026-01-02 10:00',
		projects: ['media-motor-europe'] },
	{ key: 'd', lang: 'en', slug: 'test-data', title: 'Data',
		published: '2026-01-02 10:00',
		projects: ['media-motor-europe'] },
	{ key: 'd2', lang: 'bg', slug: 'test-sam', title: 'Сам', lead: '',
		published: '2026-01-02 10:00' }]);
	await testAll();
	await testArticle();
	await testThings();
	await done();
}, clean);
