// SPDX-License-Identifier: EUPL-1.2
// What the browser tests share: their packages, one Chromium for each file,
// a page that is watched, the press release, and TAP for prove.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import sites from '../web/private_site.js';

// Where tests/check puts the packages of package-lock.json. playwright-core
// stays below 1.62, which wants a newer node than Debian 12 has.
const here = new URL('../../build/browser/', import.meta.url);
export const build = fileURLToPath(here);
export const packages = createRequire(new URL('package.json', here));

// The site: of the tests, or of the shell that read var/env.
export const site = process.env.TEST_SITE ?? process.env.NEWSROOM_ORIGIN;
if (!site) {
	console.error('TEST_SITE says which site: see tests/check');
	process.exit(2);
}

// How long a condition may take to come true: a bound, not a measure.
export const DEADLINE = 120000;

export const release = {
	bg: '/bg/news/sofia-teh-park-i-klaster-medien-inovatsionen-hab/',
	en: '/en/news/sofia-tech-park-and-cluster-sofia-knowledge-city' +
		'-media-innovation-hub/',
};
export const pictured = {
	bg: '/bg/news/inkubator-forum-laboratorii-ot-kakvo-se-sastoi-parkat/',
	en: '/en/news/incubator-forum-laboratories-what-the-park-consists-of/',
};
export const locales = { bg: 'bg-BG', en: 'en-GB' };
export const languages = { bg: 'Bulgarian', en: 'English' };

// ---- Chromium --------------------------------------------------------------

// Where Lighthouse drives the same Chromium.
export const debugPort = await sites.freePort();

// How letters are drawn, whatever the machine says: a picture is the same
// wherever it is taken.
const LETTERS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>/usr/share/fonts</dir>
<match target="font">
<edit name="antialias" mode="assign"><bool>true</bool></edit>
<edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="hintstyle" mode="assign"><const>hintnone</const></edit>
<edit name="rgba" mode="assign"><const>none</const></edit>
</match>
</fontconfig>
`;

// Others may begin at the same time, and read it meanwhile: it is there whole.
function writeWhole(file, text) {
	writeFileSync(`${file}.${process.pid}`, text);
	renameSync(`${file}.${process.pid}`, file);
}

// What it writes into a home belongs into the build folder, too.
function startBrowser() {
	const home = `${build}home`;
	mkdirSync(home, { recursive: true });
	writeWhole(`${home}/fonts.conf`, LETTERS);
	return packages('playwright-core').chromium.launch({
		executablePath: '/usr/bin/chromium-headless-shell',
		timeout: DEADLINE,
		env: { ...process.env, HOME: home,
			XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home,
			FONTCONFIG_FILE: `${home}/fonts.conf` },
		args: ['--headless', '--no-sandbox', '--disable-gpu',
			`--remote-debugging-port=${debugPort}`,
			'--disable-quic', '--no-first-run',
			'--disable-lcd-text', '--force-color-profile=srgb',
			'--font-render-hinting=none',
			'--disable-background-networking',
			'--disable-component-update', '--disable-sync'],
	});
}

export const browser = await startBrowser();

// A page of a reader who has never been here, with what context takes.
export async function openPage(options = {}) {
	const context = await browser.newContext({
		baseURL: site, viewport: { width: 1280, height: 900 },
		colorScheme: 'light', reducedMotion: 'reduce', ...options,
	});
	context.setDefaultTimeout(DEADLINE);
	return { context, page: await context.newPage() };
}

// The same, and in faults all that no page of ours may do.
export async function openWatched(options) {
	const { context, page } = await openPage(options);
	const faults = [];
	watchRequests(context, faults);
	watchConsole(context, faults);
	await watchScripts(context, page, faults);
	return { context, page, faults };
}

function watchRequests(context, faults) {
	context.on('request', (request) => {
		if (new URL(request.url()).origin !== new URL(site).origin) {
			faults.push(`asks a third party: ${request.url()}`);
		}
		if (request.resourceType() === 'script') {
			faults.push(`asks for a script: ${request.url()}`);
		}
	});
	// A reader who goes on takes back what has not come yet.
	context.on('requestfailed', (request) => {
		const { errorText } = request.failure();
		if (errorText !== 'net::ERR_ABORTED') {
			faults.push(`${errorText} ${request.url()}`);
		}
	});
	context.on('response', (response) => {
		const isPage = response.request().isNavigationRequest();
		if (response.status() >= 400 && !isPage) {
			faults.push(`${response.status()} ${response.url()}`);
		}
	});
}

// What the policy forbids is said on the console as well. That an answer was
// 404 or 422 is said there too, and each test knows what it waits for.
function watchConsole(context, faults) {
	context.on('weberror', (error) => faults.push(`${error.error()}`));
	context.on('console', (message) => {
		const text = message.text();
		if (message.type() === 'error' && !/ status of 4/.test(text)) {
			faults.push(`console: ${text}`);
		}
	});
}

// A script of the page has the page's address or one of its own; what the
// tests themselves run in a page has none of the site's.
async function watchScripts(context, page, faults) {
	const devtools = await context.newCDPSession(page);
	devtools.on('Debugger.scriptParsed', ({ url }) => {
		if (/^(https?|blob|data|javascript):/.test(url)) {
			faults.push(`runs a script: ${url}`);
		}
	});
	await devtools.send('Debugger.enable');
}

// ---- pages -----------------------------------------------------------------

// Spaces and line breaks as a reader sees them.
export function plain(text) {
	return text.replace(/\s+/g, ' ').trim();
}

// What the site answers when send() sends a form, once its page is there.
export async function answerToForm(page, send) {
	const [answer] = await Promise.all([
		page.waitForResponse((response) =>
			response.request().method() === 'POST'),
		page.waitForEvent('load'),
		send(),
	]);
	return answer;
}

// The picture of README.md, into a file.
export async function takePicture(file) {
	const { page, context } = await openPage({ locale: locales.bg });
	await page.goto(release.bg);
	await page.evaluate(() => document.fonts.ready.then(() => true));
	await page.screenshot({ path: file });
	await context.close();
}

// What the command of editors prints.
export const newsroom = (input, ...words) => execFileSync(
	`${process.env.BUILD}/newsroom`, words, { encoding: 'utf8', input });

// Where who has its secret sees an article that is not public.
export function previewOf(slug) {
	const { pathname, search } = new URL(JSON.parse(newsroom('',
		'article', 'preview', slug, '--json')).address);
	return pathname + search;
}

// For lists of faults: the first of them are enough to begin with.
export function isEmpty(faults) {
	const more = faults.length > 12 ? [`… ${faults.length} in all`] : [];
	assert.ok(faults.length === 0,
		[...faults.slice(0, 12), ...more].join('\n'));
}

// ---- TAP -------------------------------------------------------------------

let count = 0;

// A test is a sentence and a function that throws when it is not true, or
// returns why it cannot be tested here.
export async function test(name, prove) {
	count += 1;
	try {
		const skip = await prove();
		const tail = skip ? ` # SKIP ${skip}` : '';
		console.log(`ok ${count} - ${name}${tail}`);
	} catch (error) {
		process.exitCode = 1;
		console.log(`not ok ${count} - ${name}`);
		console.log(`${error.stack}`.replace(/^/gm, '# '));
	}
}

export async function done() {
	await browser.close();
	console.log(`1..${count}`);
}
