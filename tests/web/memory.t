#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// A request of each kind, and commands, under valgrind, as the programs are
// released: no error, and nothing lost. What libraries still hold at the end
// is theirs. A program's start costs more than all of its requests, so one
// worker answers them, also when its database goes away, and one more page is
// asked by plain CGI. In a database of its own.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { request, send, statusOf } = require('./fastcgi.js');
const { is, run, sh } = require('../cgi/tap.js');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'memory-'));
const { startWorker, endWorkers, killWorkers } = require('./worker.js');
const SLUG = 'sofia-teh-park-i-klaster-medien-inovatsionen-hab';
const BASE = `newsroom_memory_${process.pid}`;
const TOKEN = 't'.repeat(32);

// Under valgrind it takes long to connect.
process.env.NEWSROOM_DB += ` dbname=${BASE} connect_timeout=60`;

// Each worker, and each page: its name, status, address, and the form that is
// sent to it.
const WORKERS = [
	['news', [
		['the first page', 200, '/bg/'],
		['a list', 200, '/en/news/?before=1600000000000000-1'],
		['an archive', 200, '/bg/news/2020/09/'],
		['a plain page', 200, '/en/privacy/'],
		['what is not there', 404, '/bg/nothing/'],
		['a project', 200, '/bg/projects/media-motor-europe/'],
		['a partner', 200, '/en/partners/vrt/'],
		['an address that cannot be read', 400, '/bg/%zz/'],
	]],
	['article', [
		['an article', 200, `/bg/news/${SLUG}/`],
		['an article of the other language', 404, `/en/news/${SLUG}/`],
	]],
	['newsletter', [
		['a form', 200, '/bg/newsletter/'],
		['a form with faults', 422, '/en/newsletter/',
			'email=%3Cx%3E&frequency=x&project=vrt'],
		['a robot', 303, '/bg/newsletter/',
			'email=a%40b.bg&frequency=each&website=x'],
		['a link that is not good', 410, '/bg/newsletter/confirm/?t=x'],
		['the archive of issues', 200, '/en/newsletter/archive/'],
	]],
];
// And once the database is away.
const AWAY = {
	news: [['a page while the database is away', 503, '/bg/about/']],
	article: [],
	newsletter: [
		['a form while the database is away', 503, '/bg/newsletter/',
			'email=a%40b.bg&frequency=each&project=vrt'],
		['preferences while the database is away', 503,
			`/bg/newsletter/preferences/?t=${TOKEN}`,
			'action=preferences&lang=bg&frequency=each&project=vrt'],
	],
};

// What fills the database comes first.
const IMPORT = ['an import', 'newsroom', ['import', 'folder',
	`${folder}/content`], { NEWSROOM_MEDIA: '' }];
const COMMANDS = [
	['a page by plain CGI', 'news', [],
		{ REQUEST_METHOD: 'GET', REQUEST_URI: '/bg/' }],
	['bounces', 'mailer', ['--bounces', '--dry-run', 'tests/bounces'], {}],
	['the count of readers', 'newsroom', ['subscriber', 'stats'], {}],
];

const valgrind = (log) => ['/usr/bin/valgrind', '-q', '--leak-check=full',
	'--show-leak-kinds=definite', '--errors-for-leak-kinds=definite',
	'--error-exitcode=9', `--log-file=${log}`];

const saidBy = (log, from = 0) => fs.readFileSync(log, 'utf8').slice(from);

const administer = (statements) => sh('psql', ['-XqAtU', 'postgres', '-d',
	'postgres'], { input: statements });

// A build without sanitizers, where the one of the tests is the only one.
async function findRelease() {
	const release = process.env.BUILD.replace(/\/san$/, '');

	if (release !== process.env.BUILD &&
		fs.existsSync(`${release}/newsletter`))
		return release;
	await sh('make', ['-s', `BUILD=${folder}/build`, 'programs']);
	return `${folder}/build`;
}

async function begin([program, pages], number) {
	const log = path.join(folder, `${number}.log`);
	const { socket } = await startWorker(program, {}, [], valgrind(log));

	return { program, pages, log, socket, results: [] };
}

// What became of each page.
async function askAll({ log, socket, results }, pages) {
	for (const [name, status, uri, body = ''] of pages) {
		const { length } = saidBy(log);
		const answer = await send(socket, request({
			REQUEST_METHOD: body === '' ? 'GET' : 'POST',
			REQUEST_URI: uri, QUERY_STRING: uri.split('?')[1] ?? '',
			CONTENT_LENGTH: String(body.length),
			CONTENT_TYPE: 'application/x-www-form-urlencoded',
		}, body));

		results.push([name, status, statusOf(answer),
			saidBy(log, length)]);
	}
}

async function runOne([name, program, words, env]) {
	const log = path.join(folder, `${name}.log`);
	const [first, ...rest] = [...valgrind(log),
		`${process.env.BUILD}/${program}`, ...words];
	const { code, err } = await sh(first, rest,
		{ env: { ...process.env, ...env } });

	return [name, code, saidBy(log) || (code === 0 ? '' : err)];
}

async function beginAndAsk(worker, number) {
	const begun = await begin(worker, number);

	await askAll(begun, begun.pages);
	return begun;
}

async function askWhileAway(workers) {
	await administer(`ALTER DATABASE ${BASE} ALLOW_CONNECTIONS false;
		SELECT pg_terminate_backend(pid) FROM pg_stat_activity
		WHERE datname = '${BASE}'`);
	await Promise.all(workers.map((worker) =>
		askAll(worker, AWAY[worker.program])));
}

async function body() {
	process.env.BUILD = await findRelease();
	// Without its picture, whose decoder is another program.
	await sh('cp', ['-R', 'sql/content', folder]);
	await sh('sh', ['-c', "sed -i '/^picture: /,/^---/{/^---/!d}' " +
		`${folder}/content/articles/*.md`]);
	await administer(`CREATE DATABASE ${BASE} TEMPLATE newsroom_pristine`);
	const imported = await runOne(IMPORT);
	const [asked, ...commands] = await Promise.all([
		Promise.all(WORKERS.map(beginAndAsk)), ...COMMANDS.map(runOne)]);

	await askWhileAway(asked);
	const ended = await endWorkers();

	for (const { results } of asked)
		for (const [name, wanted, status, said] of results)
			is(`${status} ${said}`, `${wanted} `,
				`nothing is misread: ${name}`);
	for (const { program, log } of asked) {
		const worker = ended.find(({ child }) =>
			child.spawnargs.some((word) => word.endsWith(log)));

		is(`${worker.end} ${saidBy(log)}`, '0 ',
			`nothing is lost by ${program}`);
	}
	for (const [name, code, said] of [imported, ...commands])
		is(`${code} ${said}`, '0 ',
			`nothing is lost and nothing misread: ${name}`);
}

process.on('exit', killWorkers);
run(body, async () => {
	fs.rmSync(folder, { recursive: true });
	await administer(`DROP DATABASE IF EXISTS ${BASE} (FORCE)`);
});
