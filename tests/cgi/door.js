// SPDX-License-Identifier: EUPL-1.2
// door: a program asked as plain CGI (RFC 3875), as a shell can ask it.
//
// Whatever is asked, a program ends with status 0, says nothing that a
// sanitizer would say, and sends as many bytes as it promised: done() is
// the test of that over all that was asked.
'use strict';

const { spawn } = require('node:child_process');
const { parse } = require('./html.js');
const { every } = require('./tap.js');

const SLOTS = 4;
// Looking for leaks costs as much as the answer. All kinds of answers are
// among the first; one request of each page runs under valgrind as well.
const LOOKED_AT_FOR_LEAKS = 20;
let begun = 0;
const asked = [];
const waiting = [];
let busy = 0;

async function slot() {
	if (busy === SLOTS)
		await new Promise((free) => waiting.push(free));
	else
		busy++;
}

function free() {
	const next = waiting.shift();

	if (next)
		next();
	else
		busy--;
}

// Which program nginx would ask.
function programOf(uri) {
	if (/^(\/..)?\/newsletter(\/|\?|$)/.test(uri))
		return 'newsletter';
	return /^\/..\/news\/(?=[^/.?]*[^0-9/.?])[^/.?]+\/?(\?|$)/.test(uri) ?
		'article' : 'news';
}

function environmentOf(uri, options) {
	const query = uri.indexOf('?');
	const env = { ...process.env, REQUEST_METHOD: options.method ?? 'GET',
		REQUEST_URI: uri, QUERY_STRING:
			query < 0 ? '' : uri.slice(query + 1) };

	env.ASAN_OPTIONS = 'malloc_context_size=4:quarantine_size_mb=1:' +
		`detect_leaks=${Number(begun++ < LOOKED_AT_FOR_LEAKS)}`;
	if (options.body !== undefined) {
		env.CONTENT_LENGTH = String(Buffer.byteLength(options.body));
		env.CONTENT_TYPE = 'application/x-www-form-urlencoded';
	}
	for (const [name, value] of Object.entries(options.env ?? {}))
		if (value === null)
			delete env[name];
		else
			env[name] = value;
	return env;
}

class Answer {
	constructor(name, code, out, log) {
		const end = out.indexOf('\r\n\r\n');
		const head = end < 0 ? '' : out.toString('utf8', 0, end);

		Object.assign(this, { name, code, log });
		this.bytes = end < 0 ? out : out.subarray(end + 4);
		this.text = this.bytes.toString('utf8');
		this.headers = {};
		for (const line of head.split('\r\n')) {
			const colon = line.indexOf(': ');

			this.headers[line.slice(0, colon).toLowerCase()] =
				line.slice(colon + 2);
		}
		this.head = head;
		this.status = parseInt(this.headers.status, 10);
	}

	get page() {
		this.parsed ??= parse(this.text);
		return this.parsed;
	}

	get title() {
		return this.page.one('h1')?.text ?? '';
	}
}

function faultOf(answer) {
	const promised = answer.headers['content-length'];

	if (answer.code !== 0 || /Sanitizer|runtime error/.test(answer.log))
		return `ended with ${answer.code}: ${answer.log}`;
	if (!answer.isHead && promised !== undefined &&
	    Number(promised) !== answer.bytes.length)
		return `${answer.bytes.length} bytes of ${promised}`;
	return /^Status: \d{3} [^\r\n]+\r\n/.test(answer.head) ? '' :
		`no status line: ${answer.head}`;
}

function collect(child, name, options) {
	const out = [];
	let log = '';

	child.stdout.on('data', (bytes) => out.push(bytes));
	child.stderr.on('data', (bytes) => {
		log += bytes;
	});
	return new Promise((done) => {
		child.on('close', (code, signal) => {
			const answer = new Answer(name, code ?? signal,
				Buffer.concat(out), log);

			answer.isHead = options.method === 'HEAD';
			asked.push(answer);
			done(answer);
		});
	});
}

// ask(URI, { method, body, env, program, raw }): an Answer. The body's
// length and type are a form's unless env says otherwise (null: not set).
// raw is a format of printf(1) for a URI of any bytes.
async function ask(uri, options = {}) {
	const program = `${process.env.BUILD}/` +
		(options.program ?? programOf(uri));
	const env = environmentOf(uri, options);
	const [command, ...args] = options.raw === undefined ? [program] :
		['sh', '-c', 'REQUEST_URI=$(printf "$1") exec "$2"', 'sh',
			options.raw, program];

	await slot();
	const child = spawn(command, args, { env });
	const answer = collect(child, `${env.REQUEST_METHOD} ` +
		`${(options.raw ?? uri).slice(0, 100)}`, options);

	child.stdin.on('error', () => {});
	child.stdin.end(options.body ?? '');
	await answer;
	free();
	return answer;
}

// askAll([URI...], OPTIONS): their answers, in order.
const askAll = (uris, options) =>
	Promise.all(uris.map((uri) => ask(uri, options)));

const form = (fields) => new URLSearchParams(fields).toString();

// The test of all that was asked.
const done = () => every(asked, faultOf,
	'no program fell, whatever it was asked');

module.exports = { ask, askAll, form, done, Answer };
