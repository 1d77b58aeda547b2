// SPDX-License-Identifier: EUPL-1.2
// A reader of the newsletter with a link of each kind, and an issue that was
// sent: what the mailer would have done, by SQL.

import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';

const run = promisify(execFile);

export async function sql(statement) {
	const { stdout } = await run('psql', ['-XqAt',
		'-v', 'ON_ERROR_STOP=1', '-h', process.env.PGHOST,
		'-U', 'postgres', '-d', 'newsroom', '-c', statement]);
	return stdout.trim();
}

// An address that nobody else has, in letters that need no quoting.
export function newAddress() {
	return `reader-${randomUUID()}@example.com`;
}

export function forget(address) {
	return sql(`DELETE FROM core.ask WHERE address = '${address}';
		DELETE FROM core.subscriber WHERE address = '${address}'`);
}

// The token of a link for somebody. The database knows its hash only.
export async function give(address, purpose, other = 'NULL') {
	const token = randomBytes(24).toString('base64url');
	const { stdout } = await run('sh',
		['-c', `printf %s '${token}' | b2sum -l 256`]);
	await sql(`WITH asked AS (INSERT INTO core.consent (subscriber, words,
		privacy_page, asked_at, lang, frequency, projects)
		SELECT id, 'Yes.', 'none', now(), lang, frequency, '{}'
		FROM core.subscriber WHERE address = '${address}'
			AND '${purpose}' = 'confirm' RETURNING id)
	INSERT INTO core.token
		(hash, subscriber, purpose, expires_at, address, consent)
		SELECT '\\x${stdout.slice(0, 64)}', id, '${purpose}',
			now() + '1 hour'::interval, ${other},
			(SELECT id FROM asked)
		FROM core.subscriber WHERE address = '${address}'`);
	return token;
}

const reader = newAddress();

// { tokens: one of each purpose, issue: its number }
export async function makeReader() {
	await sql(`INSERT INTO core.subscriber
		(address, lang, frequency, state, confirmed_at)
		VALUES ('${reader}', 'bg', 'each', 'subscribed', now())`);
	const tokens = {};
	for (const purpose of ['confirm', 'preferences', 'leave']) {
		tokens[purpose] = await give(reader, purpose);
	}
	tokens.address = await give(reader, 'address',
		"'a-new-address-that-is-rather-long@example.com'");
	const issue = await sql(`WITH made AS (INSERT INTO core.issue
		(kind, langs, since, until, state, sending_at, ended_at)
		SELECT 'weekly', '{bg,en}', day, day, 'sent', day, day
		FROM (SELECT '2100-01-01'::timestamptz AS day) d RETURNING id),
	item AS (INSERT INTO core.issue_item (issue, lang, position, item_lang,
		path, title, lead, published_on, acknowledgement, projects)
		SELECT made.id, l.lang, row_number() OVER (PARTITION BY l.lang
			ORDER BY e.path), e.lang, e.path, e.title, e.lead,
			e.published_on, 'EU funds: ' || e.title, '{}'
		FROM made, web.edition e, (VALUES ('bg'), ('en')) l (lang))
	SELECT id FROM made`);
	return { tokens, issue };
}

export async function forgetReader() {
	await forget(reader);
	await sql("DELETE FROM core.issue WHERE until > '2099-12-31'");
}
