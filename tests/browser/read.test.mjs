// SPDX-License-Identifier: EUPL-1.2
// A reader comes to the site, finds the press release of 28 September 2020,
// reads it in both languages and follows its links.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
	build, done, isEmpty, languages, locales, openPage, openWatched, plain,
	release, site, takePicture, test,
} from './browser.mjs';

const words = {
	bg: {
		other: 'en',
		news: 'Новини',
		title: 'София Тех Парк и „КЛЪСТЕР СОФИЯ ГРАД НА ЗНАНИЕТО“' +
			' ще си сътрудничат в създаването на медиен' +
			' Иновационен хъб',
		place: 'София',
		date: '28 септември 2020 г.',
		lead: 'София Тех Парк, Сдружение за научноизследователска и' +
			' развойна дейност и Сдружение „Клъстер София град' +
			' на знанието“ ще си сътрудничат в проект за' +
			' създаване на медиен Иновационен хъб в София.',
		last: 'Повече информация за проект: „Media Motor Europe“ и' +
			' дейностите, които ще се осъществяват в рамките на' +
			' проекта, може да намерите на следните линкове:',
		eu: [/„Хоризонт 2020“.*№ 871552/,
			/Европейската комисия не носи отговорност/],
		partners: ['София Тех Парк',
			'Сдружение за научноизследователска и развойна дейност',
			'Клъстер София град на знанието'],
	},
	en: {
		other: 'bg',
		news: 'News',
		title: 'Sofia Tech Park and Cluster Sofia Knowledge City to' +
			' work together on a media innovation hub',
		place: 'Sofia',
		date: '28 September 2020',
		lead: 'Sofia Tech Park, the Association for Research and' +
			' Development and the association Cluster Sofia' +
			' Knowledge City will work together on a project to' +
			' create a media innovation hub in Sofia.',
		last: 'More about “Media Motor Europe” and the activities to' +
			' be carried out under the project can be found at' +
			' the following addresses:',
		eu: [/Horizon 2020 .* No 871552/,
			/European Commission is not responsible/],
		partners: ['Sofia Tech Park',
			'Association for Research and Development',
			'Cluster Sofia Knowledge City'],
	},
};

// The paragraphs of the file that was imported, without its Markdown.
function paragraphsOf(lang) {
	const name = `2020-09-28-media-innovation-hub.${lang}.md`;
	const file = new URL(`../../sql/content/articles/${name}`,
		import.meta.url);
	const [, , body] = readFileSync(file, 'utf8').split(/^---$/m);
	return body.trim().split(/\n\n+/).map((paragraph) => plain(paragraph)
		.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[<>]/g, ''));
}

// What a reader sees of the paragraphs of <main>.
async function seenParagraphs(page) {
	const texts = await page.locator('main p').evaluateAll((all) => all
		.filter((p) => p.checkVisibility({ checkVisibilityCSS: true,
			checkOpacity: true }))
		.map((p) => p.textContent));
	return texts.map(plain);
}

async function hasOneHeading(page) {
	assert.equal(await page.locator('main').count(), 1, 'one <main>');
	assert.equal(await page.locator('h1').count(), 1, 'one <h1>');
	assert.ok(await page.locator('h1').isVisible(), '<h1> is visible');
}

// ---- the way to the press release ------------------------------------------

async function readHome(page, lang) {
	await hasOneHeading(page);
	const link = page.locator('main article').getByRole('heading')
		.getByRole('link');
	assert.ok(await link.count() >= 7, 'the newest article and six more');
	for (const one of await link.all()) {
		assert.match(await one.getAttribute('href'),
			new RegExp(`^/${lang}/news/[a-z0-9-]+/$`));
	}
	assert.ok(await page.locator('form[action$="/newsletter/"]')
		.isVisible(), 'the sign-up form');
}

// Older pages come first into question when a test has added news.
async function findInList(page, lang) {
	const { news, title } = words[lang];
	await page.getByRole('banner')
		.getByRole('link', { name: news, exact: true }).click();
	await page.waitForURL(`${site}/${lang}/news/`);
	await hasOneHeading(page);
	const link = page.locator('main article')
		.getByRole('link', { name: title, exact: true });
	while (await link.count() === 0) {
		const older = page.locator('main a[rel=next]');
		await Promise.all([page.waitForEvent('load'), older.click()]);
	}
	await link.click();
	await page.waitForURL(site + release[lang]);
}

// ---- what stands on it -----------------------------------------------------

async function readRelease(page, lang) {
	const { title, place, date, lead, last } = words[lang];
	await hasOneHeading(page);
	assert.equal(await page.locator('html').getAttribute('lang'), lang);
	assert.equal(plain(await page.locator('h1').textContent()), title);
	const time = page.locator('main time[datetime^="2020-09-28"]').first();
	assert.ok(await time.isVisible(), 'the date is visible');
	assert.equal(plain(await time.textContent()), date);
	const dateline = plain(await time.locator('..').textContent());
	assert.ok(dateline.startsWith(place), `dateline: ${dateline}`);
	const seen = await seenParagraphs(page);
	assert.ok(seen.includes(lead), `lead among ${seen.join('\n')}`);
	assert.ok(seen.includes(last), `end among ${seen.join('\n')}`);
	const body = paragraphsOf(lang);
	const from = seen.indexOf(body[0]);
	assert.deepEqual(seen.slice(from, from + body.length), body);
}

