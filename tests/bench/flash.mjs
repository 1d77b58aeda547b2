#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
//
// A crowd comes within a second to one article, through nginx as it is on a
// site, while it is corrected once in a second: how old is what they read, and
// how many get nothing.
//
//	flash.mjs ORIGIN PATH SLUG [READERS [SECONDS]]
//
// psql works on the site's database. An age is counted from the moment when
// the next correction was there for all until the reader asked: what he asked
// for before it cannot be too old.
import { execFile } from 'node:child_process';
import http from 'node:http';
import { promisify } from 'node:util';

const [origin, path, slug, readers = 256, seconds = 8] =
	process.argv.slice(2);
const { hostname, port } = new URL(origin);
const run = promisify(execFile);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const MARK = 'Поправка номер ';
const TITLE = new RegExp(`<h1[^>]*>${MARK}(\\d+)\\.`);
const ends = Date.now() + (Number(seconds) + 1) * 1000;
const corrected = []; // by number: when it was there for all
const replies = [];

async function correct() {
	for (let n = 0; Date.now() < ends; n++) {
		const start = Date.now();

		await run('psql', ['-XqU', 'postgres', '-v', 'ON_ERROR_STOP=1',
			'-c', `UPDATE core.edition SET title = '${MARK}${n}.'
			WHERE slug = '${slug}'`]);
		corrected[n] = Date.now();
		await sleep(Math.max(0, 1000 - (Date.now() - start)));
	}
}

const get = (agent, localAddress) => new Promise((done) => {
	const asked = Date.now();
	const reply = (status, text = '') => done({ asked, status,
		took: Date.now() - asked,
		number: Number(text.match(TITLE)?.[1] ?? NaN) });

	http.get({ hostname, port, path, agent, localAddress, timeout: 10000 },
		(answer) => {
			const bytes = [];

			answer.on('data', (some) => bytes.push(some));
			answer.on('error', () => reply(0));
			answer.on('end', () => reply(answer.statusCode,
				Buffer.concat(bytes).toString('utf8')));
		}).on('error', () => reply(0)).on('timeout', function () {
		this.destroy();
	});
});

// Each from a place of a few, as nginx counts the connections of one.
async function read(i) {
	const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
	const from = `127.0.1.${1 + i % 16}`;

	await sleep(1000 * i / readers);
	while (Date.now() < ends) {
		replies.push(await get(agent, from));
		await sleep(50);
	}
	agent.destroy();
}

const at = (list, share) => list[Math.min(list.length - 1,
	Math.floor(list.length * share))];

const editor = correct();

// Until the first correction is what everybody gets, or the time is over.
while (Date.now() < ends &&
	Number.isNaN((await get(undefined, '127.0.1.99')).number))
	await sleep(100);
await Promise.all([editor, ...Array.from({ length: Number(readers) },
	(_, i) => read(i))]);

const wrong = replies.filter(({ status, number }) => status !== 200 ||
	Number.isNaN(number));
const ages = replies.filter((reply) => !wrong.includes(reply))
	.map(({ asked, number }) => Math.max(0, asked -
		(corrected[number + 1] ?? Infinity))).sort((a, b) => a - b);
const times = replies.map(({ took }) => took).sort((a, b) => a - b);

console.log(`${readers} readers, ${replies.length} answers, ` +
	`${corrected.length} corrections, ${wrong.length} failed; age p50 ` +
	`${at(ages, 0.5)} ms, p99 ${at(ages, 0.99)} ms, at most ` +
	`${at(ages, 1)} ms; answer p50 ${at(times, 0.5)} ms, p99 ` +
	`${at(times, 0.99)} ms`);
process.exit(wrong.length > 0 || at(ages, 1) > 1100 ? 1 : 0);
