// SPDX-License-Identifier: EUPL-1.2
// fastcgi: the bytes that a server sends to a worker, right ones and wrong.
'use strict';

const net = require('node:net');

const TYPE = { begin: 1, abort: 2, end: 3, params: 4, stdin: 5, stdout: 6,
	getValues: 9 };
const PIECE = 32768;

// One record, with as much padding as is wanted.
function record(type, content = '', { id = 1, version = 1, padding = 0,
	length } = {}) {
	const body = Buffer.from(content);
	const head = Buffer.alloc(8);

	head.writeUInt8(version, 0);
	head.writeUInt8(type, 1);
	head.writeUInt16BE(id, 2);
	head.writeUInt16BE(length ?? body.length, 4);
	head.writeUInt8(padding, 6);
	return Buffer.concat([head, body, Buffer.alloc(padding)]);
}

const begin = (role = 1, flags = 0, options = {}) =>
	record(TYPE.begin, Buffer.from([0, role, flags, 0, 0, 0, 0, 0]),
		options);

// A length as a name or value has it: one byte, or four with a bit set.
function lengthOf(n) {
	const four = Buffer.alloc(4);

	four.writeUInt32BE((n | 0x80000000) >>> 0);
	return n < 128 ? Buffer.from([n]) : four;
}

// Names and values, which may be bytes; with a lie, one more pair that says to
// be so long.
function params(variables, lie) {
	const parts = Object.entries(variables).map(([name, value]) =>
		Buffer.concat([lengthOf(Buffer.byteLength(name)),
			lengthOf(Buffer.byteLength(value)),
			Buffer.from(name), Buffer.from(value)]));

	if (lie !== undefined)
		parts.push(lengthOf(lie), lengthOf(lie), Buffer.from('abc'));
	return Buffer.concat(parts);
}

const GET = { REQUEST_METHOD: 'GET', REQUEST_URI: '/bg/about/',
	QUERY_STRING: '', CONTENT_LENGTH: '', CONTENT_TYPE: '' };

// As many records as the content needs, and the empty one that ends it.
function stream(type, content) {
	const bytes = Buffer.from(content);
	const records = [];

	for (let at = 0; at < bytes.length; at += PIECE)
		records.push(record(type, bytes.subarray(at, at + PIECE)));
	return [...records, record(type)];
}

// A whole request, as a list of records.
const request = (variables = {}, body = '') => [begin(),
	...stream(TYPE.params, params({ ...GET, ...variables })),
	...stream(TYPE.stdin, body)];

// Sends and reads until the worker closes, or nothing comes for so many seconds. With leave,
// the peer goes away as soon as all is sent.
function send(socket, records, { leave = false, seconds = 120 } = {}) {
	const bytes = [];

	return new Promise((done) => {
		const peer = net.connect(socket);
		const end = () => done(Buffer.concat(bytes));

		peer.on('data', (some) => bytes.push(some));
		peer.on('error', end);
		peer.on('close', end);
		peer.setTimeout(seconds * 1000, () => peer.destroy());
		peer.write(Buffer.concat([records].flat()), () =>
			leave && peer.destroy());
	});
}

// What stands in the records of an answer: the worker's output.
function bytesOf(bytes) {
	const out = [];

	for (let at = 0; at + 8 <= bytes.length;) {
		const n = bytes.readUInt16BE(at + 4);

		if (bytes[at + 1] === TYPE.stdout)
			out.push(bytes.subarray(at + 8, at + 8 + n));
		at += 8 + n + bytes[at + 6];
	}
	return Buffer.concat(out);
}

const outputOf = (bytes) => bytesOf(bytes).toString('utf8');

const statusOf = (bytes) =>
	Number(/^Status: (\d+)/.exec(outputOf(bytes))?.[1] ?? 0);

module.exports = { TYPE, record, begin, params, request, send, bytesOf,
	outputOf, statusOf };
