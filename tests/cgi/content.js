// SPDX-License-Identifier: EUPL-1.2
// content: what a test puts into the site and takes out again.
'use strict';

const { sql } = require('./tap.js');

const MARK = 'test:';
const literal = (text) => `'${String(text).replace(/'/g, '\'\'')}'`;
const json = (value) => `${literal(JSON.stringify(value))}::jsonb`;

// Editions as an editor puts them in; each has key, lang and slug.
const putEditions = (editions) => sql(editions.map((edition) =>
	`SELECT web.put_edition(${json({ title: 'Проба',
		lead: 'Само за проба.', body_html: '<p>Проба.</p>',
		...edition, key: MARK + edition.key })});`).join('\n'),
		'editor');

const put = (kind, thing) =>
	sql(`SELECT web.put_${kind}(${json(thing)});`, 'editor');

// Everything whose key or slug says that it is a test's. What was asked may be
// with the mailer just now, who puts in a reader of it: he ends first.
const clean = () => sql(`
	SELECT FROM core.take_turn('settle');
	DELETE FROM core.article WHERE key LIKE '${MARK}%';
	DELETE FROM core.project WHERE slug LIKE 'test-%';
	DELETE FROM core.partner WHERE slug LIKE 'test-%';
	DELETE FROM core.page WHERE slug LIKE 'test-%';
	DELETE FROM core.programme WHERE slug LIKE 'test-%';
	DELETE FROM core.ask WHERE address LIKE '%.test.example';
	SELECT FROM core.mail WHERE subscriber IN (SELECT id
		FROM core.subscriber WHERE address LIKE '%.test.example')
		FOR UPDATE;
	DELETE FROM core.refusal WHERE subscriber IN (SELECT id
		FROM core.subscriber WHERE address LIKE '%.test.example');
	DELETE FROM core.subscriber WHERE address LIKE '%.test.example';
	DELETE FROM core.suppression WHERE reason = 'erased';
	DELETE FROM core.issue WHERE until > '2099-12-31';`);

module.exports = { putEditions, put, clean, literal };
