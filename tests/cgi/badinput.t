#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What no honest reader sends: each has its answer, and none of them harms.
'use strict';

const { ask, askAll, form, done } = require('./door.js');
const { clean } = require('./content.js');
const { settle } = require('./reader.js');
const { word } = require('./words.js');
const { ok, is, every, run, sql } = require('./tap.js');

const URLENCODED = 'application/x-www-form-urlencoded';
const GOOD = form({ email: 'good@badinput.test.example',
	frequency: 'each' });
const POST = '/bg/newsletter/';

// Bytes that are no text, as a percent sign writes them.
const NO_TEXT = ['%ff', '%80', '%c0%af', '%c1%bf', '%e0%80%af', '%e0%9f%bf',
	'%f0%80%80%af', '%f0%8f%bf%bf', '%ed%a0%80', '%ed%bf%bf',
	'%f4%90%80%80', '%f8%88%80%80%80', '%fc%84%80%80%80%80', '%d0',
	'%d0x', '%e2%82', '%f0%9f%98', '%00', 'a%00b'];
const NO_ESCAPE = ['%', '%2', '%z', '%zz', '%2z', '%%', '%u0041', '%-1',
	'%+1', '%%41', '%0', '% 41'];
const BAD = [...NO_TEXT, ...NO_ESCAPE];

const statusFault = (wanted) => ({ status, headers }) =>
	status !== wanted && `${status} ${headers.location ?? ''}`;

// The page of a refusal: whole, and in the language of its address.
function refusalFault({ name, page, status, headers }) {
	const lang = / \/en[/?]?/.test(name) ? 'en' : 'bg';

	return page.faults[0] || !page.one('h1').text.startsWith(
		`${word('error', lang)} ${status}`) ||
		page.one('html').attrs.lang !== lang ||
		headers['content-language'] !== lang ||
		!page.one('form', (e) =>
			/newsletter\/$/.test(e.attrs.action)) ||
		headers['cache-control'] !== 'no-store';
}

async function testPaths() {
	const places = ['/bg/X/', '/en/news/X/', '/en/projects/aX', '/X/'];
	const answers = await askAll(BAD.map((bad, i) =>
		places[i % places.length].replace('X', bad)));
	const raw = await Promise.all(['/bg/\xff/', '/en/news/\xc0\xaf/',
		'/bg/\xed\xa0\x80/', '/en/\x01\xd0/'].map((bytes) =>
		ask('', { raw: Buffer.from(bytes, 'latin1'),
			program: 'news' })));
	const odd = await askAll(['/bg/%01%1f%7f/', '/bg/%C2%85/', '/bg/\t/',
		'/bg/%EF%BF%BF/', '/bg/%F4%8F%BF%BF/', '/bg/%5c%5c/',
		'/bg/%E2%80%AE/', '/bg/a\u0301/', '/bg/;x=1/', '/bg/+/']);

	every([...answers, ...raw], statusFault(400),
		'a path that is no text is refused');
	every(answers, refusalFault,
		'a refusal is a page in the language of its address');
	every(raw, ({ page }) => page.faults[0],
		'a path of raw bytes gets a whole page');
	every(odd, statusFault(404),
		'a path of strange characters is a path to nothing');
}

async function testQueries() {
	const places = ['/bg/news/?before=X', '/en/?X', '/en/about/?a=1&X=2',
		'/bg/projects/?x=&&=X'];
	const answers = await askAll(BAD.map((bad, i) =>
		places[i % places.length].replace('X', bad)));
	const raw = await ask('', { raw: Buffer.from('/bg/'), program: 'news',
		env: { QUERY_STRING: 'a=%zz' } });
	const fine = await askAll(['/bg/?', '/bg/?&', '/bg/?&&&', '/bg/?=',
		'/bg/?a', '/bg/?a=b=c', '/bg/?%D1%8F=%D1%8F', '/bg/?+',
		`/bg/?${'a&'.repeat(4000)}`, '/bg/??', '/bg/?a=<x>']);
	const heads = await askAll(['/bg/?%zz', '/bg/%00/'],
		{ method: 'HEAD' });

	every([...answers, raw, ...heads], statusFault(400),
		'a query that is no text is refused');
	every(answers, refusalFault,
		'a refusal is a page in the language of its address');
	every(fine, statusFault(200),
		'a query that means nothing does nothing');
}

