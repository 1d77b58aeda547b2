#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Whatever anybody writes comes back as words, never as markup.
'use strict';

const { ask, askAll, form, done } = require('./door.js');
const { putEditions, put, clean } = require('./content.js');
const { is, every, run, sql } = require('./tap.js');

const EVIL = '\'"><x-evil onx=1>&lt;{{TITLE}}</title></p></main>';
const evil = (name) => `${name} ${EVIL}`;
const LINK = 'http://evil.example/\'onx=\'1&lt;';
const AWAY = { NEWSROOM_DB: 'host=/nowhere dbname=x' };

async function prepare() {
	const programme = { name: evil('programme'),
		acknowledgement: evil('acknowledgement {grant_number}'),
		disclaimer: evil('disclaimer') };
	const project = { name: evil('name'), title: evil('project'),
		lead: evil('about') };
	const partner = { name: evil('partner'), lead: evil('does') };

	await put('programme', { slug: 'test-evil', needs_grant_number: true,
		bg: programme, en: programme });
	await put('partner', { slug: 'test-evil', country: 'BG', website: LINK,
		bg: partner, en: partner });
	await put('project', { slug: 'test-evil', programme: 'test-evil',
		grant_number: '123456', call: evil('call'), website: LINK,
		reference: evil('reference'), starts_on: '2020-01-01',
		participants: [{ partner: 'test-evil', role: 'partner' }],
		bg: project, en: project });
	await put('page', { slug: 'test-evil', lang: 'bg',
		title: evil('page'), lead: evil('lead') });
	await putEditions([['evil', 'bg'], ['evil', 'en'], ['evil-2', 'bg']]
		.map(([key, lang]) => ({ key, lang, slug: `test-${key}-${lang}`,
			published: '2026-01-01 10:00', title: evil('title'),
			lead: evil('lead'), place: evil('place'),
			projects: ['test-evil'], partners: ['test-evil'] })));
	await sql(`UPDATE core.edition SET corrected_at = now(),
		correction = $$${evil('correction')}$$
		WHERE slug LIKE 'test-evil-%'`);
}

// Which words must stand on which page.
const PAGES = {
	'/bg/news/test-evil-bg/': 'title lead place correction project ' +
		'partner acknowledgement disclaimer',
	'/bg/news/test-evil-2-bg/': 'title',
	'/bg/news/test-evil-en/': 'title',
	'/bg/': 'title lead project about programme',
	'/bg/news/': 'title lead',
	'/bg/news/2026/01/': 'title lead',
	'/bg/projects/': 'project about programme',
	'/bg/projects/test-evil/': 'project about programme call reference ' +
		'acknowledgement disclaimer partner title lead',
	'/bg/partners/': 'partner does',
	'/bg/partners/test-evil/': 'partner does project about title lead',
	'/bg/test-evil/': 'page lead',
	'/bg/newsletter/': 'name',
	'/bg/nothing/': 'title',
};

// Markup that somebody wrote, or a page that it has broken.
function wildFault({ page, text, head }) {
	const wild = page.all('', ({ tag, attrs }) =>
		tag === 'x-evil' || Object.keys(attrs).some((name) =>
			/^on|[<"']/.test(name)));

	return page.faults[0] ?? wild[0]?.tag ??
		(/<x-evil/i.test(text + head) && 'as it is');
}

// A word and what follows it, wherever a page may say it.
function missingFault(answer) {
	const said = [answer.page.text, ...answer.page.all('meta')
		.map((e) => e.attrs.content ?? '')].join('\n');

	return PAGES[answer.name.split(' ')[1]].split(' ').find((word) =>
		!said.includes(word === 'acknowledgement' ?
			evil('acknowledgement 123456') : evil(word)));
}

async function testContent() {
	const answers = await askAll(Object.keys(PAGES));
	const links = answers.flatMap(({ page }) => page.all('a', (e) =>
		/evil\.example/.test(e.attrs.href)));

	every(answers, wildFault, 'what an editor writes is never markup');
	every(answers, missingFault, 'it is shown as it was written');
	is(new Set(links.map((e) => e.attrs.href)).size, 1,
		'an address is a link to itself and to nothing else');
}

async function testAddresses() {
	const evils = ['<x-evil>', '"><x-evil onx=1>', '\'onx=\'1',
		'&lt;x-evil>',
		'{{BODY:none}}', '</body><x-evil>', '<!--', ']]><x-evil>'];
	const uris = evils.flatMap((text) => {
		const escaped = encodeURIComponent(text);

		return [`/bg/${escaped}/`, `/en/news/${escaped}/`,
			`/bg/${text}/`,
			`/${escaped}/`, `/bg/projects/${escaped}`,
			`/bg/news/?before=${escaped}`, `/bg/?${text}`,
			`/bg/%zz${text}`, `/bg/about?${text}`];
	});
	const answers = await askAll(uris);
	const methods = await Promise.all(evils.map((method) =>
		ask('/bg/', { method })));
	const NEWSROOM_DB = `${process.env.NEWSROOM_DB} user=mailer`;
	const ids = await Promise.all(evils.map((REQUEST_ID) =>
		ask('/bg/about/', { program: 'news',
			env: { REQUEST_ID, NEWSROOM_DB } })));
	const pages = [...answers.filter(({ text }) => text !== ''), ...methods,
		...ids];

	every(pages, wildFault, 'what stands in an address is never markup');
	every(answers.filter(({ text }) => text === ''),
		({ headers, status }) =>
		status !== 301 ||
		/[<>"' {]/.test(headers.location.split('?')[0]),
	'nor is it in a redirect');
}

const typed = (name, value) => (e) => e.attrs.name === name &&
	e.attrs.value === value;

async function testForms() {
	const fields = { email: evil('who'), frequency: evil('when'),
		website: evil('trap'), project: evil('what'), other: EVIL };
	const body = form({ ...fields, [EVIL]: EVIL });
	const wrong = await Promise.all(['bg', 'en'].map((lang) =>
		ask(`/${lang}/newsletter/`, { method: 'POST', body })));
	const away = await Promise.all(['bg', 'en'].map((lang) =>
		ask(`/${lang}/newsletter/`, { method: 'POST', env: AWAY,
			body: form({ email: 'a@evil.test.example',
				frequency: 'each',
				project: evil('what') }) })));

	every([...wrong, ...away], wildFault,
		'what stands in a form is never markup');
	every(wrong, ({ status, page }) => status !== 422 ||
		!page.one('input', typed('email', fields.email)),
	'it is still in the form as it was typed');
	every(away, ({ status, page }) => status !== 503 ||
		!page.one('input', typed('project', fields.project)),
	'so it is while the database is away');
}

run(async () => {
	await clean();
	await prepare();
	await testContent();
	await testAddresses();
	await testForms();
	await done();
}, clean);
