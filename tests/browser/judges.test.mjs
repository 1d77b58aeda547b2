// SPDX-License-Identifier: EUPL-1.2
// Each kind of page before three judges: axe for accessibility, the Nu
// validator for HTML, CSS and SVG, and a ruler against sideways scrolling.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { forgetReader, makeReader } from './reader.mjs';
import {
	answerToForm, build, done, isEmpty, languages, locales, openPage,
	packages, pictured, release, site, test,
} from './browser.mjs';

const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'];
const WRONG = 'not an address';

const { tokens, issue } = await makeReader();

// One page of each kind: its name in a sentence, its path below the
// language, and the status that it answers with.
const kinds = [
	['the home', ''],
	['the list of news', 'news/'],
	['the archive of a year', 'news/2020/'],
	['an article'],
	['an article with a picture', pictured],
	['the list of projects', 'projects/'],
	['a project', 'projects/media-motor-europe/'],
	['the list of partners', 'partners/'],
	['a partner', 'partners/sofia-tech-park/'],
	['a plain page', 'privacy/'],
	['the form to search', 'search/'],
	['a search that finds something', 'search/?q=media'],
	['a search that finds nothing', 'search/?q=ъъъъъ'],
	['the sign-up form', 'newsletter/'],
	['the sign-up form with a fault', 'newsletter/', 422],
	['the page after signing up', 'newsletter/sent/'],
	['the page that confirms', `newsletter/confirm/?t=${tokens.confirm}`],
	['preferences', `newsletter/preferences/?t=${tokens.preferences}`],
	['preferences, just saved',
		`newsletter/preferences/?t=${tokens.preferences}&done=saved`],
	['preferences with a fault',
		`newsletter/preferences/?t=${tokens.preferences}`, 422],
	['the page of a new address',
		`newsletter/address/?t=${tokens.address}`],
	['the page to leave', `newsletter/leave/?t=${tokens.leave}`],
	['the page of who has left', 'newsletter/left/'],
	['the page of who is erased', 'newsletter/erased/'],
	['a link that is not good', 'newsletter/leave/?t=a', 410],
	['the archive of the newsletter', 'newsletter/archive/'],
	['an issue of the newsletter', `newsletter/archive/${issue}/`],
	['a page that is not there', 'nothing-here/', 404],
	['an article of the other language', release, 404],
];

function pathOf(lang, where) {
	if (where === undefined) {
		return release[lang];
	}
	if (where === pictured) {
		return pictured[lang];
	}
	const [, other] = Object.values(release)
		.filter((path) => !path.startsWith(`/${lang}/`))[0]
		.match(/^\/..\/(.*)/);
	return `/${lang}/${where === release ? other : where}`;
}

const pages = ['bg', 'en'].flatMap((lang) => kinds.map(
	([name, where, status = 200]) => ({
		lang, status, path: pathOf(lang, where),
		name: `${name} in ${languages[lang]}`,
	})));

// ---- axe and the ruler -----------------------------------------------------

// Every rule of axe: also those of best practice and of WCAG 2.2, and text at
// seven to one (AAA) instead of the weaker rule. Nothing that a page does not
// show is looked for (preload), and who is named by his HTML needs no selector:
// both are half of the time.
async function judge() {
	const { violations } = await window.axe.run(document, {
		resultTypes: ['violations'], preload: false, selectors: false,
		rules: { 'target-size': { enabled: true },
			'color-contrast': { enabled: false },
			'color-contrast-enhanced': { enabled: true } },
	});
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => {
		const all = [...node.any, ...node.all, ...node.none];
		return `${id}: ${all.map(({ message }) => message)}` +
			` in ${node.html}`;
	}));
}

function measure() {
	const { scrollWidth } = document.scrollingElement;
	return scrollWidth <= innerWidth ? [] : [`${scrollWidth} wide`];
}

async function reach(page, { path, status }) {
	const answer = await page.goto(path);
	if (status !== 422) {
		assert.equal(answer.status(), status, path);
		return;
	}
	const form = page.locator('form:has([name=email])').first();
	await form.locator('[name=email]').fill(WRONG);
	const again = await answerToForm(page,
		() => form.locator('[type=submit]').click());
	assert.equal(again.status(), 422, path);
}

// What is wrong with a page as it is now, at each width.
async function judgeScheme(page, scheme, found) {
	await page.emulateMedia({ colorScheme: scheme });
	for (const width of WIDTHS) {
		await page.setViewportSize({ width, height: 900 });
		const say = (text) => `${scheme}, ${width}: ${text}`;
		found.wide.push(...(await page.evaluate(measure)).map(say));
		found.axe.push(...(await page.evaluate(judge)).map(say));
	}
}

