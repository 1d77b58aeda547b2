// SPDX-License-Identifier: EUPL-1.2
// Pages beside copies of them that were looked at and kept (golden/): as a
// text browser writes them, as a screen reader reads them out, and as
// pictures. Where a page has changed for the better, this keeps it anew, and
// git shows what has changed:
//
//	KEEP=1 make test T=browser/kept

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
	existsSync, mkdirSync, readFileSync, writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { forgetReader, makeReader } from './reader.mjs';
import {
	build, done, languages, locales, openPage, packages, release, site, test,
} from './browser.mjs';

const { PNG } = packages('pngjs');
const { default: pixelmatch } = await import(packages.resolve('pixelmatch'));

const golden = fileURLToPath(new URL('golden/', import.meta.url));
const made = `${build}kept/`;
const { tokens } = await makeReader();
mkdirSync(made, { recursive: true });

const preferences = `newsletter/preferences/?t=${tokens.preferences}`;
const texts = (lang) => ({
	home: `/${lang}/`,
	news: `/${lang}/news/`,
	article: release[lang],
	project: `/${lang}/projects/media-motor-europe/`,
	search: `/${lang}/search/?q=media`,
	newsletter: `/${lang}/newsletter/`,
	preferences: `/${lang}/${preferences}`,
});
const READ_OUT = ['news', 'article', 'newsletter'];

// ---- texts -----------------------------------------------------------------

// What is another one each time: where the site is and who the reader is.
function masked(text) {
	return `${text.replaceAll(site, 'https://site.example')
		.replace(/reader-[0-9a-f-]{36}@/g, 'reader@')
		.replace(/[\w-]{32}(?=[\s&"]|$)/gm, 'TOKEN')
		.replace(/[^\S\n]+$/gm, '').trim()}\n`;
}

function isAsKept(name, text) {
	const file = golden + name;
	if (process.env.KEEP) {
		writeFileSync(file, text);
		return 'kept anew';
	}
	writeFileSync(made + name, text);
	const { stdout, status } = spawnSync('diff',
		['-U1', file, made + name], { encoding: 'utf8' });
	assert.equal(status, 0, stdout);
	return '';
}

async function byW3m(path, way) {
	const html = await (await fetch(site + path)).text();
	return execFileSync('w3m', [way, '-T', 'text/html', '-I', 'UTF-8',
		'-O', 'UTF-8', '-cols', '80', '-o', 'display_link_number=0'],
	{ input: html, encoding: 'utf8',
		env: { ...process.env, HOME: `${build}home` } });
}

const asText = (path) => byW3m(path, '-dump');

// A text browser knows an id on the elements that it knows, and those are old.
async function leadsPastMenu(path) {
	const [, id] = /<a class="skip" href="#(.*?)"/.exec(
		await (await fetch(site + path)).text());
	const after = (await byW3m(path, '-halfdump'))
		.split(`<_id id="${id}">`)[1];
	assert.ok(after, `${path}: #${id} is nowhere`);
	assert.doesNotMatch(after, /<a[^>]* href="[^"]*\/search\/"/,
		`${path}: the menu follows`);
}

async function asReadOut(page, path) {
	await page.goto(path);
	return page.locator('html').ariaSnapshot();
}

// ---- pictures --------------------------------------------------------------

// How a page is looked at: a telephone, a dark room, colours of the reader's
// own, paper.
const LOOKS = {
	320: { viewport: { width: 320, height: 1400 } },
	dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
	forced: { viewport: { width: 768, height: 2300 }, colorScheme: 'dark',
		forcedColors: 'active' },
	print: { viewport: { width: 718, height: 1000 } },
};
const pictures = [
	['home', 'bg', '320'], ['home', 'en', 'dark'], ['news', 'bg', 'dark'],
	['article', 'bg', '320'], ['article', 'en', 'dark'],
	['home', 'bg', 'forced'], ['article', 'bg', 'print'], ['search', 'en', '320'],
	['newsletter', 'bg', '320'], ['newsletter', 'en', 'dark'],
];

// Each colour to one of eight: a kept picture is half as large, and shows as
// much.
function small(bytes) {
	const png = PNG.sync.read(bytes);
	for (const [i, level] of png.data.entries()) {
		png.data[i] = Math.round(level / 255 * 7) / 7 * 255;
	}
	return PNG.sync.write(png, { colorType: 2, deflateLevel: 9,
		deflateStrategy: 0, filterType: 0 });
}

async function take(page, path, look) {
	await page.emulateMedia({ media: look === 'print' ? 'print' : 'screen' });
	await page.goto(path);
	await page.evaluate(() => document.fonts.ready.then(() => true));
	return small(await page.screenshot({ animations: 'disabled',
		caret: 'hide' }));
}

// The edges of letters may differ from machine to machine; one pixel in a
// thousand besides is let pass. What differs is shown in red.
function isAsSeen(name, bytes) {
	const file = golden + name;
	if (process.env.KEEP) {
		writeFileSync(file, bytes);
		return 'kept anew';
	}
	writeFileSync(made + name, bytes);
	assert.ok(existsSync(file), `${file} is there`);
	const [old, now] = [readFileSync(file), bytes]
		.map((png) => PNG.sync.read(png));
	const { width, height } = old;
	assert.deepEqual([now.width, now.height], [width, height]);
	const shown = new PNG({ width, height });
	const count = pixelmatch(old.data, now.data, shown.data, width, height,
		{ threshold: 0.2 });
	const difference = `${made}difference-${name}`;
	writeFileSync(difference, PNG.sync.write(shown));
	assert.ok(count <= width * height / 1000,
		`${count} pixels differ: ${difference}`);
	return '';
}

// ----------------------------------------------------------------------------

async function testTexts(lang) {
	const { page, context } = await openPage({ locale: locales[lang] });
	for (const [name, path] of Object.entries(texts(lang))) {
		await test(`${name} in ${languages[lang]} is in a text browser` +
			' what it was', async () => isAsKept(`${name}.${lang}.txt`,
			masked(await asText(path))));
	}
	await test(`in a text browser the first link in ${languages[lang]} leads` +
		' past the menu', async () => {
		for (const path of [...Object.values(texts(lang)),
			`/${lang}/partners/`, `/${lang}/about/`, `/${lang}/nothing/`]) {
			await leadsPastMenu(path);
		}
	});
	for (const name of READ_OUT) {
		await test(`${name} in ${languages[lang]} is read out as it was`,
			async () => isAsKept(`${name}.${lang}.spoken.txt`, masked(
				await asReadOut(page, texts(lang)[name]))));
	}
	await context.close();
}

async function testPictures(look) {
	const { page, context } = await openPage(LOOKS[look]);
	for (const [name, lang] of pictures.filter((one) => one[2] === look)) {
		await test(`${name} in ${languages[lang]} looks as it did: ${look}`,
			async () => isAsSeen(`${name}.${lang}.${look}.png`,
				await take(page, texts(lang)[name], look)));
	}
	await context.close();
}

for (const lang of Object.keys(languages)) {
	await testTexts(lang);
}
for (const look of Object.keys(LOOKS)) {
	await testPictures(look);
}
await forgetReader();
await done();
