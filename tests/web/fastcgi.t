#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Whatever stands on the other side of a worker's socket, the same worker
// answers the next request.
'use strict';

const { TYPE, record, begin, params, request, send, outputOf, statusOf } =
	require('./fastcgi.js');
const { startWorker, endWorkers, killWorkers } = require('./worker.js');
const { ok, is, every, run } = require('../cgi/tap.js');

// Whether it still answers, itself.
async function answers(worker) {
	const bytes = await send(worker.socket, request());

	return worker.end === undefined && statusOf(bytes) > 0;
}

async function testHonest(worker) {
	const [whole, ...tiny] = await Promise.all([
		send(worker.socket, request()),
		send(worker.socket, [...Buffer.concat(request())].map((byte) =>
			Buffer.from([byte]))),
		send(worker.socket,
			[begin(), ...[...params({ REQUEST_METHOD: 'GET',
			REQUEST_URI: '/bg/about/',
			X: 'x'.repeat(1000) })].map((byte) =>
			record(TYPE.params, Buffer.from([byte]))),
		record(TYPE.params), record(TYPE.stdin)])]);
	const posted = await send(worker.socket, request({
		REQUEST_METHOD: 'POST', CONTENT_LENGTH: '3', CONTENT_TYPE:
			'application/x-www-form-urlencoded' }, 'a=b'));

	is(statusOf(whole), 200, 'a worker answers whoever asks by the rules');
	every(tiny, (bytes) => outputOf(bytes) !== outputOf(whole) &&
		outputOf(bytes).slice(0, 200),
	'so when the request comes a byte at a time');
	is(statusOf(posted), 405, 'a worker of pages takes no form');
}

// A record of 65,535 bytes with its padding, and others of odd sizes.
async function testSizes(worker) {
	const pad = (content, padding) => [begin(), record(TYPE.params, content,
		{ padding }), record(TYPE.params, '', { padding: 255 }),
	record(TYPE.stdin, '', { padding: 7 })];
	const filled = (n) => {
		const rest =
			{ REQUEST_METHOD: 'GET', REQUEST_URI: '/bg/about/' };

		return params({ ...rest, X: 'x'.repeat(n -
			params({ ...rest, X: 'x'.repeat(1000) }).length +
				1000) });
	};
	const large = await Promise.all([[65280, 255], [65535, 0], [65535, 255],
		[65281, 254], [8192, 8]].map(([n, padding]) =>
		send(worker.socket, pad(filled(n), padding))));
	const body = await send(worker.socket, [begin(), record(TYPE.params,
		params({ REQUEST_METHOD: 'POST', REQUEST_URI: '/bg/about/',
			CONTENT_TYPE: 'application/x-www-form-urlencoded',
			CONTENT_LENGTH: '65280' })), record(TYPE.params),
	record(TYPE.stdin, 'a'.repeat(65280), { padding: 255 }),
	record(TYPE.stdin)]);

	is(filled(65280).length, 65280, 'the sizes are those that are meant');
	every(large, (bytes) => statusOf(bytes) !== 200 && statusOf(bytes),
		'a record may have 65,535 bytes with its padding');
	is(statusOf(body), 405, 'so may a record of a form');
}

// Cut at many places, the peer gone.
async function testCutShort(worker) {
	const whole = Buffer.concat(request({ X: 'x'.repeat(300) }));

	for (let at = 0; at < whole.length; at += at < 40 ? 3 : 17)
		await send(worker.socket, [whole.subarray(0, at)],
			{ leave: true });
	await Promise.all(Array.from({ length: 20 }, () =>
		send(worker.socket, request(), { leave: true })));
	ok(await answers(worker), 'a record that is cut short, wherever, is ' +
		'the end of that request only', worker.end,
		worker.log.slice(-500));
}

