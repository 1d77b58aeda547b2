#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Every address of the site: who answers it, and how.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { get, getAll, nextSecond, raw } = require('./http.js');
const { is, every, run, sql, waitUntil } = require('../cgi/tap.js');

const RELEASE = 'sofia-teh-park-i-klaster-medien-inovatsionen-hab';
const ORDER = ['news', 'article', 'newsletter'];
const PROGRAMS = {
	'/bg/': 'news', '/en/': 'news', '/bg/news/': 'news',
	'/bg/news/?before=1600000000000000-1': 'news', '/bg/news/2020/': 'news',
	'/en/news/2020/09/': 'news', '/bg/projects/': 'news',
	'/en/projects/media-motor-europe/': 'news', '/bg/partners/': 'news',
	'/en/partners/vrt/': 'news', '/bg/about/': 'news',
	'/en/privacy/': 'news', '/bg/accessibility/': 'news',
	'/en/contacts/': 'news', [`/bg/news/${RELEASE}/`]: 'article',
	'/bg/newsletter/': 'newsletter', '/en/newsletter/sent/': 'newsletter',
	'/bg/newsletter/left/': 'newsletter',
	'/en/newsletter/erased/': 'newsletter',
	'/bg/newsletter/refused/': 'newsletter',
	'/en/newsletter/allowed/': 'newsletter',
	'/bg/newsletter/archive/': 'newsletter',
	'/healthz': 'news', '/readyz': 'news',
	'/bg/news/feed.atom': 'news', '/en/news/feed.json': 'news',
	'/en/projects/media-motor-europe/feed.atom': 'news',
	'/bg/opensearch.xml': 'news',
	'/sitemap.xml': 'news', '/sitemap-1.xml': 'news',
	'/sitemap-2.xml': 'news', '/sitemap-news.xml': 'news',
	'/robots.txt': 'news', '/.well-known/security.txt': 'news',
	'/projects.json': 'news', '/projects.csv': 'news',
};

const COMING = ['/bg/search/?q=a', '/en/search/', '/favicon.ico',
	'/site.webmanifest', '/metrics', '/media/x/y.jpg'];

const LINKS = ['/newsletter/one-click/', '/en/newsletter/confirm/?t=a',
	'/bg/newsletter/preferences/?t=a', '/bg/newsletter/export/?t=a',
	'/en/newsletter/address/', '/bg/newsletter/leave/?t=',
	'/bg/newsletter/refuse/?t=a'];

const logOf = (program) => fs.readFileSync(path.join(process.env.TEST_VAR,
	'log', `${program}.log`), 'utf8');

async function testPages() {
	await nextSecond();
	const replies = await getAll(Object.keys(PROGRAMS));
	const writer = ({ headers }) => ORDER.find((program) =>
		logOf(program).includes(headers['x-request-id']));

	await waitUntil(() => replies.every(writer));
	every(replies, ({ status }) => status !== 200 && status,
		'every page is there');
	every(replies, (reply) => writer(reply) !==
		PROGRAMS[reply.name.slice(4)] && (writer(reply) ?? 'nobody'),
	'every page is answered by its program');
}

async function testComing() {
	const replies = await getAll(COMING);
	const slugs = await getAll(['/bg/news/2020-09/', '/bg/news/20a/',
		'/en/news/a/', '/bg/news/a.b/', '/bg/news/2020/13/',
		'/bg/news/2020/9/', '/bg/news/0/', '/bg/news/99999/',
		'/bg/news/a/b/', '/de/', '/de/news/', '/bgg/', '/nothing']);

	every([...replies, ...slugs], ({ status, name, page }) =>
		status !== 404 && (slugs.some((s) => s.name === name) ||
		status !== 200) ? status : status === 404 &&
		(page.faults[0] || page.all('main').length !== 1),
	'what is not there is not there, in the site\'s design');
}

async function testLinks() {
	every(await getAll(LINKS), ({ status, page }) => status !== 410 ||
		page.faults[0] || page.all('main').length !== 1,
	'a link that is not good says so, in the site\'s design');
}

