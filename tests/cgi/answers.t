#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The answers that are no page: not there, not so, elsewhere, unchanged.
'use strict';

const { ask, askAll, form, done } = require('./door.js');
const { putEditions, clean } = require('./content.js');
const { word } = require('./words.js');
const { ok, is, like, every, run, sql, waitUntil } = require('./tap.js');

const RELEASE = '/bg/news/sofia-teh-park-i-klaster-medien-inovatsionen-hab/';
const CONTENT = ['/bg/', '/en/', '/bg/news/', '/en/news/2020/',
	'/bg/news/2020/09/', RELEASE, '/en/projects/',
	'/bg/projects/media-motor-europe/', '/en/partners/',
	'/bg/partners/vrt/', '/en/about/'];

async function testNotThere() {
	const long = 'a'.repeat(81);
	const answers = await askAll(['/bg/nothing/', '/bg/news/nothing/',
		'/bg/projects/nothing/', '/bg/partners/nothing/',
		'/bg/newsletter/nothing/', '/de/', '/bgg/', '/b/', '/nothing/',
		'/de/news/', '/BG/', '/bg/News/', '/bg/About/', `/bg/${long}/`,
		`/bg/news/${long}/`, '/bg/news/-a/', '/bg/news/a--b/',
		'/bg/news/новини/', '/bg/news/a.b/', '/bg/about/more/',
		'/bg/a/b/c/d/e/f/g/h/', `/${'a/'.repeat(4000)}`, '/bg/../',
		'/bg/%2e%2e/etc/passwd', '/', '/bg/projects/media_motor/']);
	const withNews = answers.filter(({ name }) => !/newsletter/.test(name));

	every(answers, ({ status }) => status !== 404 && status,
		'what is not there is not there');
	every(answers, ({ page }) => page.faults[0] ||
		page.all('main').length !== 1 || page.all('h1').length !== 1 ||
		!page.one('h1').text.startsWith(`${word('error')} 404`),
	'a page that says so is whole');
	every(withNews, ({ page }) => page.all('article').length !== 5 ||
		!/^\/bg\/news\//.test(page.one('article').one('a').attrs.href),
	'it offers the newest news');
	every(answers, ({ headers }) => headers.etag !== undefined ||
		headers['cache-control'] !== 'no-store', 'nobody may keep it');
	every(answers, ({ page }) => page.one('link', (e) =>
		/canonical|alternate/.test(e.attrs.rel)) || !page.one('meta',
		(e) => e.attrs.name === 'robots' &&
		e.attrs.content === 'noindex'), 'it has no address of its own');
	const [near, deep] = await askAll(['/en/nothing/',
		'/en/a/b/c/d/e/f/g/h/']);

	is([near.page.one('html').attrs.lang, near.headers['content-language']],
		['en', 'en'], 'it is in the language of its address');
	ok(deep.page.one('html').attrs.lang === 'en',
		'it is so however deep the address', deep.head);
}

async function testMethods() {
	const methods = ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE',
		'CONNECT', 'get', 'Head', 'PROPFIND', 'X'.repeat(1000)];
	const pages = (await Promise.all(['/bg/news/', RELEASE, '/en/about/',
		'/bg/newsletter/sent/', '/healthz'].map((uri) =>
		Promise.all(methods.map((method) => ask(uri, { method }))))))
		.flat();
	const asks = await Promise.all(methods.slice(1).map((method) =>
		ask('/en/newsletter/', { method })));
	const nowhere = await askAll(['/nothing/', '/bg/a/b/c/d/'],
		{ method: 'DELETE' });

	every(pages, ({ status, headers }) => status !== 405 ||
		headers.allow !== 'GET, HEAD', 'a page can only be read');
	every(asks, ({ status, headers }) => status !== 405 ||
		headers.allow !== 'GET, HEAD, POST',
	'the sign-up form can be read and sent');
	every(pages, ({ page }) => page.faults[0] ||
		!/ 405 /.test(page.one('h1').text),
	'a wrong method is answered by a page');
	every(nowhere, ({ status }) => status !== 404 && status,
		'what is not there is not there for any method');
}

const headOf = ({ head }) => head.replace(/\d+-0x[0-9a-f]+/g, 'ID');

async function testHead() {
	const uris = [...CONTENT, '/bg/nothing/', '/bg/news', '/en/newsletter/',
		'/bg/newsletter/sent/', '/bg/news/?before=x', '/healthz',
		'/bg/%zz/', '/bg/errors/503/'];
	const gets = await askAll(uris);
	const heads = await askAll(uris, { method: 'HEAD' });

	every(heads, ({ bytes }) => bytes.length > 0 && 'has a body',
		'HEAD has no body');
	every(heads.map((head, i) => [head, gets[i]]), ([head, get]) =>
		headOf(head) !== headOf(get) && [headOf(head), headOf(get)],
	'HEAD has the headers of GET');
}

