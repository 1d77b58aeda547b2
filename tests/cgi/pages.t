#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What is true of every page, in both languages.
'use strict';

const { ask, askAll, done } = require('./door.js');
const { ok, is, every, run } = require('./tap.js');
const { word } = require('./words.js');

const RELEASE = {
	bg: 'sofia-teh-park-i-klaster-medien-inovatsionen-hab',
	en: 'sofia-tech-park-and-cluster-sofia-knowledge-city-' +
		'media-innovation-hub',
};
const PICTURED = {
	bg: 'inkubator-forum-laboratorii-ot-kakvo-se-sastoi-parkat',
	en: 'incubator-forum-laboratories-what-the-park-consists-of',
};
const PLACES = ['', 'news/', 'news/2020/', 'news/2020/09/', 'projects/',
	'projects/media-motor-europe/', 'projects/laboratory-complex/',
	'projects/sofia-tech-park-phase-2/', 'partners/', 'partners/vrt/',
	'partners/sofia-tech-park/', 'about/', 'privacy/', 'accessibility/',
	'contacts/', 'newsletter/', 'newsletter/sent/'];
const MONTHS = { bg: 'януари февруари март април май юни юли август ' +
	'септември октомври ноември декември',
en: 'January February March April May June July August September ' +
	'October November December' };

const langOf = (answer) => / \/en\//.test(answer.name) ? 'en' : 'bg';
const pathOf = (answer) => answer.name.split(' ')[1];
const addresses = (lang) => [...PLACES, `news/${RELEASE[lang]}/`,
	`news/${PICTURED[lang]}/`]
	.map((place) => `/${lang}/${place}`);

function answerFault({ status, headers, text }) {
	return status !== 200 || text.length < 1000 ||
		headers['content-type'] !== 'text/html; charset=utf-8' ||
		headers['content-length'] === undefined ? headers : '';
}

function langFault(answer) {
	const lang = langOf(answer);

	const said = (property) => answer.page.all('meta', (e) =>
		e.attrs.property === property).map((e) => e.attrs.content);

	return answer.page.one('html').attrs.lang !== lang ||
		said('og:locale:alternate').join() !== (answer.page.one('link',
			(e) => e.attrs.hreflang && e.attrs.hreflang !== lang &&
				e.attrs.hreflang !== 'x-default') ?
			{ bg: 'en_GB', en: 'bg_BG' }[lang] : '') ||
		answer.headers['content-language'] !== lang ||
		answer.page.one('meta', (e) => e.attrs.property === 'og:locale')
			.attrs.content !== { bg: 'bg_BG', en: 'en_GB' }[lang];
}

// The picture that stands for a page where a link to it is shared.
function cardFault({ page }) {
	const [at, type, width, height, alt] = ['image', 'image:type',
		'image:width', 'image:height', 'image:alt'].map((name) =>
		page.all('meta', (e) => e.attrs.property === `og:${name}`)
			.map((e) => e.attrs.content).join());
	const kind = { png: 'image/png', jpg: 'image/jpeg' };

	return kind[/\.([a-z]+)$/.exec(at)?.[1]] !== type || alt === '' ||
		!/^\d{3,4} \d{3,4}$/.test(`${width} ${height}`) ? at : '';
}

function frameFault({ page }) {
	const counts = ['main', 'h1', 'title'].map((tag) =>
		page.all(tag).length);

	return counts.join() !== '1,1,1' ? counts :
		page.one('h1').text === '' ||
		!page.one('h1').within('main');
}

function headingFault({ page }) {
	let level = 0;

	for (const { tag } of page.all('', (e) => /^h[1-6]$/.test(e.tag))) {
		if (Number(tag[1]) > level + 1)
			return `${tag} after h${level}`;
		level = Number(tag[1]);
	}
	return '';
}

const isSignup = (e) => e.attrs.action?.endsWith('/newsletter/');

function signupFault(answer) {
	const forms = answer.page.all('form', isSignup);
	const [form] = forms;
	const names = form?.all('input').map(({ attrs }) =>
		[attrs.name, attrs.type, attrs.value].join(' ')) ?? [];

	return forms.length !== 1 || form.attrs.method !== 'post' ||
		form.attrs.action !== `/${langOf(answer)}/newsletter/` ||
		!form.one('button') ||
		!['email email', 'frequency radio weekly',
		'frequency radio each', 'website'].every((name) =>
		names.some((is) => is.startsWith(name))) ? names : '';
}

function trapFault({ page }) {
	const trap = page.one('input', (e) => e.attrs.name === 'website');

	return !trap || trap.attrs.tabindex !== '-1' ||
		trap.parent.attrs['aria-hidden'] !== 'true';
}

function teaserFault(answer) {
	const teasers = answer.page.all('article', (e) =>
		/\b(teaser|newest)\b/.test(e.attrs.class));
	const wrong = teasers.find((e) => !e.all('', (h) =>
		/^h[23]$/.test(h.tag))[0]?.one('a')?.attrs.href);

	return wrong?.text ?? '';
}

