#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What nginx refuses by itself: in the site's design and language.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { atOnce, get, getAll, post, raw, stranger } = require('./http.js');
const { clean } = require('../cgi/content.js');
const { is, ok, every, run, sh } = require('../cgi/tap.js');
const { word } = require('../cgi/words.js');

const VAR = process.env.TEST_VAR;
const close = 'Host: a\r\nConnection: close\r\n\r\n';
const line = (text) => raw(`${text}\r\n${close}`);

// A whole page of a status, in a language.
const designFault = (wanted, lang) => ({ status, headers, page }) => {
	return status !== wanted || page.faults[0] ||
		page.one('html')?.attrs.lang !== lang ||
		headers['content-type'] !== 'text/html; charset=utf-8' ||
		headers['content-language'] !== lang ||
		page.all('main').length !== 1 || page.all('h1').length !== 1 ||
		!page.one('h1').text.startsWith(word('error', lang)) ||
		!page.one('link', (e) =>
			/\/assets\/style\./.test(e.attrs.href)) ?
		[status, page.one('h1')?.text, page.faults[0],
			headers['content-language']].join(' ') : '';
};

async function testRequestLines() {
	const bad = await Promise.all(['GET /bg/%zz HTTP/1.1',
		'GET /bg/% HTTP/1.1', 'GET /bg/%00 HTTP/1.1',
		'GET /bg/a%00b/ HTTP/1.1', 'GET /bg/\0 HTTP/1.1',
		'GET /bg/../../etc/passwd HTTP/1.1', 'RUBBISH', 'GET',
		'\x16\x03\x01',
		'GET /bg/ HTTP/x', 'GET /bg/ SIP/2.0', 'get /bg/ HTTP/1.1',
		'GET\t/bg/ HTTP/1.1'].map(line));
	const english = await Promise.all(['GET /en/%zz HTTP/1.1',
		'GET /en/news/%00/ HTTP/1.1',
		'GET /en/a%0 HTTP/1.1'].map(line));
	const worker = await getAll(['/en/%ff/', '/en/%c0%af/', '/en/?%zz',
		'/en/news/?before=%00']);

	every(bad, designFault(400, 'bg'), 'a request that cannot be read is ' +
		'answered in the site\'s design');
	every([...english, ...worker], designFault(400, 'en'),
		'and in the language of its address');
}

async function testHeaders() {
	const odd = await Promise.all([`GET /en/ HTTP/1.1\r\n\r\n`,
		'GET /en/ HTTP/1.1\r\nHost: a b\r\n\r\n',
		'GET /en/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
		'GET /en/ HTTP/1.1\r\nHost: a/../b\r\n\r\n',
		`POST /en/ HTTP/1.1\r\nContent-Length: -1\r\n${close}`,
		`POST /en/ HTTP/1.1\r\nContent-Length: x\r\n${close}`,
		'POST /en/newsletter/ HTTP/1.1\r\nContent-Length: 5\r\n' +
			`Content-Length: 6\r\n${close}`,
			'POST /en/newsletter/ ' +
			'HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: ' +
			`chunked\r\n${close}`].map(raw));
	const long = await raw('GET /en/ HTTP/1.1\r\n' +
		`X-Long: ${'x'.repeat(9000)}\r\n${close}`);
	const many = await raw('GET /en/ HTTP/1.1\r\n' +
		`${`X-Long: ${'x'.repeat(8000)}\r\n`.repeat(5)}${close}`);

	every(odd, designFault(400, 'en'),
		'headers that contradict are refused');
	every([long, many], designFault(431, 'en'),
		'headers that are too large are refused');
	every([await line('GET /en/ HTTP/2.0'),
		await line('GET /en/ HTTP/3.0')],
		designFault(505, 'en'), 'another protocol is not spoken here');
}

async function testMethods() {
	const trace = await line('TRACE /en/about/ HTTP/1.1');
	const connect = await line('CONNECT /en/ HTTP/1.1');
	const replies = await getAll(['/', '/en/home/news/'],
		{ method: 'POST', agent: false });

	every([trace], designFault(405, 'en'), 'TRACE is answered by a page');
	is([trace.headers.allow, /x-|host/i.test(trace.text.slice(0, 5))],
		['GET, HEAD', false], 'and traces nothing');
	ok([400, 405].includes(connect.status) && !designFault(connect.status,
		connect.headers['content-language'])(connect),
	'CONNECT connects to nothing', connect.status);
	every(replies, ({ status, headers }) => status !== 405 ||
		headers.allow !== 'GET, HEAD', 'a redirect can only be read');
}

