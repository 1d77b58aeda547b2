// SPDX-License-Identifier: EUPL-1.2
// How fast a page is for a reader, and what it costs him, as a table:
//
//	. var/env; node tests/bench/pages.mjs
//
// Lighthouse counts on from what it loads here what a telephone would take on
// a slow 4G (150 ms, 1.6 Mbit/s, a quarter of the processor); the bytes are
// what came over the wire, heads and all. The packages are those of the
// browser tests: make test T=browser/read puts them there.

import { dirname } from 'node:path';
import {
	browser, debugPort, openPage, packages, pictured, release, site,
} from '../browser/browser.mjs';

const folder = `${dirname(packages.resolve('lighthouse/package.json'))}/core`;
const { default: lighthouse } = await import(`${folder}/index.js`);

const PAGES = ['/bg/', '/en/', '/bg/news/', release.bg, release.en,
	pictured.bg, pictured.en, '/bg/projects/media-motor-europe/',
	'/en/projects/media-motor-europe/', '/bg/search/?q=hab',
	'/en/search/?q=hub', '/bg/newsletter/', '/en/newsletter/'];
const ROUNDS = 3;

const median = (numbers) =>
	numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function timesOf(path) {
	const rounds = [];
	for (let i = 0; i < ROUNDS; i += 1) {
		const { lhr } = await lighthouse(site + path,
			{ port: debugPort, logLevel: 'error' },
			{ extends: 'lighthouse:default',
				settings: { onlyCategories: ['performance'] } });
		rounds.push(lhr);
	}
	const of = (id) => median(rounds.map(({ audits }) =>
		audits[id].numericValue));
	return [of('first-contentful-paint') / 1000,
		of('largest-contentful-paint') / 1000,
		of('cumulative-layout-shift'), of('total-blocking-time'),
		median(rounds.map(({ categories }) =>
			categories.performance.score)) * 100];
}

// Of a reader who has never been here.
async function bytesOf(path) {
	const { page, context } = await openPage();
	const devtools = await context.newCDPSession(page);
	const sent = [];
	const kinds = {};
	devtools.on('Network.responseReceived', ({ requestId, type }) => {
		kinds[requestId] = type;
	});
	devtools.on('Network.loadingFinished', (one) => sent.push(one));
	await devtools.send('Network.enable');
	await page.goto(path, { waitUntil: 'networkidle' });
	await context.close();
	const sum = (wanted) => sent.filter(({ requestId }) =>
		wanted(kinds[requestId])).reduce((total, one) =>
		total + one.encodedDataLength, 0);
	return [sent.length, sum(() => true),
		sum((kind) => ['Document', 'Stylesheet'].includes(kind))];
}

console.log('| page | FCP, s | LCP, s | CLS | TBT, ms | performance |' +
	' requests | bytes | of them HTML and CSS |');
console.log('|---|---|---|---|---|---|---|---|---|');
for (const path of PAGES) {
	const [fcp, lcp, cls, tbt, score] = await timesOf(path);
	const [requests, bytes, first] = await bytesOf(path);
	console.log(`| ${path.slice(0, 20)} | ${fcp.toFixed(2)} |` +
		` ${lcp.toFixed(2)} | ${cls.toFixed(3)} | ${tbt.toFixed(0)} |` +
		` ${score.toFixed(0)} | ${requests} | ${bytes} | ${first} |`);
}
await browser.close();