const isNews = (e) => /^\/..\/news\/[^/]*[a-z]/.test(e.attrs.href);

function listFault(answer) {
	const loose = answer.page.all('a', isNews).find((e) =>
		e.parent.parent.tag !== 'article' ||
		!/^h[23]$/.test(e.parent.tag));

	return loose?.text ?? (answer.page.all('a', isNews).length === 0 ?
		'no news in it' : '');
}

// What a strict reader and the security policy forbid.
function cleanFault({ page }) {
	const bad = page.all('', ({ tag, attrs }) =>
		attrs.type !== 'application/ld+json' &&
		/^(script|style|iframe|object|embed|base)$/.test(tag) ||
		Object.entries(attrs).some(([name, value]) =>
			/^(style$|on|srcdoc$)/.test(name) ||
			/^\s*(javascript|data|vbscript):/i.test(value)));

	return page.faults[0] ?? bad[0]?.tag ?? '';
}

function foreignFault({ page }) {
	const taken = page.all('', ({ tag, attrs }) => tag !== 'a' &&
		(attrs.src ?? (/stylesheet|icon|preload/.test(attrs.rel) &&
		attrs.href)));

	return taken.find((e) => !/^\/(assets|media)\/[^/]/.test(
		e.attrs.src ?? e.attrs.href))?.tag ??
		(taken.length < 3 ? 'no style' : '');
}

function idFault({ page }) {
	const ids = page.all('', (e) => e.attrs.id !== undefined)
		.map((e) => e.attrs.id);
	const twice = ids.find((id, i) => ids.indexOf(id) !== i);
	const named = page.all('').flatMap(({ tag, attrs }) => [
		tag === 'label' && attrs.for,
		tag === 'a' && attrs.href?.startsWith('#') &&
			attrs.href.slice(1),
		attrs['aria-labelledby'], attrs['aria-describedby']])
		.filter(Boolean);
	const lost = named.find((id) => !ids.includes(id));

	return twice ? `${twice} stands twice` : lost ? `no ${lost}` : '';
}

function labelFault({ page }) {
	const field = page.all('input', (e) => !page.one('label',
		(l) => l.attrs.for === e.attrs.id));
	const picture = page.all('img', (e) => e.attrs.alt === undefined ||
		!e.attrs.width || !e.attrs.height);

	return [...field, ...picture][0]?.attrs ?? '';
}

const links = (page, rel) => page.all('link', (e) => e.attrs.rel === rel);

function alternatesOf({ page }) {
	return Object.fromEntries(links(page, 'alternate')
		.filter((e) => e.attrs.hreflang)
		.map((e) => [e.attrs.hreflang, e.attrs.href]));
}

function canonicalFault(answer) {
	const own = process.env.NEWSROOM_ORIGIN + pathOf(answer);
	const lang = langOf(answer);

	if (pathOf(answer).endsWith('/sent/'))
		return '';
	return links(answer.page, 'canonical').length !== 1 ||
		links(answer.page, 'canonical')[0].attrs.href !== own ||
		alternatesOf(answer)[lang] !== own;
}

// The other language's page names this one, and both the same default.
function mutualFault(answers) {
	return (answer) => {
		const mine = alternatesOf(answer);
		const other =
			answers.find((a) => langOf(a) !== langOf(answer) &&
			process.env.NEWSROOM_ORIGIN + pathOf(a) ===
			mine[langOf(a)]);

		if (pathOf(answer).endsWith('/sent/'))
			return '';
		return !other || mine['x-default'] !== mine.bg ||
			JSON.stringify(alternatesOf(other)) !==
			JSON.stringify(mine) ? mine : '';
	};
}

function switchFault(answer) {
	const other = { bg: 'en', en: 'bg' }[langOf(answer)];
	const link = answer.page.one('a', (e) =>
		e.attrs.hreflang === other && e.within('nav'));

	return link?.attrs.lang !== other || pathOf(answer).endsWith('/sent/') ?
		link?.attrs.lang !== other && 'no link to the other language' :
		process.env.NEWSROOM_ORIGIN + link.attrs.href !==
		alternatesOf(answer)[other] && link.attrs.href;
}

function dateFault(answer) {
	const months = MONTHS[langOf(answer)].split(' ');
	const end = langOf(answer) === 'bg' ? ' г.' : '';

	for (const time of answer.page.all('time')) {
		const day = time.attrs.datetime.slice(0, 10);
		const [year, month, date] = day.split('-').map(Number);

		if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/
			.test(time.attrs.datetime) ||
		    time.text !== `${date} ${months[month - 1]} ${year}${end}`)
			return `${time.attrs.datetime} is "${time.text}"`;
	}
	return '';
}