async function testFront() {
	const wishes = {
		'': 'bg', '*': 'bg', 'bg': 'bg', 'en': 'en', 'en-GB': 'en',
		'EN-us,en;q=0.9': 'en', 'bg-BG,bg;q=0.9,en;q=0.8': 'bg',
		'en-GB,en;q=0.9,bg;q=0.8': 'en', 'de,fr': 'bg',
		'de,en;q=0.5': 'en',
		'de , bg;q=0.5, en;q=0.1': 'bg', 'en;q=0': 'bg',
		'en;q=0.000, *': 'bg', 'bg;q=0,en': 'en', 'eng': 'bg',
		'bg;q=0.4, en;q=0.8': 'en', 'en;q=0.3,bg;q=0.7': 'bg',
		'en;q=0.1, de, bg;q=0.2': 'bg', 'bg;q=0.05,en;q=0.5': 'en',
		'bg;q=0.9,en': 'en', 'bg;q=0.8, en;q=1.0': 'en',
		'x-en': 'bg', 'english': 'bg', 'fr;q=1,en ; q=0.2': 'en',
		',,,en': 'en', '%00': 'bg', [`${'de,'.repeat(1500)}en`]: 'en',
	};
	const replies = await Promise.all(Object.keys(wishes).map((wish) =>
		get('/', { headers: wish ? { 'accept-language': wish } :
			{} })));
	const query = await get('/?utm_source=x');

	every(Object.values(wishes).map((lang, i) => [Object.keys(wishes)[i],
		lang, replies[i]]), ([, lang, { status, headers }]) =>
		(status !== 302 || headers.location !== `/${lang}/`) &&
		`${status} ${headers.location}`,
	'the front door leads to the language that the reader wishes most');
	every([...replies, query], ({ headers }) => headers.vary !==
		'Accept-Language', 'and says that the answer varies');
	is(query.headers.location, '/bg/',
		'whatever else stands in the address');
}

async function testOldAddresses() {
	const old = { '/en/home/news/': '/en/news/', '/bg/home/news/':
		'/bg/news/', '/en/home/news': '/en/news/',
	'/bg/home/news/?page=2': '/bg/news/', '/en/home/news/a/b':
		'/en/news/', '//en//home/news/': '/en/news/' };
	const replies = await getAll(Object.keys(old));

	every(replies.map((reply, i) => [reply, Object.values(old)[i]]),
		([{ status, headers }, to]) => (status !== 301 ||
		headers.location !== to) && `${status} ${headers.location}`,
		'the address that was printed leads to the news');
	every(await getAll(['/en/home/', '/en/home/newsletter/']),
		({ status }) => status !== 404 && status,
		'what stands beside it leads nowhere');
}

// As an import leaves them: of a release by its path and its number, of a
// category that means a project, and of one that means none.
async function testImported() {
	const project = '/bg/projects/media-motor-europe/';
	const release = `/bg/news/${RELEASE}/`;
	const old = { '/?p=7001': release, '/?page_id=7001': release,
		'/?utm=1&p=7001': release, '/2019/05/%d0%bf%d1%8a%d1%80/': release,
		'/2019/05/%D0%BF%D1%8A%D1%80': release,
		'/2019/05/%d0%bf%d1%8a%d1%80/feed/': release,
		'/2019/05/%d0%bf%d1%8a%d1%80/2/': release,
		'/2019/05/%d0%bf%d1%8a%d1%80/comment-page-3/': release,
		'/2019/05/picture/': release, '/?attachment_id=7002': release,
		'/category/a/': project, '/category/a/page/2/': project,
		'/category/a/feed/': `${project}feed.atom`,
		'/category/b': '/en/news/',
		'/category/b/feed/atom/': '/en/news/feed.atom',
		'/feed/': '/bg/news/feed.atom', '/feed/rss2/':
			'/bg/news/feed.atom' };
	await sql(`SET ROLE editor; SELECT web.lead_addresses('[
		{"from": "/?p=7001", "to": "${release}"},
		{"from": "/2019/05/пър/", "to": "${release}"},
		{"from": "/category/a/", "to": "${project}"},
		{"from": "/category/b/", "to": "/en/news/"},
		{"from": "/category/c/", "to": "/en/nothing/"},
		{"from": "/feed/", "to": "/bg/news/"},
		{"from": "${project}", "to": "/en/news/"}]');
		SELECT web.lead_addresses('[
		{"from": "/2019/05/picture/", "to": "/?p=7001"},
		{"from": "/?p=7002", "to": "/?p=7001"}]')`);
	await nextSecond();
	const replies = await getAll(Object.keys(old));

	every(replies.map((reply, i) => [reply, Object.values(old)[i]]),
		([{ status, headers }, to]) => (status !== 301 ||
		headers.location !== to) && `${status} ${headers.location}`,
		'an old address that came with an import leads to what is here');
	every(await getAll(['/category/c/', '/category/', '/2019/05/']),
		({ status }) => status !== 404 && status,
		'one that means nothing leads nowhere');
	is((await get(project)).status, 200, 'what stands here stays');
	is((await get('/?p=7003')).headers.location, '/bg/',
		'a number that nobody has leads to the front');
	is((await get('/?p=7001', { method: 'POST' })).status, 405,
		'and it is asked for like the front');
	await sql(`DELETE FROM core.moved WHERE path ~
		'7001|7002|^/2019/|^/category/|^/feed/'`);
}

