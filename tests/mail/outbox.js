// SPDX-License-Identifier: EUPL-1.2
// outbox: a database of a test's own, filled with mails, and mailers on it.
// (The site's own mailer would take the mails of the site's database.)
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { spawn } = require('node:child_process');
const { psql } = require('../cgi/psql.js');
const { sh, waitUntil } = require('../cgi/tap.js');

const ITEMS = `('bg', 1, 'bg', '/bg/news/a/', 'Първа <новина> & още',
		'Две изречения. И още едно.', '2026-11-24',
		'С подкрепата на ЕС.' || chr(10) || 'Мнението е наше.'),
	('bg', 2, 'en', '/en/news/b/', 'Only in English', 'Two words.',
		'2026-11-25', NULL),
	('en', 1, 'en', '/en/news/a/', 'A first <piece> & more',
		'Two sentences. And another.', '2026-11-24',
		'Supported by the EU.' || chr(10) || 'Views are ours.'),
	('en', 2, 'en', '/en/news/b/', 'Only in English', 'Two words.',
		'2026-11-25', NULL)`;

class Outbox {
	constructor(name) {
		this.name = name;
		this.folder = fs.mkdtempSync(path.join(os.tmpdir(),
			'newsroom-mail-'));
		for (const part of ['new', 'cur', 'tmp'])
			fs.mkdirSync(path.join(this.folder, 'mail', part),
				{ recursive: true });
	}

	get maildir() {
		return path.join(this.folder, 'mail');
	}

	// Rows as lines, columns parted by a bar.
	sql(statements, database = this.name) {
		return psql(statements, 'postgres', database);
	}

	async make() {
		const { code, err } = await sh('createdb', ['-U', 'postgres',
			'-T', 'newsroom_pristine', this.name]);

		if (code !== 0)
			throw new Error(err);
		return this;
	}

	async remove() {
		await sh('dropdb', ['-fU', 'postgres', this.name]);
		fs.rmSync(this.folder, { recursive: true, force: true });
	}

	// Forget everybody, then subscribe these.
	async subscribe(addresses, lang = 'bg') {
		await this.sql(`TRUNCATE core.subscriber, core.mail, core.issue,
				core.ask, core.suppression CASCADE;
			INSERT INTO core.subscriber (address, lang, frequency,
				state, asked_at, confirmed_at)
			SELECT a, '${lang}', 'weekly', 'subscribed', now(),
				now()
			FROM unnest('{${addresses.join(',')}}'::text[]) AS a;`);
	}

	// An issue for each subscriber.
	async issue(kind = 'weekly') {
		await this.sql(`
			WITH issue AS (INSERT INTO core.issue (kind, langs,
				since, until, state, sending_at)
			VALUES ('${kind}', '{bg,en}', '2026-11-20 12:00+02',
				'2026-11-26 12:00+02', 'sending', now())
			RETURNING id), item AS (INSERT INTO core.issue_item
				(issue, lang, position, item_lang, path, title,
				lead, published_on, acknowledgement, projects)
			SELECT id, x.lang, n, item_lang, path, title, lead,
				day::date, ack, '{}'
			FROM issue, (VALUES ${ITEMS}) AS x (lang, n, item_lang,
				path, title, lead, day, ack))
			INSERT INTO core.mail (kind, subscriber, issue)
			SELECT 'issue', s.id, issue.id
			FROM core.subscriber s, issue ORDER BY s.id;`);
	}

	// Begin a mailer, with one connection to the mail server unless the
	// arguments say otherwise; .ended is { code, signal, err } when it has.
	begin(args, settings = {}) {
		const child = spawn(path.join(process.env.BUILD, 'mailer'),
			['--connections', '1', ...args], { env: { ...process.env,
				NEWSROOM_DB: `${process.env.NEWSROOM_DB} ` +
					`dbname=${this.name}`,
				NEWSROOM_MAILDIR: this.maildir, PGUSER: '',
				PGDATABASE: '', ...settings },
			detached: true,
			stdio: ['ignore', 'ignore', 'pipe'] });

		child.err = '';
		child.stderr.on('data', (text) => {
			child.err += text;
		});
		child.ended = new Promise((done) => {
			child.on('close', (code, signal) =>
				done({ code, signal, err: child.err }));
		});
		return child;
	}

	// A mailer from its beginning to its end.
	run(args, settings) {
		return this.begin(args, settings).ended;
	}

	// What a mailer does that sends all there is to a server.
	send(server, args = [], settings = {}) {
		return this.run(['--once', ...args],
			{ NEWSROOM_SMTP: server.url, ...settings });
	}

	// A certificate of this machine, signed by itself, and its key: files.
	async makeCertificate(name) {
		const files = ['crt', 'key'].map((part) =>
			`${this.folder}/${name}.${part}`);
		const { code, err } = await sh('openssl', ['req', '-x509',
			'-nodes', '-newkey', 'ec',
			'-pkeyopt', 'ec_paramgen_curve:P-256',
			'-out', files[0], '-keyout', files[1], '-days', '30',
			'-subj', `/CN=${name}`,
			'-addext', 'subjectAltName=IP:127.0.0.1']);

		if (code !== 0)
			throw new Error(err);
		return files;
	}

	// Until PostgreSQL knows of no mailer, whose leases would stand.
	isAlone() {
		return waitUntil(async () => await this.sql(`SELECT count(*)
			FROM pg_stat_activity WHERE usename = 'mailer'
			AND datname = current_database()`) === '0');
	}

	// Let what waits be due now.
	hurry() {
		return this.sql('UPDATE core.mail SET due_at = now()');
	}
}

const makeOutbox = (name) =>
	new Outbox(`newsroom_${name}_${process.pid}`).make();

module.exports = { makeOutbox };