async function testSizes() {
	const at = (n) => `/en/${'a'.repeat(n - 4)}`;
	const [fits, over, over9, worker] = await getAll([at(8192), at(8193),
		at(9216), `/bg/?${'a'.repeat(9000)}`]);
	const body = (n) => `email=${'q'.repeat(n - 6)}`;
	const [whole, much, more] = await Promise.all([65536, 65537, 66560]
		.map((n) => post('/en/newsletter/', body(n))));
	const chunked = await post('/en/newsletter/', body(65537), { headers:
		{ 'transfer-encoding': 'chunked', 'content-type':
			'application/x-www-form-urlencoded' } });
	const lie = await raw('POST /en/newsletter/ HTTP/1.1\r\n' +
		`Content-Length: 9999999999\r\n${close}`);

	is(fits.status, 301, 'an address of 8 KiB is read');
	every([over, over9], designFault(414, 'en'),
		'an address of more is too long');
	every([worker], designFault(414, 'bg'), 'so with its query');
	is(whole.status, 422, 'a form of 64 KiB is read');
	every([much, more, chunked, lie], designFault(413, 'en'),
		'a form of more is too large');
	every([await post('/bg/', body(65537))], ({ status }) =>
		![405, 413].includes(status), 'so where there is no form');
}

// Sent in pieces, as a browser may: the length is not known before.
async function testChunked() {
	const options = { headers: { 'transfer-encoding': 'chunked',
		'content-type': 'application/x-www-form-urlencoded' } };
	const good = await post('/bg/newsletter/',
		'email=c%40edge.test.example' +
		'&frequency=weekly', options);
	const bad = await post('/bg/newsletter/', 'email=c', options);

	is([good.status, bad.status], [303, 422],
		'a form may come in pieces of unknown length');
}

const postMany = (from, length) => atOnce(length, () =>
	get('/en/newsletter/', { method: 'POST', body: 'email=x', from }), from);

// Too many from one place, and nobody else.
async function testTooOften() {
	const from = stranger();
	const replies = [...await postMany(from, 30),
		...await postMany(from, 30)];
	const late = replies.filter(({ status }) => status === 429);
	const reads = await getAll(['/en/newsletter/', '/en/', '/bg/news/',
		'/en/newsletter/sent/'], { from });
	const other = await post('/en/newsletter/', 'email=x');

	ok(replies.filter(({ status }) => status === 422).length >= 30,
		'an office may sign up together');
	every(late, designFault(429, 'en'), 'who writes too often is told so');
	every(late, ({ headers }) => !/^\d+$/.test(headers['retry-after']),
		'and when to come again');
	every(reads, ({ status }) => status !== 200 && status,
		'who writes too often may go on reading');
	is(other.status, 422, 'nobody else is told so');
	every((await postMany(stranger(), 70)).filter(({ status }) =>
		status === 429), designFault(429, 'en'),
	'so where they come all at once');
}

// Each search costs the database. So few at once are as many connections as
// one visitor may have.
async function testSearchedTooOften() {
	const from = stranger();
	const searches = [];

	for (let i = 0; i < 5; i++)
		searches.push(...await atOnce(30, (n) =>
			get(`/en/search/?q=hub${i}${n}`, { from }), from));
	const late = searches.filter(({ status }) => status === 429);
	const reads = await getAll(['/en/search/', '/en/'], { from });

	ok(searches.filter(({ status }) => status === 200).length >= 40,
		'an office may search together');
	ok(late.length > 0, 'who searches too often is told so', late.length);
	every(late, designFault(429, 'en'), 'in the design of the site');
	every(reads, ({ status }) => status !== 200 && status,
		'and may go on reading');
}

// The pages are files, made when the site was started.
function testFiles() {
	const files = ['bg', 'en'].flatMap((lang) => fs.readdirSync(path.join(
		VAR, 'errors', lang)).map((name) => [`${lang}/${name}`, lang,
		fs.readFileSync(path.join(VAR, 'errors', lang, name),
			'utf8')]));

	is(files.length, 20, 'there is a page for each fault of nginx');
	every(files, ([name, lang, text]) => !text.startsWith(
		`<!DOCTYPE html><html lang="${lang}"`) || !text.includes(
		name.slice(3, 6)) || !text.includes('/assets/style.'),
	'each is whole');
	every(files, ([, , text]) => /\d+-0x[0-9a-f]+/.exec(text)?.[0],
		'none has the number of another request');
	every(files, ([, , text]) => /[^"> ]*\/errors\/\d+\//.exec(text)?.[0],
	'none gives an address at which nothing is');
}

async function testConfiguration() {
	const { code, err } = await sh('nginx', ['-t', '-p', '.', '-c',
		'nginx.conf', '-e', 'tmp/test.log'], { cwd: VAR, env: {
		...process.env, PATH: `${process.env.PATH}:/usr/sbin` } });
	const text = fs.readdirSync(path.join(VAR, 'newsroom')).filter((name) =>
		/\.conf$/.test(name)).map((name) =>
			fs.readFileSync(path.join(VAR,
		'newsroom', name), 'utf8')).join('\n');

	ok(code === 0 && !/\[warn\]/.test(err), 'nginx finds nothing wrong',
		err);
	ok(!/^\s*if\s*\(/m.test(text), 'no "if" stands in its configuration');
}

run(async () => {
	await clean();
	await testRequestLines();
	await testHeaders();
	await testMethods();
	await testSizes();
	await testChunked();
	await testTooOften();
	await testSearchedTooOften();
	testFiles();
	await testConfiguration();
}, clean);
