#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// A program that is told to be several processes: whoever of them is killed,
// there are as many again, a request wakes one of them, and none outlives the
// one that minds them.
'use strict';

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const { request, send, statusOf } = require('./fastcgi.js');
const { startWorker, killWorkers } = require('./worker.js');
const { childrenOf, isAlive, kill } = require('./processes.js');
const { ok, is, run, waitUntil } = require('../cgi/tap.js');

const MANY = 3;

const crewOf = ({ child }) => childrenOf(child.pid);
const isWhole = (crew) => crewOf(crew).length === MANY;
const begin = () => startWorker('news', {}, ['--workers', String(MANY)]);

const answers = async ({ socket }) =>
	statusOf(await send(socket, request())) === 200;

// How much of the memory that a process has written it has for itself, in KiB.
const memory = (pid) => ['Private_Dirty', 'Anonymous'].map((name) =>
	Number(RegExp(`^${name}: +(\\d+)`, 'm').exec(fs.readFileSync(
		`/proc/${pid}/smaps_rollup`, 'latin1'))[1]));

async function testKilled(crew) {
	ok(await waitUntil(() => isWhole(crew)), 'it is as many as were wanted');
	ok(await answers(crew), 'and answers');
	for (let i = 0; i < 5; i++) {
		const before = crewOf(crew);

		before.forEach(kill);
		await waitUntil(() => crewOf(crew).filter((pid) =>
			!before.includes(pid)).length === MANY);
	}
	ok(isWhole(crew), 'all were killed, five times, and there are as many');
	ok(await answers(crew), 'and they answer');
}

function testShared(crew) {
	const sizes = crewOf(crew).map(memory);

	ok(sizes.every(([own, written]) => own < written / 2),
		'most of their memory they share', ...sizes);
}

// How often the processes of a crew have gone to sleep so far.
const sleeps = (crew) => crewOf(crew).reduce((sum, pid) => sum + Number(
	/^voluntary_ctxt_switches:\t(\d+)/m.exec(fs.readFileSync(
		`/proc/${pid}/status`, 'latin1'))[1]), 0);

// Who is woken goes to sleep again: all of them, if a request woke all. It
// may wait once more, for the request's own bytes.
async function testWoken(crew) {
	const before = sleeps(crew);

	for (let i = 0; i < 100; i++)
		await send(crew.socket, request({ REQUEST_URI: '/robots.txt' }));
	const each = (sleeps(crew) - before) / 100;

	ok(each < 2.5, 'a request wakes one of them', each);
}

async function testEnded() {
	const crew = await begin();

	await waitUntil(() => isWhole(crew));
	const hands = crewOf(crew);

	crew.child.kill('SIGTERM');
	await waitUntil(() => crew.end !== undefined);
	is([crew.end, hands.filter(isAlive)], [0, []],
		'it ends when it is told to, after all of them');
}

async function testOrphans(crew) {
	const hands = crewOf(crew);

	kill(crew.child.pid);
	ok(await waitUntil(() => !hands.some(isAlive)),
		'when it is killed itself, none stays behind');
}

// As it is released: a sanitizer keeps what is free.
async function testIdle() {
	const build = process.env.BUILD;

	process.env.BUILD = build.replace(/\/san$/, '');
	const worker = await startWorker('news');
	process.env.BUILD = build;
	const own = () => memory(worker.child.pid)[0];

	await send(worker.socket, request({ REQUEST_URI: '/bg/news/feed.atom' }));
	const full = own();

	ok(await waitUntil(() => own() < full - 32),
		'who is idle gives back what a large answer took',
		`${full} KiB, then ${own()}`);
}

function testUsage() {
	const news = (...options) => spawnSync(`${process.env.BUILD}/news`,
		options, { stdio: ['ignore', 'ignore', 'pipe'] });

	is([['--workers'], ['--workers', '0'], ['--workers', '65'],
		['--workers', 'x'], ['--workers', '2']].map((options) =>
		news(...options).status), [2, 2, 2, 2, 2],
	'it is from 1 to 64 that accept on a socket');
}

run(async () => {
	const crew = await begin();

	await testKilled(crew);
	testShared(crew);
	await testWoken(crew);
	await testEnded();
	await testOrphans(crew);
	await testIdle();
	testUsage();
	killWorkers();
});