// The emblem is to be a centimetre high at least, which is 38 pixels.
async function readAcknowledgement(page, lang) {
	const text = (await seenParagraphs(page)).join(' ');
	for (const sentence of words[lang].eu) {
		assert.match(text, sentence);
	}
	const emblem = page.locator('main img[src*="eu-emblem"]');
	assert.equal(await emblem.count(), 1);
	assert.notEqual(await emblem.getAttribute('alt'), '');
	await emblem.scrollIntoViewIfNeeded();
	const drawn = await emblem.evaluate(async (image) => {
		await image.decode();
		const { x, y, width, height } = image.getBoundingClientRect();
		const on = document.elementFromPoint(x + width / 2,
			y + height / 2);
		return on === image && image.naturalWidth > 0 && height >= 38;
	});
	assert.ok(drawn, 'the emblem is drawn where a reader sees it');
}

async function readPartners(page, lang) {
	for (const name of words[lang].partners) {
		const link = page.getByRole('main').getByRole('link', { name });
		assert.ok(await link.first().isVisible(), name);
		assert.match(await link.first().getAttribute('href'),
			new RegExp(`^/${lang}/partners/[a-z0-9-]+/$`));
	}
}

async function changeLanguage(page, lang) {
	const { other } = words[lang];
	for (const to of [other, lang]) {
		await page.getByRole('navigation')
			.locator(`a[hreflang=${to}]`).click();
		await page.waitForURL(site + release[to]);
		assert.equal(plain(await page.locator('h1').textContent()),
			words[to].title);
	}
}

// Every address of the site that the page names, once.
async function followLinks(page, lang) {
	await page.goto(release[lang]);
	const all = await page.locator('a[href]').evaluateAll((links) => links
		.map((link) => link.href.replace(/#.*/, '')));
	const inside = [...new Set(all)].filter((to) => to.startsWith(site));
	assert.ok(inside.length >= 15, `only ${inside.length} links`);
	for (const address of inside) {
		const answer = await page.goto(address);
		assert.equal(answer.status(), 200, address);
		assert.equal(answer.url(), address, 'no detour');
		await hasOneHeading(page);
	}
}

// ----------------------------------------------------------------------------

async function read(lang) {
	const { page, context, faults } = await openWatched(
		{ locale: locales[lang] });
	const name = languages[lang];
	await test(`who prefers ${name} is sent to /${lang}/`, async () => {
		const answer = await page.goto('/');
		assert.equal(answer.status(), 200);
		assert.equal(answer.url(), `${site}/${lang}/`);
	});
	await test(`the ${name} home shows the news and the sign-up form`,
		() => readHome(page, lang));
	await test(`the ${name} list of news leads to the press release`,
		() => findInList(page, lang));
	await test(`the press release stands there in ${name}, word for word`,
		() => readRelease(page, lang));
	await test(`it acknowledges the EU's money in ${name}, with the emblem`,
		() => readAcknowledgement(page, lang));
	await test(`it names the partners in ${name}`,
		() => readPartners(page, lang));
	await test(`from ${name} to the other language and back it is the same`,
		() => changeLanguage(page, lang));
	await test(`every link of the ${name} page inside the site arrives`,
		() => followLinks(page, lang));
	await test(`no ${name} page ran a script, set a cookie, asked a third` +
		' party or had an error', async () => {
		isEmpty(faults);
		assert.deepEqual(await context.cookies(), []);
	});
	await context.close();
}

for (const lang of ['bg', 'en']) {
	await read(lang);
}
await test('what can only be pressed is not on paper', async () => {
	const { page, context } = await openWatched();
	for (const path of ['', 'news/', 'search/?q=media', 'newsletter/',
		'projects/media-motor-europe/', 'partners/vrt/', 'nothing/']) {
		await page.goto(`/bg/${path}`);
		await page.emulateMedia({ media: 'print' });
		isEmpty(await page.evaluate(() => [...document.querySelectorAll(
			'button, input, summary, nav a, .skip')]
			.filter((e) => e.checkVisibility())
			.map((e) => `${location.pathname}: ${e.outerHTML}`)));
	}
	await context.close();
});
await test('on paper a page says where it was published, and none that was not',
	async () => {
		const { page, context } = await openPage();
		for (const [path, isThere] of [['news/', true],
			['search/?q=media&year=2020', true], ['nothing/', false]]) {
			await page.goto(`/bg/${path}`);
			await page.emulateMedia({ media: 'print' });
			const source = page.getByText(`${site}/bg/${path}`);
			assert.equal(await source.isVisible(), isThere, path);
		}
		await page.goto('/bg/search/?q=media&year=2020');
		assert.equal(plain(await page.locator('.kept').innerText()), '2020');
		await context.close();
	});
await test('the picture of README.md can be made', () =>
	takePicture(`${build}press-release.png`));
await done();