// Of each size that another system made of a picture the address leads to it.
async function testPictures() {
	const [row] = (await sql(`SELECT m.path FROM core.media m
		JOIN core.edition_media x ON x.media = m.id
		JOIN core.edition e ON e.id = x.edition
		WHERE e.state = 'approved' AND e.published_at <= now()
		LIMIT 1`)).split('\n');
	const one = '/wp-content/uploads/2020/05/снимка';
	const two = '/wp-content/uploads/2020/05/two';
	const three = '/content/images/2020/05/three';
	const old = [`${one}.jpg`, `${one}-300x200.jpg`, `${one}-scaled.jpg`,
		`${one}-1024x768@2x.jpg`, `${one}-300x200.jpg.webp`,
		`${two}.jpg`, `${two}-150x150.jpg`, `${two}-scaled.jpg`,
		`${three}.png`, `${three}_o.png`,
		'/content/images/size/w600/2020/05/three.png',
		'/content/images/size/w30h20/format/webp/2020/05/three.png'];

	await sql(`SET ROLE editor; SELECT web.lead_addresses('[
		{"from": "${one}.jpg", "to": "${row}"},
		{"from": "${two}-scaled.jpg", "to": "${row}"},
		{"from": "${three}.png", "to": "${row}"},
		{"from": "/wp-content/uploads/none.jpg", "to": "/media/x"}]')`);
	await nextSecond();
	every(await getAll(old.map(encodeURI)), ({ status, headers }) =>
		(status !== 301 || headers.location !== row) &&
		`${status} ${headers.location}`,
	'a picture of another system leads to what it became, in any size');
	every(await getAll(['/wp-content/uploads/none.jpg',
		'/wp-content/uploads/2020/05/other-300x200.jpg',
		'/wp-content/uploads/2020/05/two-300x200.pdf']),
	({ status }) => status !== 404 && status,
	'another one leads nowhere');
	await sql(`DELETE FROM core.moved WHERE media IS NOT NULL`);
}

async function testSlashes() {
	const to = { '/bg': '/bg/',
		'/bg/news?before=1-1': '/bg/news/?before=1-1',
		[`/bg/news/${RELEASE}`]: `/bg/news/${RELEASE}/`,
		'/en/newsletter': '/en/newsletter/', '//bg/': '/bg/',
		'/bg//news//2020': '/bg/news/2020/',
		'/bg/news/feed.atom/': '/bg/news/feed.atom',
		'/sitemap-1.xml/?a=b': '/sitemap-1.xml',
		'/en/projects/media-motor-europe?a=%D1%8F':
			'/en/projects/media-motor-europe/',
		'/en/newsletter?a=%D1%8F': '/en/newsletter/?a=%D1%8F' };
	const replies = await getAll(Object.keys(to));

	every(replies.map((reply, i) => [reply, Object.values(to)[i]]),
		([{ status, headers }, where]) => (status !== 301 ||
		headers.location !== where) && `${status} ${headers.location}`,
		'an address gets its slash, and keeps of its query what a ' +
		'page knows');
}

