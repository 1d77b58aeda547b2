#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// `mailer --bounces`: what it says of the messages of tests/bounces, whose
// table is tests/bounces/expected, in whatever form they come.
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { is, like, every, run, sh } = require('../cgi/tap.js');
const { makeOutbox } = require('./outbox.js');

const top = path.join(__dirname, '../..');
const build = process.env.BUILD ?? path.join(top, 'build/san');
const folder = path.join(top, 'tests/bounces');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'newsroom-bounces-'));
const names = fs.readdirSync(folder).filter((n) => n.endsWith('.eml')).sort();
const bytesOf = (name) => fs.readFileSync(path.join(folder, name));

const mailer = (args, env = {}) => sh(path.join(build, 'mailer'),
	['--bounces', ...args], { env: { ...process.env, ...env } });

// The table, in the form of what is printed.
function expected() {
	const table = [];

	for (const line of fs.readFileSync(path.join(folder, 'expected'), 'utf8')
		.trimEnd().split('\n')) {
		const [first, second, third] = line.trim().split(' ');

		if (line.startsWith('\t'))
			table.at(-1).recipients.push({ address: second,
				status: third === '-' ? '' : third,
				verdict: first });
		else if (!line.startsWith('#'))
			table.push({ file: first, verdict: second,
				recipients: [] });
	}
	return table;
}

// What is said of each file or folder.
async function read(args, env) {
	const { code, out, err } = await mailer(['--json', ...args], env);

	return { code, err, said: out.split('\n').filter(Boolean)
		.map((line) => JSON.parse(line)) };
}

const withoutFile = ({ verdict, recipients }) =>
	JSON.stringify({ verdict, recipients });

// A folder of the same messages, changed; what differs from the table.
async function changed(table, change) {
	const to = fs.mkdtempSync(path.join(work, 'changed-'));

	for (const { file } of table)
		fs.writeFileSync(path.join(to, file), change(bytesOf(file)));
	const { said } = await read(['--dry-run', to]);

	return table.map((wanted, i) => ({ name: wanted.file, wanted:
		withoutFile(wanted), got: said[i] && withoutFile(said[i]) }));
}

const differs = ({ wanted, got }) => wanted !== got && `${got}, not ${wanted}`;

async function verdicts(table) {
	const { code, err, said } = await read(['--dry-run', folder]);
	const of = (file) => said.find((s) => path.basename(s.file) === file);
	const compared = (pick) => (wanted) => {
		const got = of(wanted.file);

		return JSON.stringify(pick(got)) !== JSON.stringify(pick(wanted)) &&
			`${JSON.stringify(pick(got))}`;
	};
	const some = (verdict) => table.filter((t) => t.verdict === verdict)
		.map((t) => ({ ...t, name: t.file }));

	is(table.map((t) => t.file).join(), names.join(),
		'the table knows every message, and no other');
	is(`${code} ${err}`, '0 ', 'a folder of messages is read without a word');
	every(some('hard'), compared((m) => m?.verdict),
		'a reader who is gone for good is a hard bounce');
	every(some('soft'), compared((m) => m?.verdict),
		'a refusal that says nothing final of the address is soft');
	every(some('none'), compared((m) => m?.verdict),
		'an answer, a receipt, a complaint or a letter is no bounce');
	every(table.map((t) => ({ ...t, name: t.file })),
		compared((m) => m?.recipients),
		'each recipient has the address, the code and the verdict of his own');
}

async function forms(table) {
	const text = (change) => (bytes) =>
		Buffer.from(change(bytes.toString('latin1')), 'latin1');

	every(await changed(table, text((t) => t.replace(/\n/g, '\r\n'))),
		differs, 'lines may end in CR LF');
	every(await changed(table, text((t) => t.replace(/\n/g, '\r\r\n'))),
		differs, 'also in a CR too many');
	every(await changed(table, text((t) => t.replace(/\n/g, '\r'))),
		differs, 'lines may end in CR alone');
	every(await changed(table, text((t) =>
		`From MAILER-DAEMON Mon Oct 14 09:00:00 2024\n${t}`)),
	differs, "a mailbox's From line is passed over");
	every(await changed(table, text((t) => `\n\r\n${t}`)), differs,
		'empty lines in front are passed over');
	every(await changed(table, text((t) => `X-Odd: \xff\xfe\x80\n${t}`)),
		differs, 'a head may hold bytes of no character set');
	every(await changed(table, (bytes) => Buffer.concat([bytes,
		Buffer.alloc(50 << 10, '\0')])), differs,
	'NULs behind the text change nothing');
}

