#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// Beside an import that stands still in its middle everybody else goes on, and
// a reader behind nginx sees what they do. On a site of its own.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { execFileSync, spawn } = require('node:child_process');
const { startSite, useReleased } = require('./private_site.js');
const { ok, is, like, every, run, sh, soon, waitUntil } = require('../cgi/tap.js');

const ITEMS = 40;
let site, work, child, feed;

const newsroom = (...words) => sh(`${process.env.BUILD}/newsroom`, words,
	{ env: site.env, cwd: work });
const psql = (statement) => execFileSync('psql', ['-XAtqU', 'postgres', '-d',
	'newsroom', '-c', statement], { env: site.env, encoding: 'utf8' }).trim();
const get = async (uri) => {
	const reply = await fetch(site.origin + uri, { redirect: 'manual' });

	return { status: reply.status, text: await reply.text() };
};

// The posts are of this minute, the last one first, so that their numbers are
// what others want too, and given by their times. A day begins in Sofia.
const now = new Date(Date.now() - 1000);
const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Sofia' })
	.format(now);
const [year, month] = today.split('-');
const before = (seconds) => new Date(now - seconds * 1000).toISOString()
	.slice(0, 19).replace('T', ' ');
const post = (n, type = 'post') => `<item><title>Внос ${n}</title>
<wp:post_id>${n}</wp:post_id><wp:post_name>vnos-${n}</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>${type}</wp:post_type>
<link>https://o.example/old/${n}/</link>
<category domain="category" nicename="media">M</category>
<wp:post_date_gmt>${before(n)}</wp:post_date_gmt>
<content:encoded><![CDATA[<p>Непознатадума${'абвгдежзик'[n % 10]}.
<img src="https://o.example/up/p.png" alt="Поле"></p>]]></content:encoded></item>
`;
const posts = (from, to) => Array.from({ length: to - from },
	(_, i) => post(from + i)).join('');

// What an editor writes, and takes in at once.
function file(name, head, body = 'Текст.', lang = 'bg') {
	fs.writeFileSync(path.join(work, name),
		`---\nlang: ${lang}\nlead: Накратко.\n${head}\n---\n\n${body}\n`);
	return name;
}

// The import reads from a pipe what it is given, and waits for the rest.
async function begin() {
	const pipe = path.join(work, 'in.xml');

	fs.writeFileSync(path.join(work, 'map'),
		'category/media: media-motor-europe\n');
	execFileSync('mkfifo', [pipe]);
	child = spawn(`${process.env.BUILD}/newsroom`, ['import', 'wordpress',
		pipe, '--map', path.join(work, 'map'), '--files', work, '--json'],
	{ env: site.env });
	child.said = '';
	child.stdout.on('data', (piece) => {
		child.said += piece;
	});
	child.ended = new Promise((done) => {
		child.on('exit', done);
	});
	feed = fs.openSync(pipe, 'w');
	fs.writeSync(feed, `<rss xmlns:wp="w" xmlns:content="c"><channel>
<wp:wxr_version>1.2</wp:wxr_version><language>bg</language>
${posts(0, ITEMS / 2)}${post(90, 'page')}${' '.repeat(1 << 17)}`);
	return waitUntil(() => psql(`SELECT count(*) FROM pg_stat_activity
		WHERE usename = 'editor' AND state = 'idle in transaction'
			AND query LIKE '%item%'`) === '1');
}

async function end() {
	fs.writeSync(feed, `${posts(ITEMS / 2, ITEMS)}</channel></rss>`);
	fs.closeSync(feed);
	return child.ended;
}

// What an import may hold: what is no obstacle to who reads and writes.
function testLocks() {
	const held = psql(`SELECT DISTINCT locktype || ' ' || mode
		FROM pg_locks JOIN pg_stat_activity a USING (pid)
		WHERE a.usename = 'editor' AND locktype <> 'virtualxid'
			AND NOT (mode IN ('AccessShareLock', 'RowShareLock',
				'RowExclusiveLock')) ORDER BY 1`).split('\n');

	// That of its own number, by which others would wait for its rows.
	is(held, ['transactionid ExclusiveLock'],
		'an import holds no lock but those of its own rows');
	is(psql(`SELECT count(*) FROM core.version
		WHERE changed_by::text IN (SELECT backend_xid::text
			FROM pg_stat_activity)`), '0',
	'and has not touched the version');
}

async function seen(name, uri, wanted) {
	return [name, await soon(async () => (await wanted(await get(uri))))];
}

async function testPublication() {
	const draft = file('d.md', 'title: Чернова\nslug: moya-chernova');
	const taken = await newsroom('article', 'import', draft);
	const published = await newsroom('article', 'publish', 'moya-chernova');

	is([taken.code, published.code], [0, 0],
		'beside it an article is taken in and published',
		taken.err + published.err);
	every([await seen('its page', '/bg/news/moya-chernova/',
		({ status }) => status === 200),
	await seen('the list', '/bg/news/', ({ text }) =>
		text.includes('Чернова')),
	await seen('the month', `/bg/news/${year}/`, ({ text }) =>
		text.includes('Чернова'))], ([, is]) => !is,
	'and a reader sees it');
	is((await get('/bg/news/vnos-1/')).status, 404,
		'but nothing of the import');
}