async function testAll() {
	const answers = await askAll([...addresses('bg'), ...addresses('en')]);
	const dated = answers.filter((a) => a.page.one('time'));
	const lists = answers.filter((a) =>
		/\/(news\/|news\/2020\/|news\/2020\/09\/|..\/)$/.test(a.name));

	every(answers, answerFault, 'every page answers with its whole text');
	every(answers, langFault, 'every page says its language');
	every(answers, cardFault, 'and which picture stands for it');
	every(answers, frameFault, 'every page has one main and one h1');
	every(answers, headingFault, 'no heading skips a level');
	every(answers, signupFault, 'every page has one sign-up form');
	every(answers, trapFault, 'nobody is led to the robots\' field');
	every(answers, teaserFault, 'a teaser is an article with its link ' +
		'in a heading');
	every(lists, listFault, 'a list of news links to it in teasers only');
	every(answers, cleanFault, 'no page has a script, a style attribute ' +
		'or a tag out of its place');
	every(answers, foreignFault, 'a page takes nothing from elsewhere');
	every(answers, idFault, 'every name on a page is there once');
	every(answers, labelFault, 'every field has a label, every picture ' +
		'a text and a size');
	every(answers, canonicalFault, 'every page names its own address');
	every(answers, mutualFault(answers),
		'the languages of a page name each other');
	every(answers, switchFault, 'every page links to the same one in ' +
		'the other language');
	every(dated, dateFault, 'every date is said in words');
	is(new Set(answers.map((a) => a.page.one('title').text)).size,
		answers.length, 'no two pages have the same title');
}

const headings = (page, so) => page.all('', (e) => /^h[123]$/.test(e.tag) &&
	e.one('a', so)).length;

async function testHome() {
	const [bg, en] = await askAll(['/bg/', '/en/']);
	const isProject = (e) => /\/projects\/./.test(e.attrs.href);

	every([bg, en], ({ page }) => headings(page, isNews) !== 7,
		'the first page shows the newest article and six more');
	every([bg, en], ({ page }) => headings(page, isProject) !== 1,
		'the first page shows the projects that run, and no other');
	every([bg, en], ({ page }) => page.one('time').attrs.datetime !==
		'2025-05-09', 'the newest article comes first');
}

async function testProjects() {
	const [list, mme, lab, phase, partner, park] = await askAll([
		'/bg/projects/', '/bg/projects/media-motor-europe/',
		'/en/projects/laboratory-complex/',
		'/bg/projects/sofia-tech-park-phase-2/', '/en/partners/vrt/',
		'/bg/partners/sofia-tech-park/']);
	const order = list.page.all('a', (e) => e.within('h3'))
		.map((e) => e.attrs.href.split('/')[3]);
	const parts = mme.page.one('tbody').all('tr').map((e) => e.text);
	const facts = mme.page.one('dl').text;

	is(order, ['laboratory-complex', 'media-motor-europe',
		'sofia-tech-park-phase-2'],
	'running projects come first, then the latest that ended');
	ok(parts[0] === `VRT Белгия ${word('role_coordinator')}` &&
		parts.length === 9,
		'a project names its partners, the coordinator first', parts);
	ok(parts.some((e) => e.endsWith(` ${word('role_partner')}, ` +
		word('role_signatory'))),
	'who has two roles is named once, with both', parts);
	is(parts.slice(1).filter((e) =>
		e.endsWith(word('role_coordinator'))), [],
		'a project has one coordinator');
	ok(/871552/.test(facts) && /1 януари 2020/.test(facts) &&
		/30 април 2022/.test(facts) &&
		/1\s952\s000\sевро/.test(facts) &&
		/28\sмесеца/.test(facts) &&
		/H2020-ICT-2018-20/.test(facts) &&
		facts.includes(word('state_finished')),
	'a project shows its facts', facts);
	ok(/about EUR\s6,300,000/.test(lab.page.text) &&
		lab.page.one('dl').text.includes(word('state_running', 'en')),
	'an amount that is not exact says so', lab.page.one('dl').text);
	ok(/12\u00a0317\u00a0649,61\sлв\./.test(phase.page.raw),
		'money is written as the language writes it',
		phase.page.one('dl').text);
	ok(mme.page.all('article', (e) => e.attrs.class === 'teaser')
		.length === 5, 'a project lists its articles');
	ok(partner.page.one('a', (e) => e.attrs.href ===
		'/en/projects/media-motor-europe/' && e.within('main')) &&
		partner.page.one('main').text.includes(
		word('role_coordinator', 'en')),
	'a partner lists its projects with its part in them');
	ok(park.page.all('article', (e) => e.attrs.class === 'teaser')
		.length > 5, 'a partner lists its articles');
}

async function testShell() {
	const page = await ask('/bg/about/', { env: {
		REQUEST_URI: null, DOCUMENT_URI: '/bg/about/',
		QUERY_STRING: null, REQUEST_METHOD: null } });

	is(page.status, 200, 'a shell may ask with a path alone');
}

run(async () => {
	await testAll();
	await testHome();
	await testProjects();
	await testShell();
	await done();
});