// Whatever is left of a message, the program says one line of it.
async function cuts() {
	const to = path.join(work, 'cut');
	let n = 0;

	fs.mkdirSync(to);
	for (const name of names) {
		const bytes = bytesOf(name);

		for (let part = 0; part < 6; part++, n++)
			fs.writeFileSync(path.join(to, `${name}-${part}`),
				bytes.subarray(0, bytes.length * part / 6));
	}
	const { code, err, said } = await read([to]);

	is(`${code} ${err} ${said.length}`, `0  ${n}`,
		'a message that is cut short anywhere is read to where it ends');
}

async function extremes() {
	const file = path.join(work, 'extreme');
	const head = bytesOf('qmail-unknown.eml');
	const limit = { ASAN_OPTIONS: 'hard_rss_limit_mb=150' };
	const hard = '0 hard';
	const verdict = async (bytes, env) => {
		fs.writeFileSync(file, bytes);
		const { code, said } = await read([file], env);

		return `${code} ${said[0]?.verdict}`;
	};
	const nest = (type, close) => 'From: MAILER-DAEMON@example.com\n' +
		Array.from({ length: 9000 }, (_, i) => `Content-Type: ${type}; ` +
			`boundary="b${i}"\n\n--b${i}\n${close}`).join('');

	is(await verdict(Buffer.concat([head, Buffer.alloc(50 << 20, 'x y\n')]),
		limit), hard, 'of a message of 50 MB little is kept in memory');
	is(await verdict('Return-Path: <>\nFrom: MAILER-DAEMON@example.com\n' +
		'Content-Type: multipart/mixed; boundary="b"\n\n' +
		'--b\n\nx\n'.repeat(2e5), limit), '0 soft',
	'a message of many parts takes no more');
	is(await verdict(nest('multipart/mixed', ''), limit), '0 none',
		'parts in parts in parts are let be at some depth');
	is(await verdict(nest('multipart/report', 'Content-Type: message/rfc822\n\n'),
		limit), '0 none', 'so are reports in reports in reports');
	is(await verdict('a@example.com is no such user'), '0 none',
		'a text without a head is no bounce');
	is(await verdict(''), '0 none', 'nothing at all is none');
}

// A copy of one message at a path inside of work/.
function put(name, message = 'qmail-unknown.eml') {
	const to = path.join(work, name);

	fs.mkdirSync(path.dirname(to), { recursive: true });
	fs.writeFileSync(to, bytesOf(message));
	return to;
}

async function paths() {
	const files = async (...args) => (await read(['--dry-run', ...args])).said.map((s) =>
		path.relative(work, s.file)).join();

	['plain/b', 'plain/a', 'plain/.hidden', 'plain/inside/c', 'box/cur/1',
		'box/new/2', 'box/tmp/3'].forEach((name) => put(name));
	is(await files(`${work}/plain`), 'plain/a,plain/b',
		'of a folder the files are read, by name');
	is(await files(`${work}/box`), 'box/new/2,box/cur/1',
		'of a maildir what has come is read, not what is coming');
	is(await files(`${work}/plain/b`, `${work}/box`, `${work}/plain/a`),
		'plain/b,box/new/2,box/cur/1,plain/a',
		'paths are read in the order in which they are named');

	const odd = Buffer.concat([Buffer.from(`${work}/odd/"\\`),
		Buffer.from([0xff, 0x0a])]);

	fs.mkdirSync(`${work}/odd`);
	fs.writeFileSync(odd, bytesOf('qmail-unknown.eml'));
	is(await files(`${work}/odd`), 'odd/"\\?\n',
		'a name of a file that is no text is still JSON');

	const { code, err, said } = await read([`${work}/absent`,
		`${work}/plain/a`]);

	is(`${code} ${said.length}`, '1 1',
		'a file that is not there fails, and the others are read');
	like(err, /absent: No such file/, 'what could not be read is named');
}

