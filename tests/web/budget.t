#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What a page may cost: so many instructions of its worker (callgrind's, the
// kernel's left out), as it is released, and one statement of the database.
'use strict';

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { request, send, outputOf, statusOf } = require('./fastcgi.js');
const { ok, is, every, note, run, sh, sql, waitUntil } =
	require('../cgi/tap.js');

const BUILD = process.env.BUILD.replace(/\/san$/, '');
const BASE = `newsroom_budget_${process.pid}`;
const VALGRIND = '/usr/bin/valgrind';
const CALLS = 10;
const SLACK = 1.1;
// glibc copies and compares by what the CPU has: here by what each one has.
const TUNABLES = 'glibc.cpu.hwcaps=-AVX2,-AVX,-AVX512F,-ERMS,-FSRM';

// A budget is what a page costs when it is set: tests/bench/README.md has the
// same table. Who makes a page cheaper, lowers it.
const BUDGETS = [
	{ name: 'not modified', of: 'news', uri: '/bg/news/', most: 30500 },
	{ name: 'home', of: 'news', uri: '/bg/', most: 190100 },
	{ name: 'listing of 20', of: 'news', uri: '/bg/news/', most: 321100 },
	{ name: 'search', of: 'news', uri: '/bg/search/?q=проект', most: 787500 },
	{ name: 'article', of: 'article', most: 235100 },
];

const env = { ...process.env,
	// Under valgrind it takes long to connect.
	NEWSROOM_DB: `${process.env.NEWSROOM_DB} dbname=${BASE} ` +
		'connect_timeout=60' };
const log = path.join(process.env.TEST_VAR, 'log/postgres.log');
const workers = {};
let folder;

async function must(command, args, options) {
	const result = await sh(command, args, { env, ...options });

	if (result.code !== 0)
		throw new Error(`${command} ${args}: ${result.err}`);
	return result.out.trim();
}

const query = (statement) => must('psql', ['-XqAt', '-U', 'postgres', '-d',
	BASE, '-v', 'ON_ERROR_STOP=1'], { input: statement });

// The same articles each time, and each statement written down.
async function makeDatabase() {
	await must('createdb', ['-U', 'postgres', '-T', 'newsroom_sample',
		BASE]);
	await query(await must('tests/bench/generate', ['60']));
	await query(`SELECT core.search_again();
		ANALYZE;
		ALTER DATABASE ${BASE} SET log_statement = 'all'`);
	return query(`SELECT '/bg/news/' || slug || '/' FROM core.edition e
		JOIN core.article a ON a.id = e.article
		WHERE lang = 'bg' AND key = 'bench-1-30'`);
}

// One process that counts what it does, once it is told to: its start would
// take ten times as long.
async function startWorker(name) {
	const socket = path.join(folder, `${name}.sock`);
	const counts = path.join(folder, name);
	const child = spawn('spawn-fcgi', ['-n', '-s', socket, '--', VALGRIND,
		'-q', '--tool=callgrind', '--instr-atstart=no',
		`--callgrind-out-file=${counts}`, `${BUILD}/${name}`],
	{ env: { ...env, GLIBC_TUNABLES: TUNABLES },
		stdio: ['ignore', 'ignore', 'pipe'] });
	const worker = { socket, counts, child, log: '', dumps: 0 };

	child.stderr.on('data', (some) => {
		worker.log += some;
	});
	workers[name] = worker;
	if (!await waitUntil(() => /: ready/.test(worker.log)))
		throw new Error(`${name}: ${worker.log}`);
	return worker;
}

const ask = ({ socket }, uri, more = {}) => send(socket, request({
	REQUEST_URI: encodeURI(uri), QUERY_STRING:
		encodeURI(uri.split('?')[1] ?? ''), ...more }));

async function askOften(worker, uri, more) {
	const replies = [];

	for (let i = 0; i < CALLS; i++)
		replies.push(await ask(worker, uri, more));
	return replies;
}

// The first times are not the usual ones: a statement is prepared.
async function count({ of, uri, more }) {
	const worker = workers[of];
	const control = (...what) => must('callgrind_control',
		[...what, String(worker.child.pid)]);

	await control('-i', 'on');
	await askOften(worker, uri, more);
	await control('-z');
	const replies = await askOften(worker, uri, more);

	await control('-d');
	await control('-i', 'off');
	const dump = fs.readFileSync(`${worker.counts}.${++worker.dumps}`,
		'latin1');

	return { statuses: [...new Set(replies.map(statusOf))].join(),
		counted: Math.round(/^(?:totals|summary): (\d+)/m.exec(dump)[1] /
			CALLS) };
}

const tagOf = (reply) => /^ETag: (.*)\r$/m.exec(outputOf(reply))[1];

async function testInstructions() {
	const [held] = BUDGETS;

	held.more = { HTTP_IF_NONE_MATCH: tagOf(await ask(workers.news,
		held.uri)) };
	for (const budget of BUDGETS) {
		const { statuses, counted } = await count(budget);
		const { name, most } = budget;

		is(statuses, budget.more ? '304' : '200', `${name}: is answered`);
		ok(counted <= most * SLACK, `${name}: costs no more than before`,
			`${counted} instructions; ${most} and a tenth are allowed`);
		note(`${name}: ${counted}`);
	}
}

const PAGES = ['/bg/', '/en/', '/bg/news/', '/bg/news/2020/', '/en/news/2020/09/',
	'/bg/projects/', '/bg/projects/media-motor-europe/', '/bg/partners/',
	'/en/partners/vrt/', '/bg/about/', '/bg/search/?q=проект',
	'/bg/news/feed.atom', '/en/news/feed.json', '/sitemap.xml',
	'/sitemap-1.xml', '/sitemap-news.xml'];

// The names of the statements that are run for a page, where it is known how
// the content is.
async function statementsOf(worker, uri, more) {
	await ask(worker, uri, more);
	const from = fs.statSync(log).size;
	const status = statusOf(await ask(worker, uri, more));
	const lines = fs.readFileSync(log).subarray(from).toString('utf8');

	return { name: uri, status, statements: [...lines.matchAll(
		/LOG: {2}(?:execute|statement)[: ] ?([a-z_]+)/g)].map(([, name]) => name) };
}

async function testStatements(article) {
	const seen = [];

	for (const uri of PAGES)
		seen.push(await statementsOf(workers.news, uri));
	seen.push(await statementsOf(workers.article, article));
	every(seen, ({ status, statements }) => status !== 200 ?
		status : statements.length !== 1 && statements.join(' '),
	'all that is on a page comes by one statement');
	is((await statementsOf(workers.news, BUDGETS[0].uri, BUDGETS[0].more))
		.statements.join(), '', 'and what is not modified by none');
	is((await statementsOf(workers.news, '/bg/nothing/')).statements.join(' '),
		'page_show moved_show edition_newest',
		'where nothing is, it is looked for twice, and news are shown');
}

run(async () => {
	folder = fs.mkdtempSync(path.join(os.tmpdir(), 'budget-'));
	const article = await makeDatabase();

	BUDGETS.find(({ of }) => of === 'article').uri = article;
	await Promise.all(['news', 'article'].map(startWorker));
	await testInstructions();
	await testStatements(article);
}, async () => {
	Object.values(workers).forEach(({ child }) => child.kill('SIGKILL'));
	fs.rmSync(folder, { recursive: true, force: true });
	await must('dropdb', ['-U', 'postgres', '--force', BASE]);
});