const post = (body, options = {}) => ask(POST, { method: 'POST', body,
	...options });
const posted = (bodies) => Promise.all(bodies.map((body) => post(body)));

async function testForms() {
	const answers = await posted(BAD.flatMap((bad) =>
		[`email=${bad}&frequency=each`, `${GOOD}&${bad}=1`]));
	const raw = await posted([Buffer.from('email=\xff\xfe', 'latin1'),
		Buffer.from(`${GOOD}&x=\0`), Buffer.from('\0\0\0\0')]);
	const query = await ask(`${POST}?a=%zz`,
		{ method: 'POST', body: GOOD });

	every([...answers, ...raw], statusFault(400),
		'a form that is no text is refused');
	every(answers, refusalFault, 'a refused form is answered by a page');
	every([query], statusFault(400), 'so is a form whose address has ' +
		'a query that is no text');
}

async function count() {
	await settle();
	return sql(`SELECT count(*) FROM core.subscriber
		WHERE address LIKE '%.test.example'`);
}

async function testManyFields() {
	await clean();
	const many = 'a=1&'.repeat(10000);
	const projects = 'project=media-motor-europe&'.repeat(2000);
	const answers = [await post(`${many}${GOOD}`), ...await posted([
		`${GOOD}&${many}`, `${projects}${GOOD}`,
		'&'.repeat(60000) + GOOD])];
	const wrong = await posted([many, `${many}frequency=each`]);

	every(answers, statusFault(303),
		'a form of 10,000 fields is read like any other');
	every(wrong, statusFault(422), 'what is wrong in it is said');
	is(await count(), '1', 'and stored once');
}

async function testBigField() {
	const fill = 65536 - 'email='.length;
	const big = `email=${'q'.repeat(fill)}`;
	const markup = `email=${'%3C%22'.repeat(fill / 6 | 0)}`;
	const [field, name, escaped, over] = await posted([big,
		`${'n'.repeat(65534)}=1`, markup, `${big}q`]);
	const input = (answer) => answer.page.one('input', (e) =>
		e.attrs.name === 'email')?.attrs.value;

	is([field.status, name.status, escaped.status], [422, 422, 422],
		'a form of 64 KiB is read');
	ok(input(field) === 'q'.repeat(fill),
		'a field of 64 KiB is still in the form');
	ok(input(escaped) === '<"'.repeat(fill / 6 | 0) &&
		escaped.page.faults.length === 0,
		'and is escaped as any other');
	is(over.status, 413, 'a form of 64 KiB and a byte is too large');
	every([over], refusalFault, 'which a page says');
}

const withLength = (CONTENT_LENGTH, isPlain = false) =>
	post(GOOD, { env: { CONTENT_LENGTH }, isPlain });

async function testLengths() {
	const none = ['-1', '-0', 'abc', '5x', '+5', ' 5', '5 ', '1e3', '0x10',
		'5,5', '1.0', '\u0665'];
	const big = ['65537', '1000000', '2147483647', '2147483648',
		'4294967296', '9223372036854775807'];
	const beyond = ['9223372036854775808', '18446744073709551616',
		'9'.repeat(400)];
	const refused = await Promise.all(none.map((n) => withLength(n)));
	const large = await Promise.all(big.map((n) => withLength(n)));
	const huge = await Promise.all(beyond.map((n) => withLength(n)));
	const lies = await Promise.all([String(GOOD.length + 1), '65536',
		'1000']
		.flatMap((n) => [withLength(n), withLength(n, true)]));
	const short = await Promise.all(['5', '0', '', null, '00000']
		.map((n) => withLength(n)));
	const zeros = await withLength(String(GOOD.length).padStart(30, '0'));

	every(refused, statusFault(400), 'a length that is none is refused');
	every(large, statusFault(413), 'a length too large is refused unread');
	every(huge, ({ status }) => ![400, 413].includes(status) && status,
		'so is one beyond all numbers');
	every(lies, statusFault(400), 'a body that ends before its length ' +
		'is refused');
	every(short, statusFault(422),
		'what comes after the length is not read');
	is(zeros.status, 303, 'a length may begin with zeros');
}

