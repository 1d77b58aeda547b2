#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
//
// A press officer publishes; how long until readers behind nginx, who reload
// all the time, see it: the article at its address, and its title in the list
// of news and on the first page.
//
//	publish.mjs ORIGIN NEWSROOM [TIMES]
//
// NEWSROOM is the program, with its settings in the environment. Counted from
// the end of the command, and from its begin.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const [origin, newsroom, times = 30] = process.argv.slice(2);
const run = promisify(execFile);
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
const folder = mkdtempSync(join(tmpdir(), 'publish-'));
const agent = new http.Agent({ keepAlive: true, maxSockets: 3 });
const article = (...words) => run(newsroom, ['article', ...words]);

const get = (path) => new Promise((done) => {
	http.get(origin + path, { agent }, (answer) => {
		const bytes = [];

		answer.on('data', (some) => bytes.push(some));
		answer.on('end', () => done({ status: answer.statusCode,
			text: Buffer.concat(bytes).toString('utf8') }));
	}).on('error', () => done({ status: 0, text: '' }));
});

// When a reader of a page saw it first; nothing after ten seconds.
async function seen(path, title) {
	const deadline = Date.now() + 10000;

	while (Date.now() < deadline) {
		const { status, text } = await get(path);

		if (status === 200 && text.includes(title))
			return Date.now();
		await sleep(20);
	}
	return Infinity;
}

const releases = Array.from({ length: Number(times) }, (_, i) => ({
	slug: `published-${process.pid}-${i}`,
	title: `Публикация номер ${process.pid}-${i}.`,
	file: join(folder, `${i}.md`),
}));

async function importAll() {
	for (const { slug, title, file } of releases)
		writeFileSync(file, `---\nlang: bg\nslug: ${slug}\n` +
			`title: ${title}\nlead: Кратко.\n---\n\n` +
			'Текст на съобщението.\n');
	await article('import', ...releases.map(({ file }) => file));
}

async function publish({ slug, title }) {
	await sleep(Math.random() * 1000);
	const readers = ['/bg/', '/bg/news/', `/bg/news/${slug}/`].map(
		(path) => seen(path, title));
	const begun = Date.now();

	await article('publish', slug);
	const ended = Date.now();
	const last = Math.max(...await Promise.all(readers));

	return { after: Math.max(0, last - ended), whole: last - begun };
}

const at = (list, share) => list[Math.min(list.length - 1,
	Math.floor(list.length * share))];
const told = [];

await importAll();
for (const release of releases)
	told.push(await publish(release));
agent.destroy();
await Promise.all(releases.map(({ slug }) => article('withdraw', slug)));
rmSync(folder, { recursive: true });
const [after, whole] = ['after', 'whole'].map((name) =>
	told.map((one) => one[name]).sort((a, b) => a - b));

console.log(`${times} times; after the command p50 ${at(after, 0.5)} ms, ` +
	`at most ${at(after, 1)} ms; from its begin p50 ${at(whole, 0.5)} ms, ` +
	`at most ${at(whole, 1)} ms`);
process.exit(at(after, 1) > 1100 ? 1 : 0);
