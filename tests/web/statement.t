#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The accessibility statement has what the model of Decision (EU) 2018/1523
// asks for, and is as true as its date: it names the judges that judge now,
// and nobody may leave it unread for more than a year (Article 3).
'use strict';

const { getAll } = require('./http.js');
const { word } = require('../cgi/words.js');
const { every, is, ok, run } = require('../cgi/tap.js');
const { dependencies } = require('../browser/package.json');

const LANGS = ['bg', 'en'];
const HOUR = 3600 * 1000;
const YEAR = 366 * 24 * HOUR;
// A page names the day as Sofia has it, which begins it first.
const AHEAD = 3 * HOUR;
const JUDGES = { 'axe-core': 'axe-core', lighthouse: 'Lighthouse',
	'vnu-jar': 'Nu Html Checker' };
const OTHERS = ['w3m', '320', '768', '1280', 'EN 301 549', 'WCAG 2.2',
	'2016/2102', '2018/1523'];
// State, content, preparation, feedback, enforcement.
const PARTS = {
	bg: ['Статус на съответствие', 'Недостъпно съдържание',
		'Изготвяне на настоящата декларация за достъпност',
		'Обратна връзка и координати за връзка',
		'Процедура по прилагане'],
	en: ['Compliance status', 'Non-accessible content',
		'Preparation of this accessibility statement',
		'Feedback and contact information', 'Enforcement procedure'],
};

// The days that a text names, as numbers: in either language a month is
// known by the word that the site itself has for it.
function daysIn(text, lang) {
	const months = Array.from({ length: 12 }, (_, i) =>
		word(`month_${i + 1}`, lang));

	return [...text.matchAll(/(\d{1,2})\s(\p{L}+)\s(20\d\d)/gu)]
		.map(([, day, month, year]) => Date.UTC(year,
			months.indexOf(month), day));
}

run(async () => {
	const pages = (await getAll(LANGS.map((lang) =>
		`/${lang}/accessibility/`))).map((reply, i) => ({
		name: reply.name, lang: LANGS[i],
		text: reply.page.one('main').text,
		heads: reply.page.all('h2').map((e) => e.text),
		links: reply.page.one('main').all('a')
			.map((e) => e.attrs.href) }));
	const days = pages.map(({ text, lang }) => daysIn(text, lang));

	every(pages, ({ lang, heads }) => PARTS[lang].find((part) =>
		!heads.includes(part)), 'the statement has its five parts');
	every(pages, ({ text }) => [...Object.entries(JUDGES).map(
		([name, shown]) => `${shown} ${dependencies[name]}`), ...OTHERS]
		.find((name) => !text.includes(name)),
	'it names the judges as they are now, and the rules');
	every(pages, ({ lang, links }) => !links.includes(`/${lang}/contacts/`) ||
		!links.some((to) => to.startsWith('https://egov.government.bg')),
	'it leads to us, and to who oversees us');
	is(days[0], days[1], 'both languages are of the same days');
	ok(days[0].length >= 2, 'it says when it was written and looked at');
	ok(days[0].every((day) => day <= Date.now() + AHEAD) &&
		Date.now() - days[0].at(-1) < YEAR,
	'it was looked at within a year', JSON.stringify(days[0]));
});
