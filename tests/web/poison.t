#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Who asks first decides what nginx keeps: whatever he sends along, the next
// reader gets the page as it is. Each known way to poison or to deceive a
// cache is tried on a page that nobody has asked for before.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { get, getAll, raw, unstyled } = require('./http.js');
const { clean } = require('../cgi/content.js');
const { subscribe, give } = require('../cgi/reader.js');
const { ok, is, every, run, waitUntil } = require('../cgi/tap.js');

const CACHE = path.join(process.env.TEST_VAR, 'cache');
const READER = 'otraven@poison.test.example';
const CODINGS = { 'br': zlib.brotliDecompressSync,
	'gzip': zlib.gunzipSync, 'identity': (bytes) => bytes };

// Pages that say the same, since all is older than now: what differs is only
// the moment in their own addresses.
const moment = Date.now() * 1000;
let pages = 0;
const freshPage = () => `/bg/news/?before=${moment + pages++}-1`;
const plain = (text) => text.replace(/\d{16}-1\b/g, '');

// What makes one answer another than the next one.
const SAID = ['content-encoding', 'content-length', 'content-type', 'location',
	'vary', 'cache-control', 'set-cookie', 'content-language', 'age'];
const facts = ({ status, text, headers }) => JSON.stringify([status,
	SAID.map((name) => headers[name]), plain(text)]);

// What nginx keeps, as the key and the status of each copy. A copy that ended
// between the two questions is none, and one that is being written either.
const copies = () => fs.readdirSync(CACHE, { recursive: true })
	.filter((name) => /(^|\/)[0-9a-f]{32}$/.test(name)).flatMap((name) => {
		try {
			const text = fs.readFileSync(path.join(CACHE, name), 'latin1');

			return `${/^KEY: (.*)$/m.exec(text)[1]} ${
				/^Status: (\d+)/m.exec(text)?.[1] ?? 200}`;
		} catch ({ code }) {
			if (code !== 'ENOENT')
				throw Error(`${name}: ${code}`);
			return [];
		}
	});

// The copies beside those, except of fresh pages: of these, one may still be
// written when its reader, who wanted the head, has gone.
const others = (before) => copies().filter((copy) => !before.includes(copy) &&
	!/ \/bg\/news\/\?before=\d{16}-1 /.test(copy));
// nginx names a copy when it is whole, which may be after its reader has it.
async function copiesOf(tried, many) {
	const own = () => copies().filter((copy) => tried.some(({ uri }) =>
		copy.includes(` ${uri} `)));

	await waitUntil(() => own().length >= many);
	return own();
}

let good;

// The trick gets fault's blessing, and the next reader the page.
async function tryAll(tricks, fault, sentence) {
	const tried = await Promise.all(tricks.map(async ([name, trick]) => {
		const uri = freshPage();
		const first = await trick(uri);

		return { name, uri, first, next: await get(uri) };
	}));

	every(tried, ({ first }) => fault(first), sentence);
	every(tried, ({ next }) => facts(next) !== good &&
		(next.status !== 200 ? next.status : 'it is another'),
	'and the next reader gets the page as it is');
	return tried;
}

// Of each name one value; of several values, what nginx makes of them.
const sending = (headers) => Object.entries(headers).flatMap(([name, values]) =>
	[values].flat().map((value) => [`${name}: ${String(value).slice(0, 30)}`,
		(uri) => get(uri, { headers: { [name]: value } })]));
const isPage = ({ status, text }) => status !== 200 ? status :
	/evil/.test(text) && 'it repeats what was sent';

