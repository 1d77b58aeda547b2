// SPDX-License-Identifier: EUPL-1.2
// A reader of the newsletter with a link of each kind, and an issue that was
// sent: what the mailer would have done, by SQL.

import { randomUUID } from 'node:crypto';
import readers from '../cgi/reader.js';
import tap from '../cgi/tap.js';

export const { give } = readers;
export const { sql } = tap;

// An address that nobody else has, in letters that need no quoting.
export function newAddress() {
	return `reader-${randomUUID()}@example.com`;
}

// His mails first, which the mailer may have in hand: it comes to the reader
// from there, and the other way round each would wait for the other. See clean()
// in tests/cgi/content.js.
export function forget(address) {
	return sql(`SELECT FROM core.take_turn('settle');
		DELETE FROM core.ask WHERE address = '${address}';
		SELECT FROM core.mail WHERE subscriber IN (SELECT id
			FROM core.subscriber WHERE address = '${address}')
			FOR UPDATE;
		DELETE FROM core.refusal
		WHERE to_hash = core.address_hash('${address}');
		DELETE FROM core.subscriber WHERE address = '${address}'`);
}

const reader = newAddress();

// { tokens: one of each purpose, issue: its number }
export async function makeReader() {
	await readers.subscribe(reader, { frequency: 'each' });
	const tokens = {};
	for (const purpose of ['confirm', 'preferences', 'leave']) {
		tokens[purpose] = await give(reader, purpose);
	}
	tokens.address = await give(reader, 'address',
		{ other: 'a-new-address-that-is-rather-long@example.com' });
	tokens.refuse = await readers.refusable(reader);
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
