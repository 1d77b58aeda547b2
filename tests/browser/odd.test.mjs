// SPDX-License-Identifier: EUPL-1.2
// Content and searches as nobody hopes for them: no page of them grows wider
// than a telephone, and what was looked for is said, as text.
// In a database of its own, whose pages a browser is given with the site's
// style.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { done, openPage, packages, site, test } from './browser.mjs';
import { tabUntil } from './keyboard.mjs';

const { PNG } = packages('pngjs');

const base = `newsroom_odd_${process.pid}`;
const postgres = { ...process.env, PGUSER: 'postgres' };
const BUILD = process.env.BUILD ?? 'build';
const LONG = 'Ж'.repeat(300);
const cells = (tag, n) => Array(n).fill(`<${tag}>Клетка</${tag}>`).join('');
const partners = [...Array(40).keys()].map((i) => `odd-${i}`);

const articles = {
	'a-title-without-a-space': { title: LONG, lead: LONG,
		body_html: `<h2>${LONG}</h2><p>${LONG}<a href="https://example.org/` +
			`${'a'.repeat(300)}">${'a'.repeat(300)}</a></p><ul><li>` +
			`${LONG}</li></ul><blockquote><p>${LONG}</p></blockquote>` },
	'no-lead': { title: 'Без увод', lead: '' },
	'nothing-but-a-title': { title: 'Само заглавие', lead: '',
		body_html: '' },
	'a-megabyte': { title: 'Мегабайт', body_html:
		`<p>${'Дълга история. '.repeat(50)}</p>`.repeat(800) },
	'a-wide-table': { title: 'Таблица', body_html: '<table><thead><tr>' +
		`${cells('th', 30)}</tr></thead><tbody><tr>${cells('td', 30)}` +
		`</tr></tbody></table><pre><code>${'x'.repeat(500)}</code></pre>` },
	'foreign-letters': { title: 'Łódź, Iași, Timișoara, Győr, Škofja Loka,' +
		' Çanakkale, Reykjavík, Iğdır, Битољ, Київ', lead: '' },
	'many-partners': { title: 'Много', partners, projects: ['odd'] },
	'deep-lists': { title: 'Списъци', body_html: '<ul><li>а'.repeat(15) +
		'</li></ul>'.repeat(15) },
};

const literal = (value) =>
	`'${JSON.stringify(value).replaceAll('\'', '\'\'')}'`;
const put = (kind, given) => `SELECT web.put_${kind}(${literal(given)});`;
const run = (command, args, input) => execFileSync(command, args,
	{ env: postgres, input, maxBuffer: 1 << 26 });

run('createdb', ['-T', 'newsroom_pristine', base]);
process.on('exit', () => run('dropdb', ['--if-exists', '--force', base]));
run('psql', ['-XqAt', '-v', 'ON_ERROR_STOP=1', '-d', base], [
	...partners.map((slug) => put('partner', { slug, country: 'BG',
		bg: { name: `${slug} ${LONG.slice(0, 100)}`, lead: LONG } })),
	put('project', { slug: 'odd', eu_funded: false,
		bg: { name: LONG.slice(0, 60), title: LONG, lead: LONG } }),
	put('project', { slug: 'crowd', eu_funded: false, website:
		`https://example.org/${'a'.repeat(200)}`,
	bg: { name: 'Много', title: 'Много', lead: 'Увод.' },
	participants: partners.map((partner, i) => ({ partner,
		role: i === 0 ? 'coordinator' : 'partner' })) }),
	...Object.entries(articles).map(([slug, article], i) =>
		put('edition', { key: slug, lang: 'bg', slug, lead: 'Увод.',
			published: `2021-01-0${i + 1} 10:00`,
			body_html: '<p>Текст.</p>', ...article })),
].join('\n'));

// What a program answers, as nginx would hand it on.
function ask(path) {
	const program = /^\/bg\/news\/[a-z]/.test(path) ? 'article' : 'news';
	const { stdout, status } = spawnSync(`${BUILD}/${program}`, [], {
		env: { ...process.env, PGUSER: program, REQUEST_METHOD: 'GET',
			REQUEST_URI: path, QUERY_STRING: path.split('?')[1] ?? '',
			NEWSROOM_DB: `${process.env.NEWSROOM_DB} dbname=${base}` },
		maxBuffer: 1 << 26 });
	const end = stdout.indexOf('\r\n\r\n');
	const head = stdout.subarray(0, end).toString();

	return { ended: status, status: Number(/^Status: (\d+)/m.exec(head)?.[1]),
		body: stdout.subarray(end + 4) };
}

const { context, page } = await openPage(
	{ viewport: { width: 320, height: 800 } });
await context.route((url) => /^\/bg\//.test(url.pathname), (route) => {
	const { pathname, search } = new URL(route.request().url());
	const { status, body } = ask(pathname + search);
	return route.fulfill({ status, body,
		contentType: 'text/html; charset=utf-8' });
});

// What stands out of the page, which may be scrolled only inside of itself.
const outside = () => page.evaluate(() => {
	const { scrollWidth } = document.scrollingElement;
	const wide = [...document.querySelectorAll('main *')].filter((e) => {
		const { left, right } = e.getBoundingClientRect();
		return (right > innerWidth + 1 || left < -1)
			&& !e.closest('table, .wide, pre');
	});
	return [scrollWidth > innerWidth && `${scrollWidth} wide`,
		...wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120))]
		.filter(Boolean);
});