const ELSEWHERE = {
	'x-forwarded-host': ['evil.example', 'evil.example, a'],
	'x-forwarded-server': 'evil.example', 'x-forwarded-proto': 'http',
	'x-forwarded-scheme': 'nothttps', 'x-forwarded-ssl': 'off',
	'x-forwarded-for': ['127.0.0.9', '"><evil>'], 'x-forwarded-port': '99',
	'x-forwarded-prefix': '/evil', 'x-forwarded-path': '/evil',
	'x-forwarded-uri': '/evil', 'x-original-host': 'evil.example',
	'x-original-url': '/evil', 'x-rewrite-url': '/evil',
	'x-override-url': '/evil', 'x-http-host-override': 'evil.example',
	'x-host': 'evil.example', 'x-real-ip': '127.0.0.9',
	'x-client-ip': '127.0.0.9', 'true-client-ip': '127.0.0.9',
	'forwarded': 'host=evil.example;proto=http', 'via': '1.1 evil',
	'base-url': '/evil', 'proxy': 'http://evil.example',
	'x-wap-profile': 'http://evil.example/', 'x-accel-redirect': '/evil',
	'x-accel-expires': '0', 'x-sendfile': '/etc/passwd',
	'origin': 'https://evil.example', 'referer': 'https://evil.example/',
	'page-cache': 'anew', 'page-encoding': 'br', 'request-uri': '/evil',
};
const PERSONAL = {
	'authorization': ['Basic ZXZpbDpldmls', 'Bearer evil'],
	'cookie': ['evil=evil', 'a=b; lang=en; evil'],
	'pragma': ['no-cache', 'akamai-x-cache-on'],
	'cache-control': ['no-store', 'no-cache', 'max-age=0', 'private',
		'max-age=99999999', 'only-if-cached', 'max-stale'],
	'accept-language': ['en', 'evil'], 'accept': 'application/json',
	'user-agent': 'evil', 'vary': '*', 'purge': '1',
	'x-requested-with': 'XMLHttpRequest', 'purpose': 'prefetch',
	'sec-purpose': 'prefetch', 'save-data': 'on', 'dnt': '1',
	'content-type': ['application/x-www-form-urlencoded', 'evil/evil'],
	'upgrade': 'h2c', 'te': 'trailers', 'max-forwards': '0',
	'connection': 'close, x-forwarded-host', 'x-trailer': 'evil',
	'surrogate-capability': 'a="ESI/1.0"', 'x-http-method': 'HEAD',
	'x-http-method-override': ['DELETE', 'POST', 'HEAD', 'PURGE'],
	'x-method-override': 'POST', 'status': '500', 'content-encoding': 'br',
};
const HELD = {
	'if-none-match': ['"x"', 'W/"x"', 'evil', `"x", ${'"y", '.repeat(1500)}"z"`],
	'if-match': ['*', '"x"'], 'if-modified-since':
		['Fri, 01 Jan 2100 00:00:00 GMT', 'evil'],
	'if-unmodified-since': ['Fri, 01 Jan 2100 00:00:00 GMT',
		'Fri, 01 Jan 1990 00:00:00 GMT'], 'if-range': ['"x"', '*'],
};
const RANGES = { 'range': ['bytes=0-9', 'bytes=5-', 'bytes=-1', 'bytes=0-0,-1',
	'bytes=0-', 'bytes=9999999-', 'evil=0-9', 'bytes=9-0',
	`bytes=${Array.from({ length: 900 }, (_, i) => `${i}-${i}`).join()}`],
'request-range': 'bytes=0-9', 'x-range': 'bytes=0-9' };

const pieceFault = ({ status, headers }) => status !== 200 ? status :
	headers['content-range'];

async function testHeaders() {
	await tryAll(sending(ELSEWHERE), isPage,
		'who says that he came by another way or address gets a page');
	await tryAll(sending(PERSONAL), isPage,
		'so who says who he is and what he wants kept');
	await tryAll(sending(HELD), ({ status }) => ![200, 304, 412].includes(
		status) && status, 'who says what he holds is answered');
	await tryAll(sending(RANGES), pieceFault,
		'who wants a piece gets all of it');
	every(await Promise.all(sending(RANGES).map(([, trick]) =>
		trick('/bg/about/'))), pieceFault,
	'so where the page is kept already');
	await tryAll([['*', (uri) => get(uri, { headers:
		{ 'if-none-match': '*' } })]], ({ status }) => status !== 304 &&
		status, 'who holds anything at all is sent nothing');
}

const long = (text, n) => text.repeat(Math.ceil(n / text.length)).slice(0, n);
const WISHES = ['BR', 'Br;Q=1', 'br;q=0', 'br;q=0, gzip;q=0', '*', '*;q=0',
	'identity;q=0', 'identity', 'gzip, br;q=evil', 'br;q=1e9', 'evil',
	'br\x80', ',,,br', 'gzip;q=0.001,br;q=0.0001', 'zstd, xz, compress',
	'"br"', 'br;level=9', 'brevil', 'br ,\t gzip', long('br,', 7900),
	long('evil, ', 7900), `br${' '.repeat(7900)}x`, long('br;q=0,', 7900),
	`br;q=0.${'0'.repeat(7900)}`, `${' ,'.repeat(3900)}gzip`];

