// SPDX-License-Identifier: EUPL-1.2
// Each kind of page before three judges: axe for accessibility, the Nu
// validator for HTML, CSS and SVG, and a ruler against sideways scrolling.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { forgetReader, makeReader } from './reader.mjs';
import {
	build, done, isEmpty, languages, locales, newsroom, openPage,
	packages, pictured, previewOf, release, site, test,
} from './browser.mjs';

process.env.TEST_SITE ??= site;
const { default: { get, post } } = await import('../web/http.js');

// The accessibility statement names them.
const WIDTHS = [320, 768, 1280];
const SCHEMES = ['light', 'dark'];
// The rules of axe that see colours, and with them those that see where things
// are. All others see what is there and what of it is shown.
const COLOURS = ['color-contrast-enhanced', 'link-in-text-block'];
const PLACES = [...COLOURS, 'scrollable-region-focusable', 'skip-link',
	'target-size'];
const WRONG = 'not an address';

const { tokens, issue } = await makeReader();

// What is under embargo, as who has its secret sees it.
function makePreview(lang) {
	const slug = `before-all-others-${lang}`;
	newsroom(`---\ntitle: NATO\nlang: ${lang}\nslug: ${slug}\n---\n\n1.\n`,
		'article', 'import', '-', '--force');
	newsroom('', 'article', 'embargo', slug, '--until', '2099-12-31 23:59');
	return previewOf(slug);
}
const previewed = { bg: makePreview('bg'), en: makePreview('en') };

// One page of each kind: its name in a sentence, its path below the
// language, and the status that it answers with.
const kinds = [
	['the home', ''],
	['the list of news', 'news/'],
	['the archive of a year', 'news/2020/'],
	['an article'],
	['an article with a picture', pictured],
	['the preview of an article', previewed],
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
	['the page to refuse letters', `newsletter/refuse/?t=${tokens.refuse}`],
	['the page of who refused them', 'newsletter/refused/'],
	['the page of who took that back', 'newsletter/allowed/'],
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
	if (where === pictured || where === previewed) {
		return where[lang];
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
// seven to one (AAA) instead of the weaker rule, whose faults it leaves out
// unless it is told otherwise. Nothing that a page does not show is looked for
// (preload), and who is named by his HTML needs no selector: both are half of
// the time.
function learn() {
	window.axe.configure({ checks: [{
		id: 'color-contrast-enhanced', options: {
			ignoreUnicode: true, ignoreLength: false,
			ignorePseudo: false, boldValue: 700, boldTextPt: 14,
			largeTextPt: 18, pseudoSizeThreshold: 0.25,
			shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03,
			contrastRatio: { normal: { expected: 7 },
				large: { expected: 4.5 } },
		},
	}] });
}

async function judge(only) {
	const { violations } = await window.axe.run(document, {
		...(only ? { runOnly: only } : {}),
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

// Of each element, but for colours: what of it is shown, and where. How a block
// lays out what is in it changes nothing that is shown, and one that is there
// by its contents alone has no place itself.
function lookAround() {
	const shown = [], places = [];
	for (const element of document.querySelectorAll('*')) {
		const { x, y, width, height } = element.getBoundingClientRect();
		const { display } = getComputedStyle(element);
		const is = display === 'contents' ? 'block' :
			[element.checkVisibility({ checkOpacity: true,
				checkVisibilityCSS: true }), width * height > 0,
			x + width <= 0 || y + scrollY + height <= 0,
			display.replace(/^(flex|grid|list-item)$/, 'block')].join();
		shown.push(is.replace('true,true,false,', ''));
		places.push([x, y, width, height, is].join());
	}
	return { shown: shown.join(' '), places: places.join(' ') };
}

function measure() {
	const { scrollWidth } = document.scrollingElement;
	return scrollWidth <= innerWidth ? [] : [`${scrollWidth} wide`];
}

// What a form with a fault is sent as.
const formOf = (status) => status === 422 ? { method: 'POST',
	body: new URLSearchParams({ email: WRONG, frequency: 'each',
		action: 'address' }).toString() } : {};

// In the browser: show what an address answers in place of what is there. So
// the window stays, and with it axe, which is slow until it has run a while.
async function show({ path, form }) {
	const answer = await fetch(path, { ...form, headers: form.body ? {
		'content-type': 'application/x-www-form-urlencoded' } : {} });
	const text = await answer.text();
	history.replaceState(null, '', path);
	document.open();
	document.write(text);
	document.close();
	// It is said to be complete before its style has come.
	const isThere = () => [...document.images].every(
		({ complete, loading }) => complete || loading === 'lazy') &&
		[...document.querySelectorAll('style, link[rel=stylesheet]')]
			.every(({ sheet }) => sheet?.cssRules.length > 0);
	for (let i = 0; i < 12000 && !isThere(); i += 1) {
		await new Promise((soon) => setTimeout(soon, 10));
	}
	await document.fonts.ready;
	return { status: answer.status, path: location.pathname,
		isStyled: isThere() && document.styleSheets.length > 0,
		isStandard: document.compatMode === 'CSS1Compat' };
}

async function reach(page, { path, status }) {
	const shown = await page.evaluate(show,
		{ path, form: formOf(status) });
	assert.deepEqual(shown, { status, path: path.replace(/\?.*/, ''),
		isStyled: true, isStandard: true });
}

// Which rules may find something that they have not looked at yet: undefined
// stands for all of them. They are most of the time.
function rulesFor({ shown, places }, seen) {
	const rules = seen.has(places) ? COLOURS : seen.has(shown) ? PLACES :
		undefined;
	seen.add(shown).add(places);
	return rules;
}

// What is wrong with a page at a width.
async function judgeWidth(page, width, found) {
	await page.setViewportSize({ width, height: 900 });
	for (const scheme of SCHEMES) {
		await page.emulateMedia({ colorScheme: scheme });
		const say = (text) => `${scheme}, ${width}: ${text}`;
		const rules = rulesFor(await page.evaluate(lookAround), found.seen);
		found.wide.push(...(await page.evaluate(measure)).map(say));
		found.axe.push(...(await page.evaluate(judge, rules)).map(say));
	}
}

async function judgePage(page, one) {
	const found = { axe: [], wide: [], seen: new Set() };
	await reach(page, one);
	for (const width of WIDTHS) {
		await judgeWidth(page, width, found);
	}
	return found;
}

// One after the other; a page that cannot be judged says so in its own tests.
async function judgeQueue(lang, queue) {
	// Each program's policy lets in its own style, and the first one stays.
	const { page, context } = await openPage({ locale: locales[lang],
		bypassCSP: true });
	await page.goto(`/${lang}/`);
	await page.evaluate(readFileSync(packages.resolve('axe-core'), 'utf8'));
	await page.evaluate(learn);
	for (const one of queue) {
		one.found = judgePage(page, one);
		await one.found.catch(() => {});
	}
	await context.close();
}

// ---- the Nu validator ------------------------------------------------------

// A form comes from an address of its own: all that the tests of the browser
// send from theirs is as much as one may send at once.
async function fetchPage({ path, status }) {
	const { body } = formOf(status);
	const { pathname, search } = new URL(path, site);
	const uri = pathname + search;
	const answer = await (body ? post(uri, body) : get(uri));
	assert.equal(answer.status, status, path);
	return answer.text;
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
	// The second compiler would take as long as all the pages.
	const options = ['-Xss8m', '-XX:TieredStopAtLevel=1',
		'-XX:+UseSerialGC', '-jar', jar, '--format', 'json', '--stdout',
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