// Nothing of the folder that nginx runs in, and no door meant for it alone.
async function testInside() {
	const hidden = ['/bg/errors/404/', '/en/errors/500',
		'/bg/%65rrors/404/',
		'//bg//errors//404/', '/bg/x/../errors/404/',
		'/errors/bg/404.html',
		'/errors/en/500.html',
		'/errors/', '/assets/', '/assets', '/media/', '/env',
		'/nginx.conf',
		'/pg/PG_VERSION', '/log/access.log', '/run/', '/assets/../env',
		'/assets/..%2fenv', '/assets/%2e%2e/env',
		'/media/../log/news.log',
		'/assets/..;/env', '/.git/config', '/newsroom/private.conf',
		'/assets.sed', '/templates/home.tpl', '/cgi-bin/news'];
	const replies = await Promise.all(hidden.map((uri) =>
		raw(`GET ${uri} HTTP/1.1\r\nHost: a\r\n\r\n`)));

	every(replies, ({ status, page }) => ![400, 404].includes(status) ?
		status : page.one('h1')?.text.match(/404|400/) ? '' : 'no page',
	'nobody sees what is behind the site');
}

async function testMethods() {
	const uris = ['/', '/bg/', '/en/home/news/', `/bg/news/${RELEASE}/`,
		'/assets/x', '/healthz', '/bg/nothing/'];
	const methods = ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'];
	const replies = (await Promise.all(methods.map((method) =>
		getAll(uris, { method, agent: false })))).flat();
	const writable = await Promise.all(['PUT', 'DELETE', 'OPTIONS'].map(
		(method) => get('/bg/newsletter/', { method })));
	const wrong = ({ status, headers, name }) => (status !== 405 ||
		headers.allow !== 'GET, HEAD') && !(status === 404 &&
		/nothing|assets/.test(name)) && `${status} ${headers.allow}`;

	every(replies, wrong, 'what is there to be read can only be read');
	every(writable, ({ status, headers }) => status !== 405 ||
		headers.allow !== 'GET, HEAD, POST',
	'the sign-up form can be read and sent');
}

async function testHead() {
	const uris = ['/', '/bg/', `/bg/news/${RELEASE}/`, '/bg/nothing/',
		'/en/home/news/', '/bg/news', '/bg/newsletter/', '/healthz'];
	const strip = ({ status, rawHeaders }) => [status, ...rawHeaders
		.filter((_, i) => !/^(date|x-request-id)$/i.test(
			rawHeaders[i - i % 2]))].join('\n');
	const gets = await getAll(uris);
	const heads = await getAll(uris, { method: 'HEAD' });

	every(heads.map((head, i) => [head, gets[i]]), ([head, got]) =>
		head.bytes.length > 0 || (strip(head) !== strip(got) &&
		`${strip(head)}\n${strip(got)}`),
	'HEAD is GET without a body');
}

async function testHosts() {
	const own = await get('/bg/about/');
	const others = await Promise.all(['evil.example', '[::1]', 'A.B:99',
		'127.0.0.1', 'evil.example:80'].map((host) =>
		get('/bg/about/', { headers: { host } })));
	const led = await Promise.all(['/', '/bg',
		'/en/home/news/'].map((uri) =>
		get(uri, { headers: { host: 'evil.example',
			'x-forwarded-host': 'evil.example',
			forwarded: 'host=evil.example' } })));

	every(others, ({ status, text }) => status !== 200 ||
		text !== own.text, 'the site is the same by whatever name');
	every(led, ({ headers }) => /evil/.test(headers.location) ||
		!/^\/[a-z]/.test(headers.location),
		'nobody is led away by a name');
}

run(async () => {
	await testPages();
	await testComing();
	await testLinks();
	await testFront();
	await testOldAddresses();
	await testImported();
	await testPictures();
	await testSlashes();
	await testInside();
	await testMethods();
	await testHead();
	await testHosts();
});