// Whoever asks for which first, each gets what he can read.
async function testEncodings() {
	const names = Object.keys(CODINGS);
	const tried = await Promise.all(WISHES.map(async (wish) => {
		const uri = freshPage();
		const first = await get(uri, { headers:
			{ 'accept-encoding': wish } });

		return { name: JSON.stringify(wish.slice(0, 20)), uri, first,
			next: await Promise.all(names.map((name) => get(uri,
				{ headers: { 'accept-encoding': name } }))) };
	}));
	const read = ({ bytes, headers }) => unstyled(plain(CODINGS[headers[
		'content-encoding'] ?? 'identity'](bytes).toString('utf8')));

	every(tried, ({ first }) => first.status !== 200 ? first.status :
		!read(first).includes('</html>'),
	'whatever encodings a reader says that he takes, he gets a page');
	every(tried, ({ next }) => next.map(({ status, headers }) => [status,
		headers['content-encoding'] ?? 'identity'].join(' ')).join() !==
		'200 br,200 gzip,200 identity',
	'the next ones get the encodings that they take');
	is(new Set(tried.flatMap(({ next }) => next.map(read))).size, 1,
		'and all of them the same page');
	is((await copiesOf(tried, 3 * tried.length)).length, 3 * tried.length,
		'which is kept once in each');
}

const ask = (uri, ...lines) => raw([`GET ${uri} HTTP/1.1`, ...lines,
	'Connection: close', '', ''].join('\r\n'));
const HOSTS = { 'of another site': ['Host: evil.example'],
	'with a port': ['Host: 127.0.0.1:99'], 'of nobody': ['Host: evil'],
	'with a dot': ['Host: evil.example.'], 'in capitals': ['HOST: EVIL'],
	'with more in it': ['Host: evil.example:80@a'],
	'with a mark': ['Host: evil"><script>'], 'and another': ['Host: a',
		'Host: evil.example'], 'folded': ['Host: a', ' evil.example'],
	'with a blank': ['Host : evil.example'], 'and X-Host': ['Host: a',
		'X-Host: evil.example'] };

// RFC 9112, 3.2.2: the host in the request line counts, and none matters.
async function testHosts() {
	await tryAll(Object.entries(HOSTS).map(([name, lines]) =>
		[`a host ${name}`, (uri) => ask(uri, ...lines)]),
	({ status, text }) => ![200, 400].includes(status) ? status :
		/evil/i.test(text) && 'it repeats what was sent',
	'a host that is not ours is nowhere on the page');
	await tryAll([['another host', (uri) => ask(`http://evil.example${uri}`,
		'Host: 127.0.0.1')], ['a user', (uri) => ask(
		`http://evil@127.0.0.1${uri}`, 'Host: 127.0.0.1')],
	['another scheme', (uri) => ask(`ftp://evil.example${uri}`,
		'Host: evil.example')]], ({ status, text }) =>
		![200, 400].includes(status) ? status : /evil/.test(text),
	'nor one in the line of the request');
}

const body = 'before=1-1&_method=DELETE&evil=evil';
const BODIES = {
	'a form': (uri) => get(uri, { body }),
	'a long one': (uri) => get(uri, { body: 'before=1-1&'.repeat(5000) }),
	'JSON': (uri) => get(uri, { body: '{"evil":1}',
		headers: { 'content-type': 'application/json' } }),
	'in pieces': (uri) => get(uri, { body, headers:
		{ 'transfer-encoding': 'chunked' } }),
	'as POST': (uri) => get(uri, { method: 'POST', body }),
	'as PUT': (uri) => get(uri, { method: 'PUT', body }),
	'as DELETE': (uri) => get(uri, { method: 'DELETE' }),
	'as PURGE': (uri) => get(uri, { method: 'PURGE' }),
	'as OPTIONS': (uri) => get(uri, { method: 'OPTIONS' }),
	'of two lengths': (uri) => ask(uri, 'Host: a', 'Content-Length: 5',
		'Content-Length: 6'),
	'of length and pieces': (uri) => ask(uri, 'Host: a',
		'Content-Length: 30', 'Transfer-Encoding: chunked'),
	'in odd pieces': (uri) => ask(uri, 'Host: a',
		'Transfer-Encoding: chunked, identity'),
	'with a request in it': (uri) => raw(`GET ${uri} HTTP/1.1\r\nHost: a\r\n` +
		'Content-Length: 46\r\n\r\nGET /bg/evil/ HTTP/1.1\r\nHost: a\r\n' +
		'X-Evil: evil\r\n\r\n'),
	'after the end': (uri) => raw(`GET ${uri} HTTP/1.1\r\nHost: a\r\n` +
		'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /bg/about/ HTTP/1.1' +
		'\r\nHost: a\r\nConnection: close\r\n\r\n'),
};