async function testRedirects() {
	const cases = [
		['/bg', '/bg/'], ['/bg/news', '/bg/news/'],
		['/bg/news/2020', '/bg/news/2020/'],
		[RELEASE.slice(0, -1), RELEASE],
		['/en/projects/media-motor-europe',
			'/en/projects/media-motor-europe/'],
		['/bg/newsletter', '/bg/newsletter/'],
		['/bg/news?before=1-2&x=%D1%8F',
			'/bg/news/?before=1-2&x=%D1%8F'],
		['//bg//news///', '/bg/news/'],
		['/bg//news?a=1', '/bg/news/?a=1'],
		['//evil.example//bg/', undefined],
		['/%2fbg/news/', '/bg/news/'],
		['/bg/%6eews', '/bg/news/'], ['/healthz/', '/healthz'],
		['/bg/about?', '/bg/about/'],
		['/bg/%D1%8F', '/bg/%D1%8F/'],
		['/bg/a%0d%0aSet-Cookie:%20b=1',
			'/bg/a%0D%0ASet-Cookie%3A%20b%3D1/'],
		['/bg/news?%0d%0ax=1', '/bg/news/?%0d%0ax=1'],
	];
	const answers = await askAll(cases.map(([uri]) => uri));

	every(answers.map((answer, i) => [answer, cases[i][1]]),
		([{ status, headers, name }, to]) => headers.location !== to ||
		(to !== undefined && status !== 301) ? [name, status,
			headers.location] : '',
		'an address is led to the way it is written, with its query');
	every(answers, ({ headers }) => headers['set-cookie'] ??
		(/^\/\/|^[^/]/.test(headers.location ?? '/') &&
		headers.location), 'a redirect stays on this site');
}

const tagOf = async (uri) => (await ask(uri)).headers.etag;
const withTag = (tag, uri = '/bg/news/', options = {}) => ask(uri,
	{ ...options, env: { HTTP_IF_NONE_MATCH: tag } });

async function testTags() {
	const answers = await askAll(CONTENT);
	const forms = await askAll(['/bg/newsletter/', '/en/newsletter/sent/']);
	const held = await Promise.all(answers.map(({ headers, name }) =>
		withTag(headers.etag, name.split(' ')[1])));

	every(answers, ({ headers }) => !/^"[!#-~]+"$/.test(headers.etag),
		'every page of content has a strong tag');
	every(answers, ({ headers }) => headers['cache-control'] !==
		'no-cache', 'a kept page is asked for again');
	every(forms, ({ headers }) => headers.etag, 'a form has none');
	every(held, ({ status }) => status !== 304 && status,
		'what the reader holds is not sent again');
	every(held, ({ bytes, headers }) => bytes.length > 0 ||
		headers['content-length'] || headers['content-type'],
	'304 has no body and speaks of none');
	every(held.map((answer, i) => [answer, answers[i]]), ([a, b]) =>
		a.headers.etag !== b.headers.etag,
	'304 has the tag of the page');
	is(new Set(answers.map(({ headers }) => headers.etag)).size,
		CONTENT.length, 'each address has a tag of its own');
}

// A tag that the reader has of somewhere else says nothing about this page.
async function testTagOfAnother() {
	const [first, older, nothing] = await Promise.all(['/bg/news/',
		'/bg/news/?before=1500000000000000-1', '/bg/news/?a=1'].map(tagOf));
	const answers = await Promise.all([
		withTag(await tagOf('/bg/')), withTag(older), withTag(nothing),
		withTag(first, '/bg/news/?a=1'), withTag(first, '/en/news/'),
		withTag(`${first.slice(0, -1)},"`),
		withTag(`"a,${first.slice(1)}`), withTag(`"x" ${first} y`.slice(1)),
		withTag(`"a", *`)]);
	const gone = await Promise.all(['/bg/nothing/', '/bg/news/nothing/',
		'/bg/news/?before=x'].map((uri) => withTag(first, uri)));

	every(answers, ({ status }) => status !== 200 && status,
		'a tag of another address is another page\'s');
	every(gone, ({ status }) => status === 304 && status,
		'no tag of a page makes one where there is nothing');
}

