// SPDX-License-Identifier: EUPL-1.2
// A picture at an article's head: what a browser loads of it, and that nothing
// moves when it comes.

import assert from 'node:assert/strict';
import { browser, done, pictured, site, test } from './browser.mjs';

/** The article at a width: what of /media/ came, and how much moved. */
async function look(width, scale) {
	const context = await browser.newContext({ deviceScaleFactor: scale,
		viewport: { width, height: 900 } });
	const page = await context.newPage();
	const came = [];

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
	await page.goto(site + pictured.bg, { waitUntil: 'networkidle' });
	const moved = await page.evaluate(() => globalThis.moved);
	const sizes = await page.evaluate(() => {
		const { clientWidth, clientHeight } =
			document.querySelector('figure.picture img');

		return clientWidth / clientHeight;
	});

	await context.close();
	return { came, moved, sizes };
}

await test('a small screen loads the small AVIF, a large one a larger',
	async () => {
		assert.deepEqual((await look(320, 1)).came,
			[['park-of-blocks-480.avif', 'image/avif']]);
		assert.deepEqual((await look(1280, 1)).came,
			[['park-of-blocks-960.avif', 'image/avif']]);
		assert.deepEqual((await look(1280, 2)).came,
			[['park-of-blocks-1440.avif', 'image/avif']]);
	});
await test('nothing moves when it comes, and it is not distorted', async () => {
	for (const width of [320, 1280]) {
		const { moved, sizes } = await look(width, 1);

		assert.equal(moved, 0);
		assert(Math.abs(sizes - 2) < 0.02, `${sizes}`);
	}
});
await done();