async function testBodies() {
	await tryAll(Object.entries(BODIES), ({ status, text }) => ![200, 400,
		405, 413, 501].includes(status) ? status : /evil/.test(text) &&
		'it repeats what was sent', 'a body changes nothing on a page');
	await tryAll([['HEAD', (uri) => get(uri, { method: 'HEAD' })],
		['HEAD in br', (uri) => get(uri, { method: 'HEAD', headers:
			{ 'accept-encoding': 'br' } })]],
	({ status, bytes }) => status !== 200 ? status : bytes.length > 0,
	'who wants the head gets no more');
}

// nginx refuses them by itself; the page is there for who comes after.
async function testTooLarge() {
	const tried = await tryAll([['a header', (uri) => ask(uri, 'Host: a',
		`X-Long: ${'x'.repeat(9000)}`)], ['headers', (uri) => ask(uri,
		'Host: a', ...Array(5).fill(`X-Long: ${'x'.repeat(8000)}`))],
	['an odd header', (uri) => ask(uri, 'Host: a', 'X-Odd\\: \x07evil')],
	['a NUL', (uri) => ask(uri, 'Host: a', 'X-Nul: \0')],
	['an address', (uri) => get(`${uri}&a=${'x'.repeat(9000)}`)]],
	({ status, headers }) => ![200, 400, 414, 431].includes(status) ? status :
		status !== 200 && headers['cache-control'] !== 'no-store' &&
		'its refusal may be kept',
	'what is too large or odd is refused for this once');

	is((await copiesOf(tried, tried.length)).map((copy) =>
		copy.split(' ').pop()).join(), tried.map(() => 200).join(),
	'and no refusal is kept');
}

// What a path may be written as, besides as it is.
const DISGUISES = ['/./bg/about/', '//bg/about/', '/bg//about/', '/bg/./about/',
	'/bg/x/../about/', '/bg/about/;x', '/bg/about;x/', '/bg/about/.css',
	'/bg/about/x.css', '/bg/about.css', '/bg/about/%2e%2e/about/',
	'/bg/%2e/about/', '/bg%2fabout/', '/bg/about%2f', '/bg/about/%00',
	'/bg/about/%00.css', '/bg/about/%3f.css', '/bg/about/%23.css',
	'/bg/about/%0a.js', '/BG/about/', '/bg/About/', '/bg/ABOUT/',
	'/bg/about%20/', '/bg/about\\', '/bg/about/..%5c', '/bg\\about/',
	'/assets/../bg/about/', '/assets/%2e%2e/bg/about/',
	'/bg/about/../../assets/x.css', '/bg/%61bout/', '/%62g/about/',
	'/bg/about/%252e%252e/', '/bg/about/?/../news/', '/bg/about/#/news/',
	'/bg/news/../about/', '/bg/about/..;/news/'];

