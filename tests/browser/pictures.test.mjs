// SPDX-License-Identifier: EUPL-1.2
// A picture at an article's head, on its own page and on the first, and one in
// a text: what a browser loads of it, and that nothing moves when it comes.

import assert from 'node:assert/strict';
import {
	DEADLINE, browser, done, isEmpty, newsroom, openPage, pictured, previewOf,
	site, test,
} from './browser.mjs';

/** Until what has changed is drawn, and told of. */
const frames = (page) => page.evaluate(() => new Promise((drawn) => {
	requestAnimationFrame(() => requestAnimationFrame(() =>
		setTimeout(drawn)));
}));

/**
 * A page at a width: what of /media/ came, and how much moved once it did. It
 * comes last, when the typeface is there: what that moves is not asked here.
 */
async function look(path, width, scale) {
	const context = await browser.newContext({ deviceScaleFactor: scale,
		viewport: { width, height: 900 } });
	context.setDefaultTimeout(DEADLINE);
	const page = await context.newPage();
	const came = [];
	let letCome;
	const mayCome = new Promise((come) => {
		letCome = come;
	});

	await page.route('**/media/**', async (route) => {
		await mayCome;
		await route.continue();
	});
	page.on('response', (response) => {
		if (response.url().includes('/media/')) {
			came.push([response.url().replace(/.*\//, ''),
				response.headers()['content-type']]);
		}
	});
	await page.addInitScript(() => {
		globalThis.moved = 0;
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				globalThis.moved += entry.value;
			}
		}).observe({ type: 'layout-shift', buffered: true });
	});
	await page.goto(site + path, { waitUntil: 'commit' });
	await page.waitForFunction(() => document.readyState !== 'loading' &&
		document.fonts.status === 'loaded' && [...document.fonts].some(
		({ status }) => status === 'loaded'));
	await frames(page);
	await page.evaluate(() => {
		globalThis.moved = 0;
	});
	letCome();
	await page.waitForLoadState('networkidle');
	await frames(page);
	const moved = await page.evaluate(() => globalThis.moved);
	const sizes = await page.evaluate(() => {
		const { clientWidth, clientHeight } =
			document.querySelector('picture img');

		return clientWidth / clientHeight;
	});

	await context.close();
	return { came, moved, sizes };
}

const HOME = '/bg/';
const WIDTHS = [320, 375, 500, 768, 1024, 1280, 1440, 1920, 2560];
const pages = {
	[pictured.bg]: { name: 'park-of-blocks', shape: 2, dense: 1100 },
	[HOME]: { name: 'three-boards', shape: 1.6, dense: 1440 },
};

for (const [path, { name, shape, dense }] of Object.entries(pages)) {
	await test(`of ${path} a small screen loads the small AVIF, a large one` +
		' a larger', async () => {
		for (const [width, scale, wanted] of [[320, 1, 480],
			[1280, 1, 960], [dense, 2, 1440]]) {
			assert.deepEqual((await look(path, width, scale)).came,
				[[`${name}-${wanted}.avif`, 'image/avif']]);
		}
	});
	await test(`nothing moves on ${path} when it comes, and it is not` +
		' distorted', async () => {
		for (const width of [320, 1280]) {
			const { moved, sizes } = await look(path, width, 1);

			assert.equal(moved, 0);
			assert(Math.abs(sizes - shape) < 0.02, `${sizes}`);
		}
	});
}

newsroom(`---
title: Картини
lang: bg
slug: kartini
picture: park-of-blocks.png
picture_alt: Парк
---

![Табла](three-boards.png)
`, 'article', 'import', '-', '--force');
const previewed = previewOf('kartini');

// By `sizes` a browser takes a picture to be so wide by itself, whichever of
// its files it has loaded.
for (const [what, path, selector] of [
	['on the first page', HOME, '.newest img'],
	['at the head of an article', previewed, '.release > figure img'],
	['in a text', previewed, '.body img'],
]) {
	await test(`a picture ${what} is as wide as its sizes say`, async () => {
		const { page, context } = await openPage();
		const wrong = [];

		for (const width of WIDTHS) {
			await page.setViewportSize({ width, height: 900 });
			await page.goto(path);
			const [shown, said] = await page.locator(selector).evaluate(
				async (picture) => {
					picture.loading = 'eager';
					await picture.decode();
					return [picture.clientWidth, picture.naturalWidth];
				});
			if (Math.abs(said / shown - 1) > 0.05) {
				wrong.push(`${width}: ${shown} wide, said to be ${said}`);
			}
		}
		await context.close();
		isEmpty(wrong);
	});
}
await test('on the first page it leads where its title does, and nothing ' +
	'else of the page', async () => {
	for (const width of [320, 768, 1280]) {
		const context = await browser.newContext({
			viewport: { width, height: 900 } });
		context.setDefaultTimeout(DEADLINE);
		const page = await context.newPage();

		await page.goto(site + HOME);
		const { href } = await page.locator('.newest h2 a')
			.evaluate(({ href }) => ({ href }));
		const { lead, picture, wide } = await page.evaluate(() => {
			const at = (selector, x, y) => {
				const element = document.querySelector(selector);
				element.scrollIntoView({ block: 'center' });
				const { left, top, width, height } =
					element.getBoundingClientRect();
				return document.elementFromPoint(left + width * x,
					top + height * y).closest('a')?.href ?? null;
			};
			return { lead: at('.newest .lead', 0.1, 0.5),
				picture: at('.newest img', 0.5, 0.2),
				wide: document.scrollingElement.scrollWidth };
		});

		assert.deepEqual([lead, picture, wide], [null, href, width]);
		await context.close();
	}
});
await done();
