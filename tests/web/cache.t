#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What nginx keeps of pages, for whom, and for how long: on a site of its
// own.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');
const { get, load, nextSecond, unstyled } = require('./http.js');
const { startSite, useReleased } = require('./private_site.js');
const { workers, kill } = require('./processes.js');
const { ok, is, every, skip, run, sh, soon, sql, sleep, waitUntil } =
	require('../cgi/tap.js');

const SLUG = 'sofia-teh-park-i-klaster-medien-inovatsionen-hab';
const ARTICLE = `/bg/news/${SLUG}/`;
const PAGES = ['/bg/', '/bg/news/', '/en/news/2020/', '/bg/projects/',
	ARTICLE, '/en/partners/vrt/', '/bg/about/'];
const CODINGS = { 'br': zlib.brotliDecompressSync,
	'gzip': zlib.gunzipSync, 'identity': (bytes) => bytes };

let site;

const ask = (uri, options = {}) => get(uri, { origin: site.origin,
	...options });
const askAll = (uris, options) =>
	Promise.all(uris.map((uri) => ask(uri, options)));
const query = (statements) => sql(statements, 'postgres', site.env);
const entitle = (title) => query(`UPDATE core.edition
	SET title = '${title}' WHERE slug = '${SLUG}'`);

// What a log has got since: of nginx, of the workers, of PostgreSQL.
const sizeOf = (name) => fs.statSync(`${site.folder}/log/${name}`).size;
const since = (name) => {
	const from = sizeOf(name);

	return () => fs.readFileSync(`${site.folder}/log/${name}`)
		.subarray(from).toString('utf8').split('\n').filter(Boolean);
};

// How often workers were asked for an address, or for any. A worker writes its
// line when its answer is sent, so those of some answers may still come.
const asked = (before = []) => {
	const logs = ['news.log', 'article.log'].map(since);

	return (uri = '') => logs.flatMap((lines) => lines())
		.filter((line) => line.includes(` GET ${uri}`) &&
			!before.some((reply) => isOf(reply, line)));
};
const isOf = ({ headers }, line) => line.includes(headers['x-request-id']);

// Which statements they have run. Each is written down before its answer.
const statements = () => {
	const lines = since('postgres.log');

	return () => lines().filter((line) =>
		/^(news|article) LOG: .*(execute|statement)/.test(line));
};

async function logStatements() {
	for (const what of ['log_min_duration_statement = 0',
		'log_line_prefix = \'%u \''])
		await sh('psql', ['-XqU', 'postgres', '-c',
			`ALTER SYSTEM SET ${what}`], { env: site.env });
	await query('SELECT pg_reload_conf()');
	const seen = statements();

	const good = await waitUntil(async () => {
		await entitle(`Заглавие ${Math.random()}`);
		await askAll(PAGES);
		return seen().length > 10;
	});

	ok(good, 'what the workers ask is seen here');
	await settle();
}

// What a copy is called and what is in it; nothing when it is gone.
function copyOf(name) {
	try {
		const text = fs.readFileSync(path.join(site.folder, 'cache', name),
			'latin1');

		return [{ name: /\nKEY: (.*)/.exec(text)?.[1] ?? '',
			status: /Status: (\d+)/.exec(text)?.[1] }];
	} catch ({ code }) {
		if (code !== 'ENOENT')
			throw Error(`${name}: ${code}`);
		return [];
	}
}

// The keys of all that is kept, with the first line of what is. nginx names a
// copy when it is whole, which may be after its reader has it.
const kept = () => fs.readdirSync(`${site.folder}/cache`, { recursive: true })
	.filter((name) => /(^|\/)[0-9a-f]{32}$/.test(name)).flatMap(copyOf);
const namesOf = (pattern) => kept().map(({ name }) => name)
	.filter((name) => pattern.test(name)).sort().join();

async function testEncodings() {
	const replies = await Promise.all(PAGES.flatMap((uri) =>
		Object.keys(CODINGS).map((coding) => ask(uri, { headers:
			{ 'accept-encoding': coding } }))));
	const coding = ({ headers }) =>
		headers['content-encoding'] ?? 'identity';
	const plain = new Map(replies.filter((reply) => coding(reply) ===
		'identity').map((reply) => [reply.name, reply]));

	const text = (reply) => CODINGS[coding(reply)](reply.bytes);

	every(replies, (reply) => reply.status !== 200 ||
		unstyled(text(reply)) !== unstyled(plain.get(reply.name).bytes),
	'a page is the same in every encoding');
	is(replies.map(coding).join(), PAGES.map(() => 'br,gzip,identity')
		.join(), 'it comes in the one that is asked for');
	every(replies, ({ headers }) => headers.vary !== 'Accept-Encoding' &&
		(headers.vary ?? 'no Vary'), 'it says that there are others');
	is(new Set(replies.map(({ headers }) => headers.etag)).size,
		replies.length, 'each has a tag of its own');
	every(replies, ({ headers }) => headers['cache-control'] !==
		'no-cache' || headers['x-accel-expires'], 'a reader asks again');
	every(replies.filter((reply) => coding(reply) !== 'identity'),
		(reply) => reply.bytes.length * 2 > text(reply).length,
		'it is half the size');
}

