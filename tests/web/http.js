// SPDX-License-Identifier: EUPL-1.2
// http: the site asked through nginx, by honest requests and by raw bytes.
'use strict';

const fs = require('node:fs');
const http = require('node:http');
const net = require('node:net');
const { parse } = require('../cgi/html.js');
const { sleep, waitUntil } = require('../cgi/tap.js');

const site = new URL(process.env.TEST_SITE);
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

class Reply {
	constructor(name, status, rawHeaders, bytes) {
		Object.assign(this, { name, status, rawHeaders, bytes });
		this.headers = {};
		for (let i = 0; i < rawHeaders.length; i += 2)
			this.headers[rawHeaders[i].toLowerCase()] =
				rawHeaders[i + 1];
	}

	get text() {
		return this.bytes.toString('utf8');
	}

	get page() {
		this.parsed ??= parse(this.text);
		return this.parsed;
	}

	// A header's values: it should stand once.
	all(name) {
		return this.rawHeaders.filter((header, i) => i % 2 === 1 &&
			this.rawHeaders[i - 1].toLowerCase() === name);
	}
}

// get(PATH, { method, headers, body, from, origin }): a Reply, whose status
// is 0 where there is none. from is an address of the loopback to ask from.
function get(path, options = {}) {
	const { method = 'GET', body, from, origin = site } = options;
	const { hostname, port } = new URL(origin);
	const name = `${method} ${path.slice(0, 100)}`;
	const headers = { ...options.headers };

	if (body !== undefined) {
		headers['content-type'] ??= 'application/x-www-form-urlencoded';
		// Node does not say how long the body of a GET is, and what is sent
		// after the head would be the next request.
		if (!headers['transfer-encoding'])
			headers['content-length'] ??= Buffer.byteLength(body);
	}
	return new Promise((done) => {
		const request = http.request({ hostname, port, path, method,
			headers, localAddress: from,
			agent: from || options.agent === false ? false : agent,
			timeout: 120000 }, (answer) => {
			const bytes = [];

			answer.on('data', (some) => bytes.push(some));
			answer.on('error', () => done(new Reply(name, 0, [],
				Buffer.concat(bytes))));
			answer.on('end', () => done(new Reply(name,
				answer.statusCode, answer.rawHeaders,
				Buffer.concat(bytes))));
		});

		request.on('timeout', () => request.destroy());
		// nginx may end an idle connection while it is taken up again:
		// who reads asks once more (RFC 9112, 9.3.1).
		request.on('error', (error) => done(
			request.reusedSocket && method === 'GET' ?
				get(path, { ...options, agent: false }) :
				new Reply(`${name}: ${error.message}`, 0, [],
					Buffer.alloc(0))));
		request.end(body);
	});
}

const getAll = (paths, options) =>
	Promise.all(paths.map((path) => get(path, options)));

// A form sent from an address of its own, or the limits of one test would
// be the limits of the next.
const oneOf = (n) => 1 + Math.floor(Math.random() * n);
const stranger = () => `127.${oneOf(254)}.${oneOf(254)}.${oneOf(254)}`;
const post = (path, body, options = {}) => get(path, { method: 'POST', body,
	from: stranger(), ...options });

// What a machine is asked from has its connections from there: no one is open
// any more, also not for nginx, who counts them until it has seen their end.
const isGone = (from) => !fs.readFileSync('/proc/net/tcp', 'latin1')
	.split('\n').slice(1).some((line) => {
		const [, ...ends] = line.trim().split(/\s+/);
		const address = from.split('.').reverse().map((byte) =>
			Number(byte).toString(16).padStart(2, '0')).join('')
			.toUpperCase();

		return ends[2] !== TIME_WAIT && ends.slice(0, 2).some((end) =>
			end.startsWith(address));
	});
const TIME_WAIT = '06';

// atOnce(N, ASK, FROM): the answers to so many questions at once from an
// address, once their connections are gone.
async function atOnce(length, ask, from) {
	const replies = await Promise.all(Array.from({ length },
		(_, i) => ask(i)));

	await waitUntil(() => isGone(from));
	return replies;
}

// The answer in bytes that were read until the server closed.
function read(name, bytes) {
	const end = bytes.indexOf('\r\n\r\n');

	if (end < 0)
		return new Reply(name, 0, [], bytes);
	const [first, ...lines] =
		bytes.toString('latin1', 0, end).split('\r\n');

	return new Reply(name, Number(first.split(' ')[1]),
		lines.flatMap((line) => [line.slice(0, line.indexOf(':')),
			line.slice(line.indexOf(':') + 1).trim()]),
		bytes.subarray(end + 4));
}

// Whether an answer is there to its last byte.
const isWhole = ({ status, headers, bytes }) => status !== 0 &&
	bytes.length >= Number(headers['content-length'] ?? Infinity);

// One address has 40 connections and no more: raw() leaves most of them to
// others, however much is asked at once.
const MOST = 8;
const waiting = [];
let open = 0;

// raw(BYTES): what nginx answers to them, as a Reply.
async function raw(text) {
	if (open === MOST)
		await new Promise((turn) => waiting.push(turn));
	else
		open++;
	const reply = await ask(text);
	const next = waiting.shift();

	if (next)
		next();
	else
		open--;
	return reply;
}

function ask(text) {
	const name = text.slice(0, 60).split('\r')[0];
	let bytes = Buffer.alloc(0);

	return new Promise((done) => {
		const peer = net.connect(site.port, site.hostname);
		const end = () => done(read(name, bytes));

		peer.on('data', (some) => {
			bytes = Buffer.concat([bytes, some]);
			if (isWhole(read(name, bytes)))
				peer.destroy();
		});
		peer.on('error', end);
		peer.on('close', end);
		peer.setTimeout(120000, () => peer.destroy());
		peer.write(Buffer.from(text, 'latin1'));
	});
}

// READERS readers, each of whom asks for one page after the other, with a
// pause of so many milliseconds, until stop(), which returns what they got.
// goOn() waits until each of them has asked anew, and got what he asked for.
function load(paths, origin, readers = 4, pause = 5) {
	const replies = [];
	const counts = Array(readers).fill(0);
	let going = true;

	async function reader(number) {
		for (let i = number; going; i++) {
			replies.push(await get(paths[i % paths.length],
				{ origin, agent: false }));
			counts[number]++;
			await sleep(pause);
		}
	}
	const all = counts.map((_, number) => reader(number));

	return { replies, async goOn() {
		const before = [...counts];

		// The first answer may be to what was asked before.
		await waitUntil(() => counts.every((n, i) => n >= before[i] + 2));
	}, async stop() {
		going = false;
		await Promise.all(all);
		return replies;
	} };
}

// A page that is sent small holds the style sheet that another names.
const unstyled = (text) => text.toString('utf8').replace(
	/\s*(?:<style>[^]*?<\/style>|<link rel="stylesheet"[^>]*>)\s*/, '\n');

// A page that nginx holds is asked for again in the next second.
const nextSecond = () => sleep(1002 - Date.now() % 1000);

module.exports = { nextSecond, get, getAll, post, raw, load, atOnce, stranger,
	unstyled, site };