// Each command of an editor, and what it says where it was refused.
async function testCommands() {
	const done = [];

	for (const [name, words] of [
		['publish at a time', ['article', 'import',
			file('a.md', `title: А\nslug: sreshta\npublished: ${today}`)]],
		['translate', ['article', 'import', file('b.md',
			'title: B\nslug: meeting\ntranslation_of: sreshta', '', 'en')]],
		['edit', ['article', 'import', file('c.md',
			`title: А2\nslug: sreshta\npublished: ${today}`,
			'Друг текст.'), '--force']],
		['restore', ['article', 'restore', 'sreshta', '--language', 'bg',
			'--revision', '1']],
		['schedule', ['article', 'schedule', 'test-a', '--at',
			'2099-01-01 10:00']],
		['embargo', ['article', 'embargo', 'test-b', '--until',
			'2099-01-01 10:00']],
		['preview', ['article', 'preview', 'test-b']],
		['withdraw', ['article', 'withdraw', 'sreshta', '--language',
			'bg']],
		['publish again', ['article', 'publish', 'sreshta',
			'--language', 'bg']],
		['add a picture', ['media', 'add', 'q.png', '--alt-bg', 'Друго']],
		['edit a project', ['project', 'import', 'project.yaml']],
		['edit a partner', ['partner', 'import', 'partner.yaml']],
		['edit a page', ['page', 'import', 'page.md']],
		['compose an issue', ['edition', 'compose']],
	]) {
		const { code, err, out } = await newsroom(...words);

		done.push([name, code === 0 ? '' : `${err}${out}`]);
	}
	every(done, ([, why]) => why, 'beside it an editor does all else');
	like(psql(`SELECT web.ask('beside@example.org', 'bg', 'each', '{}',
		'Yes') IS NOT NULL`), /^[tf]$/, 'a reader signs up');
	ok(await soon(() => psql(`SELECT count(*) FROM core.subscriber
		WHERE address = 'beside@example.org'`) === '1' ||
		psql('SELECT web.settle_asks(9)') > 0),
	'and it is settled');
}

// What is the same thing cannot go in twice.
async function testSame() {
	const { code, err } = await newsroom('article', 'import',
		file('same.md', 'title: Същото\nslug: vnos-3'));
	const picture = await newsroom('media', 'add', 'p.png');

	is([code, picture.code], [1, 1], 'what the import has in hand is not ' +
		'taken in beside it');
	like(err + picture.err,
		/same.md: .* in hand at this moment[^]*p.png: .* in hand at this/,
		'and who tries is told why');
}

async function testEnd() {
	const version = psql('SELECT version FROM core.version');
	const code = await end();
	const said = JSON.parse(child.said || '{}');

	is([code, said.items, said.made], [0, ITEMS + 1, ITEMS + 1],
		'the import goes on and ends');
	every([await seen('its page', '/bg/news/vnos-1/',
		({ status }) => status === 200),
	await seen('the list', `/bg/news/${year}/${month}/`,
		({ text }) => text.includes('Внос 0'))], ([, is]) => !is,
	'and a reader sees it at once');
	ok(psql('SELECT version FROM core.version') > version,
		'it has raised the version');
	is(psql(`SELECT string_agg(a.key, ' ' ORDER BY n.number)
		FROM core.press_number n JOIN core.article a ON a.id = n.article
		JOIN core.edition e ON e.article = a.id
		WHERE e.slug LIKE 'vnos-%'`),
	psql(`SELECT string_agg(a.key, ' ' ORDER BY e.published_at)
		FROM core.article a JOIN core.edition e ON e.article = a.id
		WHERE e.slug LIKE 'vnos-%'`),
	'its numbers are given by the days of publication');
	is(psql(`SELECT max(number) - count(*) FROM core.press_number
		WHERE year = ${year}`), '0', 'none lacks, and none comes twice');
	is(psql(`SELECT lang, month, approved FROM core.month_count EXCEPT
		SELECT lang, core.month(published_at), count(*)
		FROM core.edition WHERE state = 'approved' GROUP BY 1, 2`), '',
	'the months are counted with all');
	is(psql(`SELECT (SELECT count(*) FROM core.import),
		(SELECT count(*) FROM core.import_month),
		(SELECT count(*) FROM core.import_number),
		(SELECT count(*) FROM core.search_heard)`), '0|0|0|0',
	'and nothing is left of what it noted');
	is(psql(`SELECT count(*) FROM core.search_word
		WHERE word = 'внос'`), '1', 'its words are learned');
}

async function prepare() {
	work = fs.mkdtempSync(path.join(site.folder, 'beside.'));
	execFileSync('/usr/bin/python3', ['-c', `from PIL import Image
for n in "pq": Image.new("RGB", (60, 40), (ord(n), 9, 9)).save(n + ".png")`],
	{ cwd: work });
	for (const name of ['test-a', 'test-b'])
		await newsroom('article', 'import', file(`${name}.md`,
			`title: ${name}\nslug: ${name}`));
	for (const [kind, slug] of [['project', 'media-motor-europe'],
		['partner', 'vrt']])
		fs.writeFileSync(path.join(work, `${kind}.yaml`),
			(await newsroom(kind, 'show', slug)).out
				.replace(/(name: ")/, '$1New '));
	fs.writeFileSync(path.join(work, 'page.md'), (await newsroom('page',
		'show', 'about', '--language', 'bg')).out + '\nНов ред.\n');
}

run(async () => {
	useReleased();
	site = await startSite('beside');
	await prepare();
	ok(await begin(), 'an import stands still in its middle');
	testLocks();
	await testPublication();
	await testCommands();
	await testSame();
	await testEnd();
}, async () => {
	child?.kill('SIGKILL');
	await site?.stop();
});