const STRANGE = [
	[record(TYPE.getValues, params({ FCGI_MAX_CONNS: '', FCGI_X: '' }),
		{ id: 0 })],
	[record(TYPE.getValues, 'abc', { id: 0 })],
	[record(99, 'abc', { id: 0 })], [record(99, 'abc')],
	[begin(), record(TYPE.abort)], [record(TYPE.abort)],
	[begin(), begin(), record(TYPE.params)],
	[begin(1, 1), ...request().slice(1)], [begin(1, 255)],
	[begin(2), ...request().slice(1)], [begin(3), ...request().slice(1)],
	[begin(0), ...request().slice(1)], [begin(9)],
	[begin(1, 0, { version: 0 })], [begin(1, 0, { version: 255 })],
	[begin(1, 0, { id: 0 })], [begin(1, 0, { id: 65535 }),
		record(TYPE.params)],
	[record(TYPE.begin, Buffer.alloc(3))], [record(TYPE.begin)],
	[record(TYPE.begin, Buffer.alloc(300))],
	[begin(), record(TYPE.params), record(TYPE.stdin)],
	[begin(), record(TYPE.stdin), record(TYPE.params)],
	[begin(), record(TYPE.stdout, 'x'), record(TYPE.end, 'x')],
	[begin(), record(TYPE.params, params({ A: 'b' }, 100000))],
	[begin(), record(TYPE.params, Buffer.from([255, 255])),
		record(TYPE.params)],
	[begin(), record(TYPE.params, Buffer.from([5, 5, 1])),
		record(TYPE.params)],
	[begin(), record(TYPE.params, params({ '': '', '=': '=', A: '\0',
		'\0': 'x', REQUEST_METHOD: 'GET\0POST' })), record(TYPE.params),
	record(TYPE.stdin)],
	[...request(), ...request()],
];

async function testStrange(worker) {
	for (const records of STRANGE) {
		await send(worker.socket, records, { leave: true });
		if (worker.end !== undefined)
			break;
	}
	ok(await answers(worker), 'records that no server sends do no harm',
		worker.end, worker.log.slice(-500));
}

// Bytes without sense, the same at each run.
async function testRubbish(worker) {
	let seed = 1;
	const random = () => (seed = seed * 48271 % 2147483647) & 255;

	for (let i = 0; i < 60 && worker.end === undefined; i++) {
		const bytes = Buffer.from({ length: 1 + i * i * 20 }, random);

		if (i % 3 > 0)
			bytes.writeUInt8(1, 0);
		bytes.writeUInt8(bytes[0] === 1 ? 1 + i % 11 : bytes[0],
			Math.min(1, bytes.length - 1));
		await send(worker.socket, [...(i % 2 ? [begin()] : []), bytes],
			{ leave: true });
	}
	await send(worker.socket, [Buffer.from('GET / HTTP/1.1\r\n\r\n')],
		{ leave: true });
	ok(await answers(worker), 'bytes without sense do no harm', worker.end,
		worker.log.slice(-500));
}

async function testLies(worker) {
	const ask = (CONTENT_LENGTH, body) => send(worker.socket, request({
		REQUEST_METHOD: 'POST', REQUEST_URI: '/bg/newsletter/',
		CONTENT_TYPE: 'application/x-www-form-urlencoded',
		CONTENT_LENGTH }, body));
	const [more, less, none, minus, huge] = await Promise.all([
		ask('100', 'email=x'), ask('5', 'email=x&y=%zz'),
		ask('', 'email=x'),
		ask('-1', 'email=x'), ask('4294967296', 'email=x')]);

	is([more, less, none, minus, huge].map(statusOf),
		[400, 422, 422, 400, 413],
		'a length that lies has its answer through FastCGI too');
}

async function testEnds() {
	every(await endWorkers(), ({ end, log }) => (end !== 0 ||
		/Sanitizer|runtime error/.test(log)) &&
		`${end}: ${log.slice(-800)}`,
	'each worker ends when it is told to, and has kept nothing');
}

run(async () => {
	const worker = await startWorker('news');
	const newsletter = await startWorker('newsletter');
	// libfcgi keeps 48 bytes for each strange word between it and a server.
	const strange = await startWorker('news',
		{ ASAN_OPTIONS: 'detect_leaks=0' });

	await testHonest(worker);
	await testSizes(worker);
	await testCutShort(worker);
	await testStrange(strange);
	await testRubbish(strange);
	await testLies(newsletter);
	await testEnds();
}, killWorkers);
