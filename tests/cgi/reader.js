// SPDX-License-Identifier: EUPL-1.2
// reader: who reads the newsletter, and the links that were mailed to him.
'use strict';

const crypto = require('node:crypto');
const { literal } = require('./content.js');
const { sh, sql, waitUntil } = require('./tap.js');

const LATER = '1 hour';

// A token as lib/token makes it, and as the database knows it.
const newToken = () => crypto.randomBytes(24).toString('base64url');

async function hashOf(token) {
	const { out } = await sh('b2sum', ['-l', '256'], { input: token });

	return `'\\x${out.slice(0, 64)}'::bytea`;
}

// subscribe(ADDRESS, { lang, frequency, state }): somebody who reads us.
const subscribe = (address, { lang = 'bg', frequency = 'weekly',
	state = 'subscribed' } = {}) => sql(`INSERT INTO core.subscriber
	(address, lang, frequency, state, confirmed_at, left_at)
	VALUES (${literal(address)}, '${lang}', '${frequency}', '${state}',
	${state === 'waiting' ? 'NULL' : 'now()'},
	${state === 'left' ? 'now()' : 'NULL'});`);

// give(ADDRESS, PURPOSE, { lasts, other }): the token of a link for him.
async function give(address, purpose, { lasts = LATER, other } = {}) {
	const token = newToken();

	await sql(`WITH asked AS (INSERT INTO core.consent (subscriber, words,
		privacy_page, asked_at, lang, frequency, projects)
		SELECT id, 'Yes.', 'none', now(), lang, frequency, '{}'
		FROM core.subscriber WHERE address = ${literal(address)}
			AND '${purpose}' = 'confirm' RETURNING id)
	INSERT INTO core.token (hash, subscriber, purpose, made_at,
		expires_at, address, consent)
		SELECT ${await hashOf(token)}, id, '${purpose}',
			now() - '1 day'::interval, now() + '${lasts}'::interval,
			${other === undefined ? 'NULL' : literal(other)},
			(SELECT id FROM asked)
		FROM core.subscriber WHERE address = ${literal(address)};`);
	return token;
}

// refusable(ADDRESS, { lasts, other }): the token of a link by which he, or who
// reads the other address, refuses our letters.
async function refusable(address, { lasts = LATER, other = address } = {}) {
	const token = newToken();

	await sql(`INSERT INTO core.refusal (hash, to_hash, subscriber, made_at,
		expires_at)
	SELECT ${await hashOf(token)}, core.address_hash(${literal(other)}), id,
		now() - '1 day'::interval, now() + '${lasts}'::interval
	FROM core.subscriber WHERE address = ${literal(address)};`);
	return token;
}

const asks = () => sql(`SELECT count(*) FROM core.ask
	WHERE address LIKE '%.test.example'`);

// Have decided what was asked, as the mailer does, who may do so as well.
const settle = () => waitUntil(async () => {
	await sql('SELECT web.settle_asks(1000);', 'mailer');
	return await asks() === '0';
});

// What is held of a test's readers.
const held = (columns = 'address, lang, frequency, state') => sql(`SELECT
	${columns} FROM core.subscriber
	WHERE address LIKE '%.test.example' ORDER BY lower(address)`);

// The slugs of the projects that somebody chose.
const chosen = (address) => sql(`SELECT string_agg(p.slug, ',' ORDER BY p.slug)
	FROM core.subscriber s JOIN core.subscriber_project x
	ON x.subscriber = s.id JOIN core.project p ON p.id = x.project
	WHERE s.address = ${literal(address)}`);

// multipart(FIELDS): a body and the type that goes with it.
function multipart(fields) {
	const parts = Object.entries(fields).map(([name, value]) => '--b7\r\n' +
		`Content-Disposition: form-data; name="${name}"\r\n\r\n` +
		`${value}\r\n`);

	return { body: `${parts.join('')}--b7--\r\n`,
		type: 'multipart/form-data; boundary=b7' };
}

module.exports = { newToken, subscribe, give, refusable, asks, settle, held,
	chosen, multipart };
