// SPDX-License-Identifier: EUPL-1.2
// Lighthouse gives the full hundred for accessibility, best practices and
// what search engines need. How fast a page is belongs to make bench.

import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import {
	debugPort, done, languages, packages, release, site, test,
} from './browser.mjs';

const folder = `${dirname(packages.resolve('lighthouse/package.json'))}/core`;
const { default: lighthouse } = await import(`${folder}/index.js`);
const { pageFunctions } = await import(`${folder}/lib/page-functions.js`);

// How fast this machine is would be measured before each page for a second.
pageFunctions.computeBenchmarkIndex = () => 1000;

// Which language it speaks would be found out anew for each of its messages.
const { IntlMessageFormat } = packages('intl-messageformat');
const { resolveLocale } = IntlMessageFormat;
const known = {};
IntlMessageFormat.resolveLocale = (locale) =>
	known[locale] ??= resolveLocale(locale);

// That results of a search are not to be found by others is meant (noindex).
const MEANT = { search: ['is-crawlable'] };
const SETTINGS = {
	onlyCategories: ['accessibility', 'best-practices', 'seo'],
	// Nothing is held back, and the page is left alone when it is there.
	throttlingMethod: 'simulate', disableFullPageScreenshot: true,
	pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0,
	cpuQuietThresholdMs: 0,
	// A slow machine may take longer than its readers would.
	maxWaitForFcp: 120000, maxWaitForLoad: 180000,
};

// One page of each kind, in turns in each language: by its words alone a page
// differs in what axe sees of all of them (judges).
const pages = [
	['home', 'bg', '/bg/'],
	['list of news', 'en', '/en/news/'],
	['article', 'bg', release.bg],
	['article', 'en', release.en],
	['project', 'bg', '/bg/projects/media-motor-europe/'],
	['search', 'en', '/en/search/?q=media'],
	['sign-up form', 'bg', '/bg/newsletter/'],
];

// What is less than it can be, of a report.
function lost({ categories, audits }) {
	const marks = Object.values(categories).map(({ id, score }) =>
		`${id} ${score * 100}`);
	const wrong = Object.values(categories).flatMap(({ auditRefs }) =>
		auditRefs.filter(({ id, weight }) => weight > 0 &&
			audits[id].score !== null && audits[id].score < 1))
		.map(({ id }) => `${id}: ${audits[id].title}` +
			` ${JSON.stringify(audits[id].details?.items ?? '')}`);
	return { marks, wrong };
}

async function judge(name, path) {
	const { lhr } = await lighthouse(site + path,
		{ port: debugPort, logLevel: 'error' },
		{ extends: 'lighthouse:default',
			settings: { ...SETTINGS, skipAudits: MEANT[name] } });
	assert.equal(lhr.runtimeError, undefined);
	const { marks, wrong } = lost(lhr);
	assert.deepEqual(marks,
		SETTINGS.onlyCategories.map((id) => `${id} 100`),
		wrong.join('\n'));
}

for (const [name, lang, path] of pages) {
	await test(`Lighthouse gives the ${name} in ${languages[lang]}` +
		' three times a hundred', () => judge(name, path));
}
await done();