async function testTypes() {
	const types = ['multipart/mixed; boundary=x', 'application/json',
		'text/html', 'x', URLENCODED.slice(0, -1), ` ${URLENCODED}`];
	const answers = await Promise.all(types.map((CONTENT_TYPE) =>
		post(GOOD, { env: { CONTENT_TYPE } })));
	const forms = await Promise.all([URLENCODED.toUpperCase(),
		`${URLENCODED}; charset=utf-8`, `${URLENCODED};charset=utf-8`,
		`${URLENCODED} ; a=b`, 'text/plain;charset=UTF-8', '', null]
		.map((CONTENT_TYPE) =>
		post(GOOD, { env: { CONTENT_TYPE } })));
	const empty = await post('', { env: { CONTENT_TYPE: null,
		CONTENT_LENGTH: '0' } });

	every(answers, statusFault(415), 'another kind of content is refused');
	every(answers, refusalFault, 'which a page says');
	every(forms, statusFault(303), 'a form may name its character set, or not say what it is');
	is(empty.status, 422, 'an empty form needs no kind');
}

async function testLongAddresses() {
	const long = (n, start) => start + 'a'.repeat(n - start.length);
	const fits = await askAll([long(8192, '/bg/'), long(8192, '/bg/?')]);
	const beyond = await askAll([long(8193, '/bg/'), long(8193, '/bg/?'),
		long(8193, '/en/news/'), long(100000, '/bg/')]);
	const [query, document] = await Promise.all([ask('/bg/', { env: {
		QUERY_STRING: 'a'.repeat(8193) } }), ask('/bg/', { env: {
		REQUEST_URI: null, DOCUMENT_URI: long(8193, '/en/') } })]);

	is(fits.map(({ status }) => status), [301, 200],
		'an address of 8 KiB is read');
	every([...beyond, query, document], statusFault(414),
		'an address of 8 KiB and a byte is too long');
	every(beyond, refusalFault, 'which a page says');
}

// What no server sends, and a shell may.
async function testEnvironment() {
	const answers = await Promise.all([{ REQUEST_METHOD: null },
		{ QUERY_STRING: null }, { REMOTE_ADDR: null },
		{ REQUEST_ID: '' }, { REQUEST_ID: 'x'.repeat(10000) },
		{ HTTP_ACCEPT_LANGUAGE: 'x'.repeat(60000) },
		{ HTTP_IF_NONE_MATCH: '"'.repeat(60000) },
		{ HTTP_COOKIE: '%00'.repeat(1000) }, { SERVER_PROTOCOL: '' },
		{ CONTENT_LENGTH: '100', CONTENT_TYPE: 'x' }]
		.map((env) => ask('/bg/', { env })));
	const nothing = await Promise.all(['', 'bg/', '*', '?',
		'http://a.example/bg/'].map((uri) => ask(uri,
		{ program: 'news' })));

	every(answers, statusFault(200), 'no variable of a request harms');
	every(nothing, statusFault(404), 'what is no path leads nowhere');
}

run(async () => {
	await clean();
	await testPaths();
	await testQueries();
	await testForms();
	await testManyFields();
	await testBigField();
	await testLengths();
	await testTypes();
	await testLongAddresses();
	await testEnvironment();
	await done();
}, clean);