async function words() {
	const said = async (...args) => (await mailer(args)).out;

	is(await said('--dry-run', put('w/1', 'two-readers.eml')),
		`${work}/w/1: hard: mimi@example.com hard 5.1.1, ` +
		'sisi@example.com soft 4.2.2 ' +
		'(came to news+9f3ac2e11204b5d6e7f80918@news.example.bg)\n',
		'without --json a line is for people, and names our envelope');
	like(await said(put('w/2', 'complaint.eml')), /: none, a complaint/,
		'a complaint is told from other mail');

	put('w/o\u009bd\x1b', 'two-readers.eml');
	like((await sh('script', ['-qec', `${build}/mailer --bounces ` +
		`--dry-run ${work}/w/o*`, '/dev/null'])).out,
	/\/w\/o<U\+009B>d<U\+001B>: hard: mimi@/,
	'a terminal is shown the number of a sign that it would obey');

	const near = ['news+9f3ac2e11204b5d6e7f8091@example.bg',
		'+9f3ac2e11204b5d6e7f80918@example.bg',
		'news+9f3ac2e11204b5d6e7f8091x@example.bg',
		'news+9f3ac2e11204b5d6e7f809180@example.bg',
		'news+@example.bg'];

	every(await Promise.all(near.map(async (address, i) => {
		const to = `${work}/w/near${i}`;

		fs.writeFileSync(to, bytesOf('qmail-unknown.eml').toString()
			.replaceAll('news+9f3ac2e11204b5d6e7f80918@news.example.bg', address));
		return { name: address, out: await said(to) };
	})), ({ out }) => /came to/.test(out) && out,
	'an address of another shape is no envelope');
}

// A complaint as a provider sends it, to the address that it was told.
function complaint(fields, original) {
	return bytesOf('complaint.eml').toString()
		.replaceAll('news+9f3ac2e11204b5d6e7f80918@news.example.bg',
			'feedback@news.example.bg')
		.replace('Version: 1\n', `Version: 1\n${fields}`)
		.replace('Return-Path: <feedback@news.example.bg>', original);
}

// A reader with a letter on its way, and what comes back for it; in a database
// of its own.
class Told {
	async begin() {
		this.outbox = await makeOutbox('complaints');
		this.env = { NEWSROOM_DB: `${process.env.NEWSROOM_DB} ` +
			`dbname=${this.outbox.name}`, PGUSER: '', PGDATABASE: '' };
	}

	// Our envelope of a letter that a mailer has in hand.
	async fresh() {
		await this.outbox.subscribe(['ivan@example.com']);
		await this.outbox.issue();
		await this.outbox.sql(`UPDATE core.mail
			SET to_hash = core.address_hash('ivan@example.com')`);
		return this.outbox.sql(`SELECT 'bounces+' || nonce ||
			'@news.example.bg' FROM core.mail`);
	}

	// For which reason the address is suppressed, once this has come back.
	async suppressed(text) {
		fs.writeFileSync(`${work}/back`, text);
		await mailer([`${work}/back`], this.env);
		return this.outbox.sql(`SELECT string_agg(reason, ',')
			FROM core.suppression`);
	}
}

async function complaints(told) {
	const by = (text) => told.suppressed(text);
	const named = (envelope) => complaint(
		`Original-Mail-From: <${envelope}>\n`, 'X-Nothing: here');
	let envelope = await told.fresh();

	is(await by(named(envelope.replace(/.@/, 'x@'))), '',
		'an envelope that is not whole is believed nothing');
	is(await by(named(envelope.replace(/(.)@/,
		(_, c) => `${c === '0' ? 1 : 0}@`))), '',
	'nor one whose secret is another');
	for (const type of ['not-spam', 'auth-failure', 'virus'])
		is(await by(named(envelope).replace('abuse\n', `${type}\n`)),
			'', `a report of ${type} is no complaint`);
	is(await by(named(envelope)), 'complained',
		'a complaint is known by the sender that its report names');
	for (const [where, field] of [['the way back', 'Return-Path: <%>'],
		['the way back in capitals', 'Return-Path: <%>'.toUpperCase()],
		['what was found of its sender', 'Authentication-Results: ' +
			'example.com; spf=pass (sender IP is 192.0.2.1)\n' +
			' smtp.mailfrom=%; dkim=none'],
		['its sender as a server rewrote it',
			'Return-Path: <SRS0+aB1=Xy=news.example.bg=%>']]) {
		envelope = await told.fresh();
		is(await by(complaint('', field.replace('%',
			/[a-z]/.test(field) ? envelope : envelope.toUpperCase()))),
		'complained', `or by the mail that it encloses: ${where}`);
	}
	envelope = await told.fresh();
	is(await by(named('x').replace('report; report-type=feedback-report',
		'mixed').replace(/--arf\nContent-Type: message\/feed[^]*?--arf/,
		'--arf').replace(/^Subject: .*/m,
		'Subject: complaint about message from 192.0.2.1')
		.replace('X-Nothing: here', `Return-Path: <${envelope}>`)),
	'complained', "Outlook's old form has no report of its own");
}