// In spellings of one word: what is not taken is not given.
async function testSpellings() {
	const wishes = { '': '', '*': '', 'identity': '', 'deflate': '',
		'br': 'br', 'BR': 'br', 'gzip, deflate, br': 'br',
		'gzip,br;q=0': 'gzip', 'br;q=0.0, gzip;q=0.000': '',
		'br ; q=0.001': 'br', 'x-gzip': 'gzip', 'brx, xgzip': '',
		'gzip;q=1.0, *;q=0': 'gzip', 'br;q=x': '', '\tbr\t': 'br' };
	const replies = await Promise.all(Object.keys(wishes).map((wish) =>
		ask('/en/about/', { headers: { 'accept-encoding': wish } })));

	is(replies.map(({ headers }) => headers['content-encoding'] ?? '')
		.join(), Object.values(wishes).join(),
	'a reader gets no encoding that he refuses');
	const names = ' /en/about/?,br /en/about/?,gzip /en/about/?';

	await waitUntil(() => namesOf(/\/en\/about\//) === names);
	is(namesOf(/\/en\/about\//), names,
		'a page is kept once in each, however that is written');
}

// Until each worker has looked for something in the database since the last
// change, and so knows of it: those that have nothing to do are woken one after
// the other, so it takes many questions at once, which nobody keeps the answers
// of. What was kept before that is asked for again in the next second.
async function settle() {
	const lines = asked();
	const many = Array.from({ length: 10 }, (_, i) => [
		`/bg/news/nobody-wrote-${i}/`, `/bg/nobody-wrote-${i}/`]).flat();
	const replies = [];

	ok(await waitUntil(async () => {
		replies.push(...await askAll(many));
		const own = lines().filter((line) => / 404 GET /.test(line) &&
			replies.some((reply) => isOf(reply, line)));

		return workers(site.folder, ['news', 'article']).every((pid) =>
			own.some((line) => line.includes(`[${pid}]`)));
	}), 'every worker is asked');
	await nextSecond();
}

async function testUnchanged() {
	await settle();
	const before = await askAll(PAGES);
	const lines = asked(before);
	const ran = statements();
	const after = [];

	await waitUntil(async () => {
		after.push(...await askAll(PAGES));
		return PAGES.every((uri) => lines(`${uri} `).length >= 2);
	});
	every(after, ({ status, text, name }) => status !== 200 || text !==
		before.find((reply) => reply.name === name).text,
	'a page that nobody changes stays the same');
	every(lines(), (line) => !/: 304 GET .* 0 \d+ us$/.test(line),
		'asked again, its worker says that it is still good');
	is(ran().join('\n'), '', 'and that costs no query');
	ok(lines().length < after.length,
		'most readers get what nginx has kept');
}

async function testChanged() {
	const seen = [];

	await ask(ARTICLE);
	for (let i = 0; i < 5; i++) {
		const title = `Поправка номер ${i}`;

		await sleep(300 * i);
		await entitle(title);
		seen.push(await soon(async () =>
			(await ask(ARTICLE)).text.includes(title)));
	}
	is(seen.join(), 'true,true,true,true,true',
		'a correction is seen by who asks through nginx');
}

const HELD = (reply) => ({ headers: { 'if-none-match': reply.headers.etag } });

async function testHeld() {
	const page = await ask(ARTICLE);
	const [same, weak, any, other] = await Promise.all([page.headers.etag,
		`"x", W/${page.headers.etag}`, '*', '"x"'].map((tag) =>
		ask(ARTICLE, { headers: { 'if-none-match': tag } })));

	every([same, weak, any], ({ status, bytes, headers }) =>
		status !== 304 || bytes.length > 0 || headers.etag !==
		page.headers.etag || headers.vary !== 'Accept-Encoding' ||
		headers['cache-control'] !== 'no-cache',
	'what a reader holds is not sent again');
	is([other.status, other.text], [200, page.text],
		'what he does not hold is');
	await entitle('Друго');
	ok(await soon(async () => (await ask(ARTICLE, HELD(page)))
		.status === 200), 'nor what has changed since');
}

// The head of a page that nobody has asked for before, then all of it.
async function testHead() {
	const head = await ask('/en/projects/', { method: 'HEAD' });
	const page = await ask('/en/projects/');

	is([head.status, head.bytes.length, head.headers['content-length']],
		[200, 0, String(page.bytes.length)], 'a head has no body, and ' +
		'its length');
	ok(page.status === 200 && page.text.includes('</html>'),
		'who comes after it gets all of the page');
}

// Two thousand, in turns, by eight connections. Who waits longer than this for
// another's answer asks by himself (fastcgi_cache_lock_timeout is 100 ms).
const MANY = 2000;
const LATE = 90;
const ODD = ['utm_source=', 'fbclid=', '%D1%8F=', 'q=', 't=', '&&x', 'BEFORE=',
	'%62efore=1-', 'a=b?before='];

async function testQueries() {
	await settle();
	const first = await ask('/bg/news/');
	const ran = statements();
	const lines = asked([first]);
	const begun = Date.now();
	const bad = [];
	let late = 0;

	for (let i = 0; i < MANY; i += 8) {
		const now = Date.now();

		await Promise.all(Array.from({ length: 8 }, async (_, j) => {
			const reply = await ask(
				`/bg/news/?${ODD[j % ODD.length]}${i + j}`);

			late += Date.now() - now > LATE;
			if (reply.status !== 200 || reply.text !== first.text)
				bad.push(reply);
		}));
	}
	is(bad.map(({ name }) => name).slice(0, 5).join(' '), '',
		'what a page does not know changes nothing on it');
	is(ran().join('\n'), '',
		'two thousand queries of one page reach no database');
	// Once in a second, and once more where a second's end is waited for.
	ok(lines('/bg/news/').length <= 2 * (Date.now() - begun) / 1000 + 4 + late,
		'and a worker about once in a second', lines('/bg/news/').length,
		Date.now() - begun, late);
	is(namesOf(/^ \/bg\/news\/\?/), ' /bg/news/?', 'and are kept as one page');
}

async function testMalformed() {
	const ran = statements();
	const replies = await askAll(['%zz', '%', 'a=%', '%ff', '\xff', '%00',
		'%c0%af', '%ed%a0%80', '%f4%90%80%80', '%e0%80%80', '%d1&a',
		'before=%zz', 'before=x', 'before=', 'before=1-1%', '%D1x',
		...Array.from({ length: 100 }, (_, i) => `%zz${i}`)]
		.map((text) => `/bg/news/?${text}`));

	every(replies, ({ status, headers }) => status !== 400 ||
		headers['cache-control'] !== 'no-store',
	'a query that is malformed is refused, also where its page is kept');
	is([namesOf(/^ \/bg\/news\/\?./), ran().join('\n')], ['', ''],
		'it is not kept, and reaches no database');
	every(await askAll(['%D1%8F', '%e0%a4%85', '%ed%9f%bf', '%f0%9f%98%80',
		'%F4%8F%BF%BF', '+', '=', 'a=%2', 'a=%c3%b6'.repeat(800)]
		.filter((text) => !/%\d$/.test(text)).map((text) =>
			`/bg/news/?${text}`)),
	({ status }) => status !== 200 && status, 'what is text is not');
}

async function testCursor() {
	const cursor = `before=${Date.now()}000-1`;
	const [plain, one, more, first] = await askAll([`?${cursor}`,
		`?utm=x&${cursor}&y`, `?${cursor}&before=1-1`, '']
		.map((text) => `/bg/news/${text}`));

	ok(one.text === plain.text && more.text === plain.text &&
		plain.status === 200, 'what a page knows is heard among others');
	ok(first.text !== plain.text, 'and makes another page');
}

async function testNotKept() {
	const uris = ['/bg/newsletter/', '/en/newsletter/confirm/?t=a',
		'/bg/preview/?secret=a', '/bg/news%6cetter/', '/bg/n%65ws/',
		'/bg/search/', '/bg/search/?q=a', '/en/search/?page=1&q=b',
		'/healthz', '/readyz', '/metrics', '/bg/nothing/', '/bg',
		'/bg//news/', '/bg/news/nothing/', '/bg/news/?%zz', '/'];
	const before = kept().map(({ name }) => name);
	// Those of the test before this one may still come.
	const others = () => kept().map(({ name }) => name).filter((name) =>
		!before.includes(name) && !/\?before=\d/.test(name));

	await askAll([...uris, ...uris]);
	await ask('/bg/newsletter/', { method: 'POST', body: 'email=x' });
	is(others().join(), '', 'no form, preview, search, probe, redirect ' +
		'or fault is kept');
	every(kept(), ({ name, status }) => status !== '200' ||
		!/^(br|gzip|) \/(bg|en)\/[^?%]*\?(before=[0-9]+-[0-9]+)?$/
			.test(name), 'what is kept are pages');
}

const stateOf = (state) => query(`UPDATE core.edition SET state = '${state}',
	withdrawn_at = ${state === 'withdrawn' ? 'now()' : 'NULL'}
	WHERE slug = '${SLUG}'`);
const answers = (status, uri = ARTICLE) => soon(async () =>
	(await ask(uri)).status === status);

// nginx would hold on to its copy: for it, 404 and 500 are faults.
async function testGone() {
	const seen = [];

	for (const [state, status] of [['withdrawn', 410], ['approved', 200],
		['draft', 404], ['approved', 200]]) {
		await stateOf(state);
		seen.push(await answers(status));
	}
	is(seen.join(), 'true,true,true,true',
		'a page that is gone is gone, and comes again');
	await query(`UPDATE core.edition SET slug = 'test-drug'
		WHERE slug = '${SLUG}'`);
	ok(await answers(301), 'the address of before leads on');
	await query(`UPDATE core.edition SET slug = '${SLUG}'
		WHERE slug = 'test-drug'`);
	ok(await answers(200), 'and back');
	await query(`REVOKE SELECT ON web.edition_text FROM article;
		UPDATE core.edition SET title = 'Нещо' WHERE slug = '${SLUG}'`);
	ok(await answers(500), 'a fault of ours is not hidden by a copy');
	await query('GRANT SELECT ON web.edition_text TO article');
	ok(await answers(200), 'and is over when it is mended');
}

const signal = (name) => workers(site.folder, ['news'])
	.forEach((pid) => process.kill(pid, name));

// A page asked at a second's begin, then its workers stand still, and in the
// next second all come at once. What has taken too long is done again.
async function crowd(uri, many) {
	await nextSecond();
	const page = await ask(uri);
	const second = Math.floor(Date.now() / 1000);
	const lines = asked();
	const own = () => lines(`${uri} `).filter((line) =>
		replies.some((reply) => isOf(reply, line)));

	signal('SIGSTOP');
	await nextSecond();
	const replies = [];
	const all = Array.from({ length: many }, async () =>
		replies.push(await ask(uri, { agent: false })));
	const early = await waitUntil(() => replies.length === many - 1, 3);
	const inTime = Math.floor(Date.now() / 1000) === second + 1;
	const held = replies.length;

	signal('SIGCONT');
	await Promise.all(all);
	await waitUntil(() => own().length > 0);
	return { page, replies, held, done: early || inTime,
		times: own().length };
}

async function testCrowd() {
	let seen;

	for (let i = 0; i < 20 && !seen?.done; i++)
		seen = await crowd('/en/', 30);
	is([seen.held, seen.times], [29, 1], 'of thirty who ask at once for a ' +
		'page that may have changed, one goes to its worker');
	every(seen.replies, ({ status, text }) => status !== 200 ||
		text !== seen.page.text, 'the others get what is there');
}

// Nobody gets a page of any age while the database is there.
async function testOld() {
	await ask('/en/');
	await sleep(2100);
	signal('SIGSTOP');
	const replies = [];
	const all = Array.from({ length: 5 }, async () =>
		replies.push(await ask('/en/', { agent: false })));

	await sleep(300);
	const early = replies.length;

	signal('SIGCONT');
	await Promise.all(all);
	is(early, 0, 'a page of two seconds ago is given to nobody unasked');
	every(replies, ({ status }) => status !== 200 && status,
		'all get it when it was asked for');
}

// All workers are killed, and as many take their place.
async function beginAnew() {
	const before = workers(site.folder);

	before.forEach(kill);
	await waitUntil(() => workers(site.folder).filter((pid) =>
		!before.includes(pid)).length === before.length);
	await waitUntil(async () => (await ask('/healthz')).status === 200);
	await nextSecond();
}

async function testAway() {
	await stateOf('withdrawn');
	await answers(410);
	await settle();
	const good = await askAll(PAGES.filter((uri) => uri !== ARTICLE));
	const stopped = await site.stopPostgres();

	ok(await waitUntil(async () => (await ask('/readyz')).status === 503),
		'the database is away', stopped.err);
	await nextSecond();
	const uris = good.map(({ name }) => name.slice(4));
	const last = await askAll(uris);
	const same = await Promise.all(good.map((reply) =>
		ask(reply.name.slice(4), HELD(reply))));
	const form = await ask('/bg/newsletter/', { method: 'POST',
		body: 'email=a%40cache.test.example&frequency=each' });
	const [never, gone] = await askAll(['/en/news/2019/', ARTICLE]);

	every(last, ({ status, text }, i) => status !== 200 || !good.some((was) =>
		was.text === text), 'without it, the last good copy is shown');
	every(same, ({ status }) => status !== 304 && status,
		'who holds it is told that it is the last');
	is([never.status, /^\d+$/.test(never.headers['retry-after']),
		form.status], [503, true, 503],
	'what was never asked for, and a form, have to wait');
	is(gone.status, 503, 'what was withdrawn does not come back');
	await beginAnew();
	every(await askAll(uris), ({ status, text }) => status !== 200 ||
		!good.some((was) => was.text === text),
	'and the copy also where all workers have begun since');
	const started = await site.startPostgres();

	ok(await waitUntil(async () => (await ask('/readyz')).status === 200),
		'the database is there again', started.err);
	await stateOf('approved');
	await entitle('След това');
	ok(await waitUntil(async () => (await ask('/bg/')).text.includes(
		'След това') && (await ask(ARTICLE)).status === 200),
	'and so is what has changed since');
}

// Readers while something is done to the folder, and some time after.
async function reading(action) {
	const readers = load(PAGES, site.origin, 4, 10);

	await waitUntil(() => readers.replies.length > 50);
	await action();
	for (let i = 0; i < 2; i++) {
		await entitle(`Папка ${i}`);
		await sleep(1100);
	}
	return readers.stop();
}

// At once, whatever nginx writes into it meanwhile.
function takeAway(name) {
	fs.renameSync(name, `${site.folder}/gone`);
	fs.rmSync(`${site.folder}/gone`, { recursive: true });
}

function empty(folder) {
	for (const name of fs.readdirSync(folder))
		takeAway(path.join(folder, name));
}

const whole = ({ status, text }) => status !== 200 ||
	!text.includes('</html>') ? status || 'nothing' : '';

// A disk of its own with room for nothing, then one that cannot be written.
async function testDisk() {
	const folder = `${site.folder}/cache`;
	const disk = async (...options) => (await sh('mount', ['-t', 'tmpfs',
		...options, 'newsroom', folder])).code === 0;

	if (!await disk('-o', 'size=1m,nr_inodes=1')) {
		skip('only root may mount a disk', 'a full disk is no fault');
		return;
	}
	every(await reading(() => {}), whole,
		'readers go on reading when the disk is full');
	is(kept().map(({ name }) => name).join(''), '', 'and nothing is kept');
	await disk('-o', 'remount,nr_inodes=1000');
	ok(await waitUntil(async () => {
		await askAll(PAGES);
		return kept().length > 0;
	}), 'where there is room again, something is kept again');
	ok(await disk('-o', 'remount,ro'), 'it cannot be written any more');
	every(await reading(() => {}), whole,
		'readers go on reading where nothing can be written');
}

const putBack = () => sh('umount', ['-lq', `${site.folder}/cache`]);

async function testFolder() {
	const folder = `${site.folder}/cache`;

	every(await reading(() => takeAway(folder)),
		whole, 'readers go on reading when what is kept is taken away');
	await sh('chmod', ['-R', 'a-w', folder]);
	every(await reading(() => {}), whole, 'and when nothing can be kept');
	await sh('chmod', ['-R', 'u+w', folder]);
	empty(folder);
	// Where nginx is quicker, a folder stands there again.
	every(await reading(() => fs.readdirSync(folder).forEach((name) => {
		takeAway(path.join(folder, name));
		try {
			fs.writeFileSync(path.join(folder, name), 'x');
		} catch (error) {
			if (error.code !== 'EISDIR')
				throw error;
		}
	})), whole, 'and when other things stand in its place');
	empty(folder);
}

run(async () => {
	useReleased();
	site = await startSite('cache');
	await logStatements();
	await testEncodings();
	await testSpellings();
	await testUnchanged();
	await testChanged();
	await testHeld();
	await testHead();
	await testQueries();
	await testMalformed();
	await testCursor();
	await testNotKept();
	await testGone();
	await testCrowd();
	await testOld();
	await testFolder();
	await testDisk();
	await putBack();
	await testAway();
}, async () => {
	if (site) {
		signal('SIGCONT');
		await putBack();
	}
	await site?.stop();
});