async function testPaths() {
	const about = await get('/bg/about/');
	const before = copies();
	const tried = await Promise.all(DISGUISES.map((uri) =>
		ask(uri, 'Host: a')));
	const whole = tried.filter(({ status, text }) => status === 200 &&
		text === about.text).map(({ name }) => name.split(' ')[1]);
	const after = await get('/bg/about/');

	every(tried, ({ status, text, headers }) => ![200, 301, 400, 404].includes(
		status) ? status : status === 200 && text !== about.text ?
		'it is another page' : headers['cache-control']?.includes('public'),
	'an address in disguise is its page, or nothing');
	is(whole.filter((uri) => !/[%?#]/.test(uri)).join(), '',
		'without an escape it has one spelling');
	is(others(before).join(), '', 'nothing is kept under it');
	is([after.status, after.text], [200, about.text],
		'and the page is what it was');
}

const SUFFIXES = ['', 'x.css', '.css', 'x.js', 'x.jpg', ';x.css', '%2fx.css',
	'%0ax.css', '%3fx.css', '%23x.css', '%00.css', 'x.css/', '../x.css',
	'%2e%2e/x.css', '..%2f..%2f..%2fassets/x.css', '#x.css', 'favicon.ico',
	'robots.txt', 'feed.atom', '../../news/feed.atom', '../../about/',
	'..%2f..%2fabout/', '%252fx.css'];
const PRIVATE = ['/bg/newsletter/preferences/', '/en/newsletter/preferences/',
	'/bg/newsletter/preferences', '/BG/newsletter/preferences/',
	'/bg/news/../newsletter/preferences/', '/bg//newsletter/preferences/',
	'/bg/%6eewsletter/preferences/', '/bg/news%6cetter/preferences/',
	'/assets/../bg/newsletter/preferences/',
	'/assets/..%2fbg/newsletter/preferences/'];

// Web cache deception: a page with somebody's own link, under an address
// that looks like a file for all.
async function testDeception() {
	const before = copies();

	await subscribe(READER);
	const token = await give(READER, 'preferences');
	const uris = PRIVATE.flatMap((uri) => SUFFIXES.map((suffix) =>
		`${uri}${suffix}`.replace(/(?=#|$)/, `?t=${token}`)));
	const tried = await getAll(uris);
	const seen = tried.filter(({ text }) => text.includes(READER));
	const later = await getAll(seen.map(({ name }) =>
		name.slice(4).replace(token, 'a'.repeat(32))));

	ok(seen.length >= 2, 'who was mailed a link sees what is his',
		tried.slice(0, 2).map(({ status }) => status));
	every(tried, ({ text, headers, status }) => (text.includes(READER) ||
		text.includes(token)) && headers['cache-control'] !== 'no-store' &&
		`${status} ${headers['cache-control']}`,
	'nobody may keep it, whatever its address looks like');
	is(others(before).join(), '', 'nginx does not');
	every(later, ({ text }) => text.includes(READER),
		'and nobody else sees it');
}

const AWAY = ['//evil.example', '//evil.example/', '/bg//evil.example',
	'///evil.example/bg', '/\\evil.example/bg', '/bg/\\evil.example',
	'/%2fevil.example/bg', '/%5cevil.example', '/bg/%2f%2fevil.example',
	'/bg/;@evil.example', '/bg/@evil.example', '/bg/%0d%0aLocation:%20//evil',
	'/bg/home/news//evil.example', '/bg/home/news/%0d%0aX-Evil:%20evil',
	'/bg/evil.example:99', '/.evil.example', '/bg/..//evil.example',
	'/bg?x=//evil.example', '/bg/news?before=//evil.example', '/bg/about',
	'//bg//news', '/bg/newsletter?t=//evil.example', '/?x=//evil.example'];

async function testRedirects() {
	const before = copies();
	const tried = (await Promise.all(AWAY.flatMap((uri) => [ask(uri,
		'Host: evil.example', 'X-Forwarded-Host: evil.example'),
	ask(`http://evil.example${uri}`, 'Host: a')])))
		.filter(({ status }) => status !== 404 && status !== 400);

	every(tried, ({ status, headers }) => ![301, 302].includes(status) ?
		status : !/^\/(?![/\\])[!-~]*$/.test(headers.location) ?
		headers.location : headers['x-evil'],
	'a redirect leads to an address of this site');
	every(await getAll(['/bg/about', '/bg/news']), ({ headers }) =>
		headers.location !== `/bg/${headers.location.slice(4, -1)}/`,
	'as it does for the next reader');
	is(others(before).join(), '', 'and none is kept');
}

async function testErrors() {
	const before = copies();
	const tried = await Promise.all(['/bg/evil/', '/bg/news/evil/', '/evil',
		'/bg/%zz', '/bg/?%zz', '/bg/news/?before=evil', '/bg/projects/evil/',
		'/bg/errors/500/', '/errors/bg/500.html', '/bg/news/1999/',
		'/bg/news/2020/13/', '/assets/evil.css', '/media/evil', '/xx/',
		'/bg/news/2020/09/evil', '/sitemap-99.xml'].map((uri) =>
		ask(uri, 'Host: a')));

	every(tried, ({ status, headers }) => status < 400 ? headers.location ===
		undefined && status : headers['cache-control'] !== 'no-store' &&
		headers['cache-control'], 'nobody may keep a fault');
	is(others(before).join(), '', 'and nginx does not');
}

run(async () => {
	await clean();
	good = facts(await get(freshPage()));
	ok(good.startsWith('[200,') && good.includes('</html>'),
		'a page that nobody has asked for before is there');
	await testHeaders();
	await testEncodings();
	await testHosts();
	await testBodies();
	await testTooLarge();
	await testPaths();
	await testDeception();
	await testRedirects();
	await testErrors();
}, clean);