async function judgePage(page, one) {
	const found = { axe: [], wide: [] };
	await reach(page, one);
	await page.evaluate(() => document.fonts.ready.then(() => true));
	for (const scheme of SCHEMES) {
		await judgeScheme(page, scheme, found);
	}
	return found;
}

// One after the other; a page that cannot be judged says so in its own tests.
async function judgeQueue(lang, queue) {
	const { page, context } = await openPage({ locale: locales[lang] });
	await context.addInitScript({ path: packages.resolve('axe-core') });
	for (const one of queue) {
		one.found = judgePage(page, one);
		await one.found.catch(() => {});
	}
	await context.close();
}

// ---- the Nu validator ------------------------------------------------------

async function fetchPage({ path, status }) {
	const form = new URLSearchParams({ email: WRONG, frequency: 'each',
		action: 'address' });
	const answer = await fetch(site + path,
		status === 422 ? { method: 'POST', body: form } : {});
	assert.equal(answer.status, status, path);
	return answer.text();
}

// The style sheets and drawings that a text names.
function assetsIn(text) {
	return text.match(/\/assets\/[\w.-]+\.(css|svg)\b/g) ?? [];
}

// Everything goes into files, named after what it is: { file: name }.
async function fetchAll(folder) {
	const files = {};
	const keep = (file, name, text) => {
		writeFileSync(folder + file, text);
		files[file] = name;
	};
	const assets = new Set();
	for (const [number, one] of pages.entries()) {
		const text = await fetchPage(one);
		keep(`${number}.html`, one.name, text);
		assetsIn(text).forEach((path) => assets.add(path));
	}
	for (const path of assets) {
		const answer = await fetch(site + path);
		assert.equal(answer.status, 200, path);
		const text = await answer.text();
		keep(path.replace('/assets/', ''), path, text);
		assetsIn(text).forEach((more) => assets.add(more));
	}
	return files;
}

// Resolves to the messages, or to null where there is no Java. The exit
// status says only that there are messages.
function validate(folder) {
	const jar = `${dirname(packages.resolve('vnu-jar/package.json'))}` +
		'/build/dist/vnu.jar';
	const options = ['-Xss1m', '-jar', jar, '--format', 'json', '--stdout',
		'--also-check-css', '--also-check-svg', folder];
	return new Promise((resolve, reject) => {
		execFile('java', options, { maxBuffer: 1 << 24 },
			(error, stdout) => {
				if (error?.code === 'ENOENT') {
					resolve(null);
				} else if (!stdout) {
					reject(error);
				} else {
					resolve(JSON.parse(stdout).messages);
				}
			});
	});
}

async function askValidator() {
	const folder = `${build}validated/`;
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const files = await fetchAll(folder);
	const messages = await validate(folder);
	return { files, messages };
}

function hasNoMessage({ messages }, file) {
	if (messages === null) {
		return 'no java on this machine (default-jre-headless)';
	}
	const found = messages.filter(({ url }) => url.endsWith(`/${file}`))
		.filter(({ type, subType }) => type !== 'info' ||
			subType === 'warning')
		.map(({ message, extract }) => `${message} ${extract ?? ''}`);
	return isEmpty(found);
}

// ----------------------------------------------------------------------------

const validator = askValidator();
validator.catch(() => {});
await Promise.all(['bg', 'en'].map((lang) =>
	judgeQueue(lang, pages.filter((one) => one.lang === lang))));
for (const { name, found } of pages) {
	await test(`axe has no objection to ${name}, at 320 to 1280 pixels,` +
		' light and dark', async () => isEmpty((await found).axe));
	await test(`${name} never scrolls sideways`,
		async () => isEmpty((await found).wide));
}
await test('the Nu validator was asked about every page, the style sheet and' +
	' the emblem', async () => {
	const names = Object.keys((await validator).files);
	assert.ok(names.length > pages.length + 2, `${names}`);
	assert.ok(names.some((name) => name.startsWith('style.')));
	assert.ok(names.some((name) => name.startsWith('eu-emblem.')));
});
const answer = await validator.catch(() => ({ files: {} }));
for (const [file, name] of Object.entries(answer.files)) {
	await test(`the Nu validator has no objection to ${name}`,
		() => hasNoMessage(answer, file));
}
await forgetReader();
await done();