const paths = [...Object.keys(articles).map((slug) => `/bg/news/${slug}/`),
	'/bg/', '/bg/news/', '/bg/projects/', '/bg/projects/odd/',
	'/bg/projects/crowd/', '/bg/partners/', '/bg/partners/odd-7/',
	`/bg/search/?q=${encodeURIComponent(LONG.slice(0, 100))}`,
	'/bg/search/?q=%D0%BC%D0%BD%D0%BE%D0%B3%D0%BE'];
for (const path of paths) {
	await test(`nothing breaks ${path} at 320 pixels`, async () => {
		const answer = await page.goto(site + path);
		assert.equal(answer.status(), 200);
		assert.deepEqual(await outside(), []);
		assert.equal(await page.locator('h1').count(), 1);
	});
}

// How dark the left and the right edge of a box are behind its letters and
// lines, of 255 for each pixel.
async function edges(box) {
	const { data, width, height } = PNG.sync.read(await box.screenshot(
		{ style: 'table *, table { color: #0000 !important;' +
			'border-color: #0000 !important }' }));
	const shade = (x) => [...Array(height).keys()].reduce((sum, y) =>
		sum + 255 - data[4 * (y * width + x)], 0) / height;
	return { left: shade(1), right: shade(width - 2) };
}

// In which typefaces an element's letters are drawn; ours is a custom one.
async function drawnIn(selector) {
	const devtools = await context.newCDPSession(page);
	await devtools.send('DOM.enable');
	await devtools.send('CSS.enable');
	const { root } = await devtools.send('DOM.getDocument');
	const { nodeId } = await devtools.send('DOM.querySelector',
		{ nodeId: root.nodeId, selector });
	const { fonts } = await devtools.send('CSS.getPlatformFontsForNode',
		{ nodeId });
	await devtools.detach();
	return fonts.map(({ familyName, isCustomFont }) =>
		`${familyName}${isCustomFont ? '' : ' of the machine'}`);
}

async function fontsOf(path) {
	const files = [];
	const note = (request) => files.push(
		/sofia-sans[a-z-]*/.exec(request.url())?.[0]);
	page.on('request', note);
	await page.goto(site + path);
	await page.evaluate(() => document.fonts.ready.then(() => true));
	page.off('request', note);
	return [...new Set(files.filter(Boolean))].sort();
}

await test('a neighbour\'s name is drawn in the typeface of the page',
	async () => {
		assert.deepEqual(await fontsOf('/bg/news/foreign-letters/'),
			['sofia-sans', 'sofia-sans-more']);
		assert.deepEqual(new Set(await drawnIn('h1')),
			new Set(['Sofia Sans']));
	});
await test('a page without such letters asks for no file of them', async () =>
	assert.deepEqual(await fontsOf('/bg/news/no-lead/'), ['sofia-sans']));

// Where there is more of a table, its edge has a shadow; arrows move it.
async function tellsOfMore(path, selector) {
	await page.goto(site + path);
	const box = page.locator(selector);
	await tabUntil(page, ({ scrolls }) => scrolls);
	const before = await edges(box);
	assert.ok(before.right > before.left + 20, 'a shadow on the right');
	await page.keyboard.press('ArrowRight');
	await page.waitForFunction((one) =>
		document.querySelector(one).scrollLeft > 30, selector);
	await box.evaluate((one) => one.scrollTo(one.scrollWidth, 0));
	const after = await edges(box);
	assert.ok(after.left > after.right + 20, 'and then on the left');
}

for (const [path, box] of [['/bg/projects/crowd/', '.wide'],
	['/bg/news/a-wide-table/', '.body table']]) {
	await test(`a table of ${path} shows on which side there is more of it`,
		() => tellsOfMore(path, box));
}
await test('a table of participants says its name where Tab stops', async () => {
	await page.goto(`${site}/bg/projects/crowd/`);
	const box = page.getByRole('group', { name: 'Участници' });
	assert.equal(await box.getAttribute('tabindex'), '0');
});

// What is looked for, and how the page says it; null where it cannot be read.
const DOTS = /^(.{20,120})…$/su;
const searches = [
	['', undefined], ['%20%20', undefined], ['%ED%A0%80', null], ['%FF', null],
	['%00', null], ...['\' OR 1=1', '%', '_%', '"', '-', 'и на от за',
		'🚀🚀👩‍👩‍👧', 'مرحبا بالعالم \u202eabc', '<script>alert(1)</script>',
		'ж'.repeat(1300), 'a'.repeat(7900), '"'.repeat(2000)]
		.map((typed) => [encodeURIComponent(typed), typed]),
];
for (const [query, typed] of searches) {
	await test(`a search for ${query.slice(0, 40)} is answered in words`,
		async () => {
			const answer = await page.goto(`${site}/bg/search/?q=${query}`);
			assert.equal(answer.status(), typed === null ? 400 : 200);
			assert.deepEqual(await outside(), []);
			assert.equal(await page.locator('h1').count(), 1);
			assert.equal(await page.locator('script').count(), 0);
			if (typed === null) {
				return;
			}
			const [said] = await page.locator('.found bdi, main bdi')
				.allTextContents();
			const start = DOTS.exec(said ?? '')?.[1];
			assert.ok(start ? typed.startsWith(start) : said === typed, said);
		});
}
await test('on a wide screen what follows the news of a project stands below' +
	' them, not in the margin', async () => {
	await page.setViewportSize({ width: 1280, height: 900 });
	await page.goto(`${site}/bg/projects/odd/`);
	const [news, feed] = await Promise.all(['.timeline', '.timeline ~ .small']
		.map((one) => page.locator(one).boundingBox()));
	assert.equal(feed.x, news.x);
	assert.ok(feed.y >= news.y + news.height);
});
await context.close();
await done();
