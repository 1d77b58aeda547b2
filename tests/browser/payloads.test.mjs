// SPDX-License-Identifier: EUPL-1.2
// What other people keep to try a cleaner with, and what is grown here of the
// elements at which parsers part ways, goes through the cleaner. Of what
// comes out a browser makes only elements, attributes and schemes that a text
// may have, and the same when it reads again what it has written; the cleaner
// finds nothing more to do; and in a page of the site nothing runs, nothing is
// asked for, and the page's policy has nothing to forbid.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import {
	build, done, isEmpty, openPage, packages, release, site, test,
} from './browser.mjs';
import { cleanAll } from './cleaner.mjs';

// ---- where they come from --------------------------------------------------

const modules = `${build}node_modules/`;
const read = (file) => readFileSync(modules + file, 'utf8');

// DOMPurify's own, from the last of its packages that holds its tests.
const purify = packages('dompurify/test/fixtures/expect.js')
	.map(({ payload }) => payload);
// A line each.
const filters = read('xss-filters/tests/fuzz/bin/seed.xss').split('\n');

// The tests of the standard's parser: what stands behind each #data.
function standard() {
	const folder = 'parse5/test/data/tree-construction/';

	return readdirSync(modules + folder)
		.filter((name) => name.endsWith('.dat'))
		.flatMap((name) => read(folder + name).split(/^#data\n/m).slice(1))
		.map((text) => text.slice(0, text.search(/\n?^#errors/m)));
}

// ---- and those that are grown ----------------------------------------------

const SEEDS = Number(process.env.SEEDS ?? 400);
const FIRST = Number(process.env.FIRST ?? 1);
const names = ['svg', 'math', 'template', 'noscript', 'table', 'tr', 'td',
	'caption', 'select', 'option', 'foreignObject', 'desc', 'annotation-xml',
	'mtext', 'mi', 'mglyph', 'malignmark', 'style', 'title', 'textarea', 'xmp',
	'plaintext', 'noembed', 'noframes', 'iframe', 'script', 'form', 'a', 'b',
	'p', 'ul', 'li', 'dl', 'dt', 'h2', 'pre', 'listing', 'blockquote', 'figure',
	'img', 'image', 'br', 'frameset', 'body', 'html', 'head', 'button', 'nobr',
	'object', 'marquee', 'section', 'sup', 'time', 'abbr', 'x-y'];
const runs = '<img src=x onerror=ran()>';
const attributes = ['', ' encoding="text/html"', ' href="javascript:ran()"',
	` title="</style>${runs}"`, ` alt="--&gt;${runs}"`, ' onclick=ran()',
	` id="</title>${runs}"`, ' href=/a', ' datetime=2020', ' lang=bg',
	' xlink:href="javascript:ran()"', " title='`\"><!--'", '/', ' style=x:y',
	' src=/media/a/b.jpg', ' src=//127.0.0.1:9/x', ' href="/&quot;&lt;"',
	' colspan=3', ' =', ' "', ' <b', ' title="a\n\tb\u2028c"'];
const words = ['a', ' ', '\n', '&lt;img src=x onerror=ran()&gt;', '&amp;lt;',
	'<!--', '-->', '--!>', '<!-->', '<![CDATA[', ']]>', '<?x ', '?>', '<!x',
	'</', '<', '>', '&', '&#60;', '&nbsp;', '"', "'", '`', runs, '</p/>',
	'</br>', '<a href="java&Tab;script:ran()">', '&lt', '&#x3c', '\u00a0'];

// The same numbers below n for a seed, wherever it is (mulberry32).
function dice(seed) {
	let state = seed;

	return (n) => {
		state = state + 0x6d2b79f5 | 0;
		let mixed = Math.imul(state ^ state >>> 15, 1 | state);

		mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
		return ((mixed ^ mixed >>> 14) >>> 0) % n;
	};
}

function grow(seed) {
	const roll = dice(seed);
	const one = (list) => list[roll(list.length)];
	const open = [];
	let text = '';

	for (let left = 4 + roll(24); left > 0; left -= 1) {
		const what = roll(8);

		if (what < 4) {
			open.push(one(names));
			text += `<${open.at(-1)}${one(attributes)}${one(attributes)}>`;
		} else if (what < 6) {
			text += one(words);
		} else {
			text += `</${what === 6 ? open.pop() ?? 'p' : one(names)}>`;
		}
	}
	return text;
}

// ---- the browser -----------------------------------------------------------

// In the page: what a text may not have, of each of them; "" where it has none.
function scan(texts) {
	const plain = ['abbr', 'blockquote', 'br', 'caption', 'cite', 'code', 'dd',
		'del', 'dl', 'dt', 'em', 'figcaption', 'figure', 'h2', 'h3', 'h4', 'hr',
		'ins', 'kbd', 'li', 'mark', 'ol', 'p', 'pre', 'q', 's', 'samp',
		'section', 'small', 'span', 'strong', 'sub', 'sup', 'table', 'tbody',
		'td', 'th', 'thead', 'time', 'tr', 'ul', 'var', 'a', 'img'];
	const more = {
		a: ['href', 'id', 'aria-label'], abbr: ['title'], li: ['id'],
		sup: ['id'], ol: ['start'], section: ['class'], time: ['datetime'],
		img: ['src', 'alt', 'width', 'height'],
		td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan', 'scope'],
	};

	function fault(node) {
		if (node.nodeType !== Node.ELEMENT_NODE) {
			return node.nodeType === Node.TEXT_NODE ? '' :
				`a node of type ${node.nodeType}`;
		}
		const name = node.localName;

		if (node.namespaceURI !== 'http://www.w3.org/1999/xhtml' ||
			!plain.includes(name)) {
			return `<${name}>`;
		}
		const odd = [...node.attributes].find((attribute) =>
			attribute.name !== 'lang' &&
			!more[name]?.includes(attribute.name));

		if (odd) {
			return `${name} ${odd.name}`;
		}
		if (name === 'a' &&
			!['http:', 'https:', 'mailto:', 'tel:'].includes(node.protocol)) {
			// An address that is none leads nowhere.
			return node.protocol === ':' ? '' : `href ${node.href}`;
		}
		return name === 'img' &&
			!/^\/media\/[a-z0-9/.-]+$/.test(node.getAttribute('src')) ?
			`src ${node.src}` : '';
	}

	function walk(node) {
		return [...node.childNodes].map((child) => fault(child) || walk(child))
			.find((found) => found !== '') ?? '';
	}

	return texts.map((text) => {
		const once = new DOMParser().parseFromString(
			`<!DOCTYPE html><main>${text}</main>`, 'text/html');
		const main = once.querySelector('main');
		const again = document.implementation.createHTMLDocument('');

		again.body.append(again.createElement('main'));
		again.body.firstChild.innerHTML = main.innerHTML;
		if (once.body.childNodes.length !== 1 ||
			once.head.childNodes.length !== 0) {
			return 'it leaves where it stands';
		}
		return walk(main) || (again.body.firstChild.isEqualNode(main) ? '' :
			'it becomes another when it is read again');
	});
}

// A page of the site with another text in it, as its server sends it.
async function realPage() {
	const { context } = await openPage();
	const answer = await context.request.get(release.bg);
	const [before, after] = (await answer.text()).split(/(?<=<main[^>]*>)/);
	const headers = answer.headers();

	await context.close();
	assert.ok(after && headers['content-security-policy']);
	for (const name of ['content-encoding', 'content-length', 'etag']) {
		delete headers[name];
	}
	return (text) => ({ headers, body: `${before}${text}${after}` });
}

// All that a page does beside asking for what is the site's.
function watch(page, said) {
	page.on('dialog', (dialog) => {
		said.push('dialog');
		dialog.dismiss().catch(() => {});
	});
	page.on('pageerror', (error) => said.push(`script: ${error}`));
	page.on('console', (message) => said.push(message.text()));
	page.on('popup', () => said.push('window'));
	page.on('request', (request) => {
		const { origin, pathname } = new URL(request.url());

		if (origin !== new URL(site).origin ||
			!/^\/(assets|media)\/|^\/the-page$/.test(pathname)) {
			said.push(`request ${request.url()}`);
		}
	});
}

// Pictures of ours are asked for, as the texts say; nobody has them.
async function show(put, groups) {
	const { context, page } = await openPage();
	const found = [], said = [];
	let now = '';

	await page.exposeFunction('ran', () => said.push('ran'));
	await page.addInitScript(() => {
		globalThis.alert = globalThis.ran;
		document.addEventListener('securitypolicyviolation', (event) =>
			globalThis.ran(event.violatedDirective));
	});
	await page.route('**/media/**', (route) => route.fulfill({
		contentType: 'image/png', body: '' }));
	await page.route('**/the-page', (route) => route.fulfill(put(now)));
	watch(page, said);
	for (const texts of groups) {
		said.length = 0;
		now = [...texts, ''].map((text) => `<div class=tried>${text}</div>`)
			.join('');
		await page.goto('/the-page', { waitUntil: 'load' });
		const n = await page.evaluate(() =>
			document.querySelectorAll('main > .tried').length);

		if (n !== texts.length + 1) {
			said.push(`${n} texts and not ${texts.length + 1}`);
		}
		if (said.length > 0) {
			found.push(`${said[0]}: ${JSON.stringify(texts)}`);
		}
	}
	await context.close();
	return found;
}

function groupsOf(n, list) {
	return Array.from({ length: Math.ceil(list.length / n) }, (_, i) =>
		list.slice(i * n, i * n + n));
}

// ---- what is proved --------------------------------------------------------

const grown = Array.from({ length: SEEDS }, (_, i) => grow(FIRST + i));
const tried = { 'DOMPurify': purify, 'xss-filters': filters,
	'html5lib': standard(), 'ours, which are grown': grown };
const put = await realPage();
const refused = [];

await test('a page says when something in it would run', async () => {
	const found = await show(put, ['<img src=x onerror=ran()>',
		'<p style="color:red">', '<iframe src=//127.0.0.1:9/>',
		'</div></main>', '<a href=/ onclick=ran()>a</a>'].map((t) => [t]));

	assert.equal(found.length, 5, found.join('\n'));
});
for (const [name, all] of Object.entries(tried)) {
	const texts = [...new Set(all)].filter((text) => !text.includes('\0'));
	const answers = cleanAll(texts);
	const pairs = texts.map((text, i) => [text, answers[i].html ?? '']);
	const outs = [...new Set(pairs.map(([, out]) => out))];

	refused.push(...answers.map((answer) => answer.refused).filter(Boolean));

	await test(`${name}: of ${texts.length} texts a browser makes what a ` +
		'text may have', async () => {
		const { context, page } = await openPage();

		await page.goto(release.bg);
		const faults = await page.evaluate(scan, pairs.map(([, out]) => out));

		await context.close();
		isEmpty(faults.map((fault, i) => fault &&
			`${fault}: ${JSON.stringify(pairs[i])}`).filter(Boolean));
	});
	await test(`${name}: cleaned again, each is the same`, () =>
		isEmpty(cleanAll(outs).map(({ html }, i) => html === outs[i] ? '' :
			JSON.stringify([outs[i], html])).filter(Boolean)));
	await test(`${name}: none does anything in a page of the site`,
		async () => isEmpty(await show(put, groupsOf(50, outs))));
}
await test('what is refused is refused for its size', () =>
	isEmpty(refused.filter((why) => !/\bover | attributes/.test(why))));
await done();
