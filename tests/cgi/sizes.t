#!/usr/bin/env node
// SPDX-License-Identifier: EUPL-1.2
// What a page or an editor's list reads does not grow with what there is. In a
// database of four thousand editions each statement is run as its own role and
// the rows and index entries are counted that it read: an answer of twenty
// rows, or that there is none, is no reason to read half of them.
'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { ok, is, run, sql } = require('./tap.js');
const { putEditions, put, clean } = require('./content.js');

const TOP = path.join(__dirname, '../..');
const ARTICLES = 2000;
const MOST = ARTICLES;

const THERE = ['\'bg\'', '\'test-rare\''];
const GONE = ['\'bg\'', '\'test-gone\''];
const FIRST = ['NULL', 'NULL'];
const DEEP = ['1400000000000000', '1'];
const END = ['1', '1'];
const ALL = 'NULL::text';

// A statement, who asks it, what for; where it may read more, how much.
const ASKED = [
	['home_show', 'news', ['\'bg\'']],
	['edition_list', 'news', ['\'bg\'']],
	['edition_before', 'news', ['\'bg\'', ...DEEP]],
	['edition_before', 'news', ['\'bg\'', ...END]],
	['edition_archive', 'news', ['\'bg\'', '\'2014\'', 'NULL', ...FIRST]],
	['edition_archive', 'news', ['\'bg\'', '\'2014\'', '\'3\'', ...DEEP]],
	['edition_archive', 'news', ['\'bg\'', '\'1999\'', 'NULL', ...FIRST]],
	['project_show', 'news', [...THERE, ...FIRST]],
	['project_show', 'news', [...THERE, ...DEEP]],
	['project_show', 'news', [...GONE, ...FIRST]],
	['project_show', 'news', ['\'bg\'', '\'laboratory-complex\'', ...DEEP]],
	['project_show', 'news', ['\'bg\'', '\'laboratory-complex\'', ...END]],
	['partner_show', 'news', [...THERE, ...FIRST]],
	['partner_show', 'news', [...GONE, ...FIRST]],
	['partner_show', 'news', [...THERE, ...END]],
	['partner_show', 'news', ['\'bg\'', '\'fasttrack\'', ...DEEP]],
	['feed_news', 'news', ['\'bg\'', '\'https://newsroom.example\'']],
	['feed_project', 'news', ['\'bg\'', '\'https://newsroom.example\'',
		'\'test-rare\'']],
	['feed_project', 'news', ['\'bg\'', '\'https://newsroom.example\'',
		'\'test-gone\'']],
	['sitemap_list', 'news', []],
	['sitemap_articles', 'news', ['\'3\'', '\'bg,en\''], 2 * MOST],
	['sitemap_articles', 'news', ['\'99999\'', '\'bg,en\'']],
	['sitemap_news', 'news', ['\'bg,en\'']],
	['project_list', 'news', ['\'bg\'']],
	['partner_list', 'news', ['\'bg\'']],
	['article_show', 'article', ['\'bg\'', '\'test-rare-1\'']],
	['article_show', 'article', GONE],
	['article_trace', 'article', GONE],
	['article_trace', 'article', ['\'en\'', '\'test-rare-1\'']],
	['edition_records', 'editor', [ALL, ALL, '20']],
	['edition_records', 'editor', [ALL, '\'en\'', '20']],
	...['draft', 'scheduled', 'embargoed', 'published', 'withdrawn'].map(
		(state) => ['edition_records', 'editor',
			[`'${state}'`, ALL, '20']]),
	['edition_at', 'editor', ['\'test-rare-1\'', 'NULL', 'NULL']],
	['edition_acts', 'editor', ['\'test-rare-1\'', 'NULL']],
	['edition_history', 'editor', ['\'test-rare-1\'', 'NULL']],
	['media_history', 'editor', [`'${'0'.repeat(32)}'`]],
	['edition_move', 'editor', ['\'test-rare-1\'', 'NULL', '\'withdraw\'',
		'NULL', 'NULL', '\'false\'']],
	['cards_due', 'editor', ['32', '5']],
	['moved_show', 'news', ['\'/en/home/news/test-gone/feed/\'']],
	['moved_show', 'news',
		['\'/wp-content/uploads/2020/05/test-gone-300x200.jpg\'']],
	['imported_of', 'editor', ['\'wordpress/\'', '\'\'', '\'\'',
		'\'500\'']],
	['preview_show', 'article', ['\'\\x00\'', '\'bg\'']],
	['edition_of', 'editor',
		['\'{"lang": "bg", "slug": "test-gone"}\'']],
	['edition_files', 'editor', ['1000', '50']],
	['address_fates', 'editor', ['\'/bg/news/test-gone/\'']],
];