async function counted() {
	const told = new Told();
	const swap = (name, envelope) => bytesOf(name).toString()
		.replaceAll('news+9f3ac2e11204b5d6e7f80918@news.example.bg',
			envelope);
	// As a mail server delivers it that leaves out what stands behind "+".
	const bare = (text) => text.replace(/^(Delivered-To|To): .*/gm,
		'$1: bounces@news.example.bg');
	const ended = () => told.outbox.sql(`SELECT m.state, s.soft_bounces
		FROM core.mail m JOIN core.subscriber s ON s.id = m.subscriber`);

	await told.begin();
	await complaints(told);
	let envelope = await told.fresh();

	await told.suppressed(swap('delayed.eml', envelope));
	await told.suppressed(swap('exim-warning.eml', envelope));
	is(await ended(), 'due|0', 'a letter that is still tried is not counted');
	await told.suppressed(swap('full-permanent.eml', envelope));
	is(await ended(), 'bounced|1', 'a full mailbox is');
	for (const name of ['postfix-unknown.eml', 'qmail-unknown.eml']) {
		envelope = await told.fresh();
		is(await told.suppressed(bare(swap(name, envelope))), 'bounced',
			'a bounce without our envelope is known by the letter ' +
			`that it returns (${name})`);
	}
	await told.outbox.remove();
}

// What a maildir holds, without what its files are.
const within = (box) => ['new', 'cur'].map((part) =>
	fs.readdirSync(`${work}/${box}/${part}`).sort().join()).join(' | ');

async function moved() {
	const away = { NEWSROOM_DB: `host=${work}`, PGHOST: '' };
	const files = async (args, env) => (await read(args, env)).said.map(
		(s) => path.relative(work, s.file)).join();
	const fill = (box) => {
		for (const name of ['new/1', 'new/2:1,x', 'cur/3:2,', 'cur/4:2,RS'])
			put(`${box}/${name}`, 'letter.eml');
		// One of ours, as far as its shape goes: the database is asked.
		put(`${box}/new/1`);
	};

	fill('told');
	is(await files(['--dry-run', `${work}/told`]),
		'told/new/1,told/new/2:1,x,told/cur/3:2,',
		'of a maildir what is seen is not read');
	is(within('told'), '1,2:1,x | 3:2,,4:2,RS', 'a dry run moves nothing');
	await mailer([`${work}/told`]);
	is(within('told'), ' | 1:2,S,2:2,S,3:2,,4:2,RS',
		'what was told is moved to cur/, as seen');
	is(await files([`${work}/told`]), 'told/cur/3:2,', 'and is not read again');
	fill('away');
	is((await mailer([`${work}/away`], away)).code, 1,
		'that the database is away is said');
	like(within('away'), /^1 \| 2:2,S,/, 'and what it was to hear stays new');
	put('folder/new/1');
	await mailer([`${work}/folder/new`, `${work}/folder/new/1`]);
	is(fs.readdirSync(`${work}/folder/new`).join(), '1',
		'a folder that is no maildir, and a file, stay as they are');
}

async function usage() {
	const codes = async (...lists) => (await Promise.all(lists.map((args) =>
		sh(path.join(build, 'mailer'), args)))).map((r) => r.code).join();

	const said = async (...args) => (await sh(path.join(build, 'mailer'),
		args)).err;

	is(await codes(['--help'], ['--once', '--help']), '0,0',
		'help is no fault');
	is([await said('--foo'), await said('--connections', 'x'),
		await said('--bounces', '--loud', 'x'), await said('--bounces')], [
		'mailer: --foo is no option; see mailer --help\n',
		'mailer: --connections wants a number from 1 to 32; ' +
			'see mailer --help\n',
		'mailer: --loud is no option; see mailer --help\n',
		'mailer: --bounces wants a path; see mailer --help\n'],
	'what is wrong is said, in one line');
	is((await sh(path.join(build, 'mailer'), ['--once'], { env: {
		...process.env,
		NEWSROOM_SMTP: 'smtp://me:secret@127.0.0.1:25' } })).err
		.split('\n').filter((line) => /secret|NEWSROOM_SMTP:/.test(line))
		.map((line) => line.replace(/ \(.*/, '')).join(),
	'NEWSROOM_SMTP: not good', 'a password in an address is not said again');
	is(await codes(['--bounces'], ['--bounces', '--json'],
		['--bounces', '--loud', 'x'], ['--nothing', 'x']), '2,2,2,2',
	'wrong usage ends in 2');
}

run(async () => {
	const table = expected();

	await verdicts(table);
	await forms(table);
	await cuts();
	await extremes();
	await paths();
	await words();
	await counted();
	await moved();
	await usage();
}, async () => fs.rmSync(work, { recursive: true }));