async function testTagForms() {
	const tag = await tagOf('/bg/news/');
	const same = await Promise.all([tag, `W/${tag}`, `"a", ${tag}`,
		`"a",W/${tag},"b"`, `  ${tag}  `, '*'].map((t) => withTag(t)));
	const others = await Promise.all(['""', '"*"', 'a', `"x${tag.slice(1)}`,
		`${tag.slice(0, -1)}x"`, tag.slice(1, -1), ''].map((t) =>
		withTag(t)));
	const head = await withTag(tag, '/bg/news/', { method: 'HEAD' });
	const post = await ask('/bg/newsletter/', { method: 'POST', body: '',
		env: { HTTP_IF_NONE_MATCH: '*' } });

	every(same, ({ status }) => status !== 304 && status,
		'a tag may be weak, one of a list, or any');
	every(others, ({ status }) => status !== 200 && status,
		'another tag is another page');
	is(head.status, 304, 'HEAD is told of what is held too');
	is(post.status, 422, 'a form is read whatever is held');
}

// RFC 9110, 13.2.1: a condition counts only where the page is there.
async function testTagOfNothing() {
	const uris = ['/bg/nothing/', '/bg/news/nothing/',
		'/bg/news/?before=x', '/bg/projects/nothing/'];
	const answers = await Promise.all(uris.map((uri) => withTag('*', uri)));
	const moved = await withTag('*', '/bg/news');

	every(answers, ({ status }) => status === 304 && status,
		'what is not there is never unchanged');
	is(moved.status, 301, 'a redirect is never unchanged');
}

// The tag that comes after one, as soon as the program has heard of a change.
async function tagAfter(one) {
	let tag;

	await waitUntil(async () => {
		tag = await tagOf('/bg/');
		return tag !== one;
	});
	return tag;
}

async function testTagChanges() {
	const before = await tagOf('/bg/');

	await sql('UPDATE core.subscriber SET asked_at = asked_at');
	const asked = await ask('/bg/newsletter/', { method: 'POST', body:
		form({ email: 'tag@answers.test.example',
			frequency: 'each' }) });
	const signed = await tagOf('/bg/');

	await putEditions([{ key: 'tag', lang: 'bg', slug: 'test-tag' }]);
	const drafted = await tagOf('/bg/');

	await putEditions([{ key: 'tag', lang: 'bg', slug: 'test-tag',
		published: '2016-01-01 10:00' }]);
	const published = await tagAfter(before);

	await clean();
	const gone = await tagAfter(published);

	is([asked.status, signed], [303, before],
		'a sign-up changes no page');
	is(drafted, before, 'a draft changes no page');
	ok(published !== before, 'a published article changes the pages');
	ok(gone !== before && gone !== published,
		'so does the end of one');
}

async function testNothingWritten() {
	const state = `SELECT (SELECT version FROM core.version),
		(SELECT count(*) FROM core.subscriber),
		(SELECT sum(n_tup_ins + n_tup_upd + n_tup_del)
		FROM pg_stat_xact_user_tables)`;
	const before = await sql(state);

	await askAll([...CONTENT, '/bg/newsletter/?email=get%40test.example' +
		'&frequency=each', '/bg/newsletter/sent/']);
	is(await sql(state), before, 'GET changes nothing');
}

async function testHealth() {
	const programs = ['news', 'article', 'newsletter'];
	const alive = await Promise.all(programs.map((program) =>
		ask('/healthz', { program })));
	const ready = await Promise.all(programs.map((program) =>
		ask('/readyz', { program })));

	every([...alive, ...ready], ({ status, headers }) => status !== 200 ||
		headers['cache-control'] !== 'no-store' ||
		!/^text\/plain/.test(headers['content-type']),
	'each program says that it lives and is ready');
}

// What goes wrong with us has a number, and the log has it too.
async function testOurFault() {
	const answer = await ask('/en/about/', { program: 'news', env: {
		NEWSROOM_DB: `${process.env.NEWSROOM_DB} user=mailer`,
		REQUEST_ID: 'a-number-of-ours' } });
	const forged = await ask('/bg/',
		{ env: { REQUEST_ID: 'a\nb: forged' } });

	is(answer.status, 500, 'what the database refuses is our fault');
	ok(/a-number-of-ours/.test(answer.page.one('main').text),
		'its page says the request\'s number', answer.title);
	like(answer.log, /^news\[\d+\] a-number-of-ours: db: page_show: /m,
		'the log says the cause by that number');
	like(answer.log, /^news\[\d+\] a-number-of-ours: 500 GET \S+ \d+ /m,
		'the log says the answer by that number');
	ok(!/permission|mailer|web\.page|SELECT|42501/.test(answer.text),
		'the reader is not told about the database', answer.text);
	ok(!/forged/.test(forged.log), 'a number cannot forge a line',
		forged.log);
}

run(async () => {
	await clean();
	await testNotThere();
	await testMethods();
	await testHead();
	await testRedirects();
	await testTags();
	await testTagOfAnother();
	await testTagForms();
	await testTagOfNothing();
	await testTagChanges();
	await testNothingWritten();
	await testHealth();
	await testOurFault();
	await done();
}, clean);
