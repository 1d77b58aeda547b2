// SPDX-License-Identifier: EUPL-1.2
// door: a program asked from here, without a server. The first time it is
// plain CGI (RFC 3875), as a shell can ask it, then FastCGI: a worker of the
// test's own takes a fiftieth of the time that a start with sanitizers takes.
//
// A setting that is not the site's wants a worker of its own, too.
//
// Whatever is asked, a program ends with status 0, says nothing that a
// sanitizer would say, and sends as many bytes as it promised: done() is
// the test of that over all that was asked.
const { spawn } = require('node:child_process');
const { parse } = require('./html.js');
const { every } = require('./tap.js');
const { bytesOf, request, send } = require('../web/fastcgi.js');
const { startWorker, endWorkers, killWorkers } =
	require('../web/worker.js');

const SLOTS = 4;
const PLAIN = 1;
const LEAKS = { ASAN_OPTIONS: `${process.env.ASAN_OPTIONS}:detect_leaks=1` };
const begun = {};
const workers = {};
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

// What a server says of a request.
function variablesOf(uri, options) {
	const query = uri.indexOf('?');
	const variables = { REQUEST_METHOD: options.method ?? 'GET',
		REQUEST_URI: uri, QUERY_STRING:
			query < 0 ? '' : uri.slice(query + 1) };

	if (options.body !== undefined) {
		variables.CONTENT_LENGTH =
			String(Buffer.byteLength(options.body));
		variables.CONTENT_TYPE = 'application/x-www-form-urlencoded';
	}
	return Object.fromEntries(Object.entries({ ...variables,
		...options.env }).filter(([, value]) => value !== null));
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

const isFaulty = (log) => /Sanitizer|runtime error/.test(log);

function faultOf(answer) {
	const promised = answer.headers['content-length'];

	if (answer.code !== 0 || isFaulty(answer.log))
		return `ended with ${answer.code}: ${answer.log}`;
	if (!answer.isHead && promised !== undefined &&
	    Number(promised) !== answer.bytes.length)
		return `${answer.bytes.length} bytes of ${promised}`;
	return /^Status: \d{3} [^\r\n]+\r\n/.test(answer.head) ? '' :
		`no status line: ${answer.head}`;
}

function askPlainly(program, variables, options) {
	const child = spawn(`${process.env.BUILD}/${program}`,
		{ env: { ...process.env, ...LEAKS, ...variables } });
	const out = [];
	let log = '';

	child.stdout.on('data', (bytes) => out.push(bytes));
	child.stderr.on('data', (bytes) => {
		log += bytes;
	});
	child.stdin.on('error', () => {});
	child.stdin.end(options.body ?? '');
	return new Promise((done) => {
		child.on('close', (code, signal) => done([code ?? signal,
			Buffer.concat(out), log]));
	});
}

// A worker is on its own: what it logs stands in no answer.
async function askWorker(program, variables, options) {
	const settings = settingsOf(options);
	const key = program + JSON.stringify(settings);

	workers[key] ??= startWorker(program, { ...settings, ...LEAKS });
	const { socket } = await workers[key];

	if (options.raw !== undefined)
		variables.REQUEST_URI = options.raw;
	return [0, bytesOf(await send(socket, request(variables,
		options.body ?? ''))), ''];
}

process.on('exit', killWorkers);

const settingsOf = ({ env = {} }) => Object.fromEntries(
	Object.entries(env).filter(([name]) => /^NEWSROOM_/.test(name)));

// What lacks what every server says, or asks for the log.
const mustBePlain = ({ env = {}, isPlain }) => isPlain ||
	'REQUEST_ID' in env || Object.values(env).includes(null);

// Whether a program, with these settings, is asked for the first time.
function isFirst(program, options) {
	const key = program + JSON.stringify(settingsOf(options));

	begun[key] = (begun[key] ?? 0) + 1;
	return begun[key] <= PLAIN && options.raw === undefined;
}

// ask(URI, { method, body, env, program, raw, isPlain }): an Answer. The
// body's length and type are a form's unless env says otherwise (null: not
// set). raw is a URI of any bytes. The answer's log is there if env has a
// REQUEST_ID.
async function ask(uri, options = {}) {
	const program = options.program ?? programOf(uri);
	const variables = variablesOf(uri, options);

	await slot();
	const answer = new Answer(`${variables.REQUEST_METHOD} ` +
		`${(options.raw?.toString('latin1') ?? uri).slice(0, 100)}`,
	...await (isFirst(program, options) || mustBePlain(options) ?
		askPlainly : askWorker)(program, variables, options));

	answer.isHead = options.method === 'HEAD';
	asked.push(answer);
	free();
	return answer;
}

// askAll([URI...], OPTIONS): their answers, in order.
const askAll = (uris, options) =>
	Promise.all(uris.map((uri) => ask(uri, options)));

const form = (fields) => new URLSearchParams(fields).toString();

// The test of all that was asked.
async function done() {
	const ended = await endWorkers();

	every([...asked, ...ended], (thing) => thing instanceof Answer ?
		faultOf(thing) : (thing.end !== 0 || isFaulty(thing.log)) &&
			`ended with ${thing.end}: ${thing.log.slice(-1000)}`,
	'no program fell, whatever it was asked');
}

module.exports = { ask, askAll, form, done, Answer };