// What the database has read in a transaction, of every table and index.
async function readBy(query, role, values, oids) {
	const text = fs.readFileSync(path.join(TOP,
		`sql/queries/${query}.sql`), 'utf8');
	const name = `${query} (${values})`;
	const rows = await sql(`PREPARE asked AS ${text};
		EXECUTE asked${values.length ? ` (${values})` : ''};
		SELECT sum(n), string_agg(relname || ' ' || n, ', '
			ORDER BY n DESC) FILTER (WHERE n > 0)
		FROM pg_class CROSS JOIN LATERAL
			pg_stat_get_xact_tuples_returned(oid) n
		WHERE oid IN (${oids})`, role);
	const [n, where] = rows.split('\n').at(-1).split('|');

	return [name, Number(n), where];
}

function fill() {
	const rows = execFileSync(`${TOP}/tests/bench/generate`,
		[String(ARTICLES)], { maxBuffer: 1 << 28 });

	psql(rows);
}

// What other tests have left behind in an index would be counted, too.
const sweep = () => psql('VACUUM ANALYZE');

function psql(input) {
	execFileSync('psql', ['-XqU', 'postgres', '-v', 'ON_ERROR_STOP=1'],
		{ input, stdio: ['pipe', 'ignore', 'inherit'] });
}

async function putRare() {
	await put('project', { slug: 'test-rare', eu_funded: false,
		bg: { name: 'Р', title: 'Рядък', lead: 'Р' } });
	await put('partner', { slug: 'test-rare', country: 'BG',
		bg: { name: 'Рядък', lead: 'Р' } });
	await putEditions([1, 2].map((i) => ({ key: `rare${i}`, lang: 'bg',
		slug: `test-rare-${i}`, published: `2014-0${i}-01 10:00`,
		projects: ['test-rare'], partners: ['test-rare'] })));
}

const listed = () => sql(`
	SELECT count(*) FROM (
		SELECT l.project, e.lang, e.published_at, e.id
		FROM core.article_project l JOIN core.edition e USING (article)
		WHERE e.state = 'approved'
		EXCEPT SELECT * FROM core.project_edition) AS missing
	UNION ALL SELECT count(*) FROM (
		SELECT l.partner, e.lang, e.published_at, e.id
		FROM core.article_partner l JOIN core.edition e USING (article)
		WHERE e.state = 'approved'
		EXCEPT SELECT * FROM core.partner_edition) AS missing
	UNION ALL SELECT (SELECT count(*) FROM core.project_edition)
		+ (SELECT count(*) FROM core.partner_edition)
		- (SELECT count(*) FROM core.article_project
			JOIN core.edition e USING (article)
			WHERE e.state = 'approved')
		- (SELECT count(*) FROM core.article_partner
			JOIN core.edition e USING (article)
			WHERE e.state = 'approved')`);

run(async () => {
	await clean();
	fill();
	await putRare();
	sweep();
	const oids = (await sql(`SELECT string_agg(oid::text, ',')
		FROM pg_class WHERE relkind IN ('r', 'i')
			AND relnamespace = 'core'::regnamespace`));

	for (const [query, role, values, most = MOST] of ASKED) {
		const [name, n, where] =
			await readBy(query, role, values, oids);

		ok(n < most, `${name} reads what it shows`, where);
	}
	is(await listed(), '0\n0\n0', 'what is kept in order is what there is');
	await sql('DELETE FROM core.article WHERE key LIKE \'bench-%\'');
	is(await listed(), '0\n0\n0', 'also when articles are deleted');
}, clean);
