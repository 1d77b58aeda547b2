#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// The way to the mail server: encrypted, verified, with a password; and the
// settings that say so.
'use strict';

const fs = require('node:fs');
const { ok, is, like, unlike, every, run, sh } = require('../cgi/tap.js');
const { makeOutbox } = require('./outbox.js');
const { startServer } = require('./server.js');

const SECRET = 'p\u00e4ss word';
let outbox;

async function makeCertificate(name) {
	const [file, key] = await outbox.makeCertificate(name);

	return { file, cert: fs.readFileSync(file), key: fs.readFileSync(key) };
}

const put = (name, text) => {
	fs.writeFileSync(`${outbox.folder}/${name}`, text);
	return `${outbox.folder}/${name}`;
};

async function sendOne(options, settings) {
	const server = await startServer({ utf8: true, ...options });

	await outbox.subscribe(['reader@example.org']);
	await outbox.issue();
	const ended = await outbox.send(server, [], settings);

	await server.stop();
	return { ...ended, server, state: await outbox.sql(
		'SELECT state, attempts, leased_by IS NULL FROM core.mail') };
}

const isAway = ({ code, state, server }) => code === 1 &&
	state === 'due|0|t' && server.mails.length === 0;
const isSent = ({ code, state, server }) => code === 0 &&
	state === 'sent|1|t' && server.mails.length === 1;

async function testTls() {
	const good = await makeCertificate('good');
	const other = await makeCertificate('other');
	const required = { NEWSROOM_SMTP_TLS: 'required' };
	const sent = await sendOne({ tls: good },
		{ ...required, NEWSROOM_SMTP_CA: good.file });
	const plain = await sendOne({}, required);
	const unknown = await sendOne({ tls: good }, required);
	const wrong = await sendOne({ tls: good },
		{ ...required, NEWSROOM_SMTP_CA: other.file });

	ok(isSent(sent) && sent.server.mails[0].session.socket.encrypted,
		'where the way must be encrypted, it is', sent);
	ok(isAway(plain) && !plain.server.commands.some((line) =>
		/^MAIL/.test(line)),
	'a server that cannot is given nothing', plain.err);
	ok(isAway(unknown), 'a certificate of nobody we know is refused',
		unknown.err);
	ok(isAway(wrong), 'and so is one of somebody else', wrong.err);
}

async function testPassword() {
	const user = 'newsroom';
	const settings = (text) => ({ NEWSROOM_SMTP_USER: user,
		NEWSROOM_SMTP_PASSWORD_FILE: put('password', text) });
	const sent = await sendOne({ user, password: SECRET },
		settings(`${SECRET}\n`));
	const wrong = await sendOne({ user, password: SECRET },
		settings('another'));
	const none = await sendOne({ user, password: SECRET }, {});

	ok(isSent(sent), 'a password is the first line of a file', sent);
	ok(isAway(wrong), 'a password that is refused loses no mail', wrong);
	ok(isAway(none), 'and neither does the lack of one', none);
	unlike(sent.err + wrong.err + sent.server.commands.filter((line) =>
		!/^AUTH/.test(line)).join(), /p.ss word|another/,
	'it is never said');
}

const faultsOf = (settings, args = ['--once']) => outbox.run(args,
	{ NEWSROOM_MAILDIR: outbox.maildir, ...settings });

async function testSettings() {
	const bad = { NEWSROOM_SMTP: 'mail.example', NEWSROOM_MAIL_FROM: 'x',
		NEWSROOM_SMTP_TLS: 'perhaps', NEWSROOM_SMTP_CA: '/nowhere/ca',
		NEWSROOM_MAIL_RATE: '-1', NEWSROOM_MAILDIR: 'here',
		NEWSROOM_SMTP_PASSWORD_FILE: '/nowhere/password' };
	const all = await faultsOf(bad);
	const news = await sh(`${process.env.BUILD}/news`, [], { env: {
		...process.env, ...bad, REQUEST_METHOD: 'GET',
		REQUEST_URI: '/bg/' } });
	const wrong = [[{ NEWSROOM_SMTP: '', NEWSROOM_MAILDIR: '' },
		/NEWSROOM_SMTP, NEWSROOM_MAILDIR/],
	[{ NEWSROOM_SMTP_USER: 'x' }, /NEWSROOM_SMTP_PASSWORD_FILE/],
	[{ NEWSROOM_SMTP_USER: 'x', NEWSROOM_SMTP_TLS: 'none',
		NEWSROOM_SMTP_PASSWORD_FILE: put('p', 'x') },
	/NEWSROOM_SMTP_TLS: a password/],
	[{ NEWSROOM_MAIL_FROM: 'иван@example.org' }, /NEWSROOM_MAIL_FROM/],
	[{ NEWSROOM_SMTP: 'smtp://a/b' }, /NEWSROOM_SMTP: /]];

	every(Object.keys(bad), (name) => !all.err.includes(`${name}: not good`),
		'all faults of the settings are named at once');
	is(all.code, 1, 'and nothing is begun');
	ok(news.out.startsWith('Status: 200') || news.code === 0,
		'a program that sends no mail does not look at them', news);
	every(await Promise.all(wrong.map(async ([settings, pattern]) =>
		[JSON.stringify(settings), pattern,
			await faultsOf(settings)])), ([, pattern, ended]) =>
		(ended.code !== 1 || !pattern.test(ended.err)) && ended,
	'what does not fit together is named');
}

async function testUsage() {
	const help = await sh(`${process.env.BUILD}/mailer`, ['--help']);

	is(help.code, 0, '--help is there');
	like(help.out, /--connections N[^]*NEWSROOM_SMTP_PASSWORD_FILE/,
		'with the options and the settings');
	every(await Promise.all([['--connections'], ['--connections', '0'],
		['--connections', '33'], ['--what'], ['x']].map(async (args) =>
		[args.join(' '), await faultsOf({}, args)])),
	([, { code }]) => code !== 2 && code, 'anything else is wrong usage');
}

run(async () => {
	outbox = await makeOutbox('secure');
	for (const test of [testTls, testPassword, testSettings, testUsage])
		await test();
}, () => outbox.remove());
