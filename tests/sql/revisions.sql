-- SPDX-License-Identifier: EUPL-1.2
-- Every change of an edition is kept, and what an editor decides of its life
-- is done or refused by rules.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
SET LOCAL timezone = 'Europe/Sofia';

SELECT no_plan();

CREATE FUNCTION pg_temp.revisions(wanted text) RETURNS bigint LANGUAGE sql
RETURN (SELECT count(*) FROM core.revision
	WHERE edition = pg_temp.edition(wanted));
CREATE FUNCTION pg_temp.last(wanted text, key text) RETURNS text LANGUAGE sql
RETURN (SELECT content ->> key FROM core.revision
	WHERE edition = pg_temp.edition(wanted) ORDER BY number DESC LIMIT 1);
CREATE FUNCTION pg_temp.move(name text, action text, at text DEFAULT NULL)
RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT state FROM web.edition_move(name, NULL, action, at));
EXCEPTION WHEN raise_exception OR integrity_constraint_violation
	OR no_data_found OR data_exception OR cardinality_violation THEN
	RETURN SQLERRM;
END
$$;

SELECT pg_temp.settle();
SELECT is(pg_temp.revisions('published-bg'), 1::bigint,
	'what is made is a revision');

SELECT web.act_as('Пресцентър');
UPDATE core.edition SET title = 'Друго' WHERE slug = 'published-bg';
UPDATE core.edition SET lead = 'И друго' WHERE slug = 'published-bg';
SELECT pg_temp.settle();
SELECT is(pg_temp.revisions('published-bg'), 2::bigint,
	'all that one transaction does to an edition is one more');
SELECT is((SELECT made_by || ': ' || changed
	FROM web.edition_history('published-bg', NULL) LIMIT 1),
	'Пресцентър: lead, title', 'which says who did it, and what changed');
UPDATE core.edition SET title = 'Друго' WHERE slug = 'published-bg';
SELECT pg_temp.settle();
SELECT is(pg_temp.revisions('published-bg'), 2::bigint,
	'what changes nothing is none');
SET LOCAL timezone = 'America/New_York';
UPDATE core.edition SET slug = slug WHERE slug = 'published-bg';
SELECT pg_temp.settle();
SELECT is(pg_temp.revisions('published-bg'), 2::bigint,
	'wherever the clock of who does it stands');
SET LOCAL timezone = 'Europe/Sofia';
DELETE FROM core.article_project
WHERE article = pg_temp.article('published');
SELECT pg_temp.settle();
SELECT is(pg_temp.last('published-bg', 'projects'), '[]',
	'what an article is about is part of it');
SELECT is((SELECT revision FROM web.edition_restore('published-bg', NULL, 1,
	NULL)), 4,
	'old words come back as a new revision');
SELECT isnt((SELECT title FROM core.edition WHERE slug = 'published-bg'),
	'Друго', 'and stand there');
SELECT throws_like($$SELECT web.edition_restore('published-bg', NULL, 1, NULL)$$,
	'%already%', 'words that stand there are not restored');
SELECT throws_like($$SELECT web.edition_at('published-bg', NULL, 99)$$,
	'%no revision 99', 'a revision that never was is refused');

-- What an edition may become, from what it is; and where not, what is so and
-- what to do instead.
UPDATE core.edition SET published_at = '2020-09-28 10:00+03'
WHERE slug IN ('published-bg', 'withdrawn-bg');
UPDATE core.edition SET withdrawn_at = '2020-10-01 11:30+03'
WHERE slug = 'withdrawn-bg';
UPDATE core.edition SET published_at = '2098-01-01 09:00+02'
WHERE slug = 'scheduled-bg';
UPDATE core.edition SET published_at = NULL WHERE slug = 'draft-bg';
CREATE FUNCTION pg_temp.became(state text, action text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	name constant text := replace(state, 'embargoed', 'scheduled') || '-bg';
	became text;
BEGIN
	IF state = 'embargoed' THEN
		PERFORM pg_temp.move(name, 'embargo', '2098-01-01 09:00');
	END IF;
	became := CASE action
		WHEN 'preview' THEN (SELECT 'path ' || path
			FROM web.begin_preview(name, NULL, sha256('a'), NULL))
		WHEN 'restore' THEN (SELECT r.state
			FROM web.edition_restore(name, NULL, 1, 'Друго.') r)
		WHEN 'import' THEN (SELECT t.state
			FROM core.edition e, core.article a, web.take_edition(
				jsonb_build_object('key', a.key, 'lang', e.lang,
					'slug', e.slug, 'title', 'Друго'), true)
				AS t
			WHERE a.id = e.article AND e.slug = name)
		ELSE pg_temp.move(name, split_part(action, ' ', 1),
			CASE split_part(action, ' ', 2)
				WHEN 'then' THEN '2099-01-01 10:00'
				WHEN 'before' THEN '2020-01-01 10:00' END) END;
	RAISE SQLSTATE 'UNDO1' USING MESSAGE = became;
EXCEPTION WHEN SQLSTATE 'UNDO1' OR check_violation THEN
	RETURN replace(SQLERRM, name, '%');
END
$$;
SELECT is(pg_temp.became(state, action), became,
	format('%s, %s', state, action))
FROM (VALUES
	('draft', 'publish', 'published'),
	('draft', 'schedule then', 'scheduled'),
	('draft', 'embargo then', 'embargoed'),
	('draft', 'schedule before', '% cannot wait for 2020-01-01 10:00, a '
		'time that is over: publish makes it public now'),
	('draft', 'hold', '% is a draft already, and waits for no time'),
	('draft', 'withdraw', '% is a draft: nobody can have seen it, and '
		'there is nothing to withdraw'),
	('draft', 'preview', 'path /bg/news/%/preview/'),
	('draft', 'restore', 'draft'), ('draft', 'import', 'draft'),
	('scheduled', 'publish', 'published'),
	('scheduled', 'schedule then', 'scheduled'),
	('scheduled', 'embargo then', 'embargoed'),
	('scheduled', 'embargo before', '% cannot wait for 2020-01-01 10:00, '
		'a time that is over: publish makes it public now'),
	('scheduled', 'hold', 'draft'),
	('scheduled', 'withdraw', '% is scheduled for 2098-01-01 09:00: '
		'nobody can have seen it; hold makes it a draft again'),
	('scheduled', 'preview', 'path /bg/news/%/preview/'),
	('scheduled', 'restore', 'scheduled'),
	('scheduled', 'import', 'scheduled'),
	('embargoed', 'publish', '% is under embargo until 2098-01-01 09:00: '
		'publish --break-embargo --because WHY comes before that'),
	('embargoed', 'schedule then', 'scheduled'),
	('embargoed', 'embargo then', 'embargoed'),
	('embargoed', 'schedule before', '% cannot wait for 2020-01-01 10:00, '
		'a time that is over: publish makes it public now'),
	('embargoed', 'hold', 'draft'),
	('embargoed', 'withdraw', '% is embargoed for 2098-01-01 09:00: '
		'nobody can have seen it; hold makes it a draft again'),
	('embargoed', 'preview', 'path /bg/news/%/preview/'),
	('embargoed', 'restore', 'embargoed'),
	('embargoed', 'import', 'embargoed'),
	('published', 'publish', '% has been public since 2020-09-28 10:00 '
		'already: import or edit changes its words'),
	('published', 'schedule then', '% has been public since 2020-09-28 '
		'10:00: what was seen can only be withdrawn'),
	('published', 'embargo then', '% has been public since 2020-09-28 '
		'10:00: what was seen can only be withdrawn'),
	('published', 'embargo before', '% has been public since 2020-09-28 '
		'10:00: what was seen can only be withdrawn'),
	('published', 'hold', '% has been public since 2020-09-28 10:00: what '
		'was seen can only be withdrawn'),
	('published', 'withdraw', 'withdrawn'),
	('published', 'preview', '% has been public since 2020-09-28 10:00: '
		'everybody can read it at /bg/news/%/'),
	('published', 'restore', 'published'),
	('published', 'import', 'published'),
	('withdrawn', 'publish', 'published'),
	('withdrawn', 'schedule then', '% was withdrawn on 2020-10-01 11:30: '
		'only publish brings it back, at its old time'),
	('withdrawn', 'embargo then', '% was withdrawn on 2020-10-01 11:30: '
		'only publish brings it back, at its old time'),
	('withdrawn', 'schedule before', '% was withdrawn on 2020-10-01 '
		'11:30: only publish brings it back, at its old time'),
	('withdrawn', 'hold', '% was withdrawn on 2020-10-01 11:30: only '
		'publish brings it back, at its old time'),
	('withdrawn', 'withdraw', '% was withdrawn on 2020-10-01 11:30 '
		'already'),
	('withdrawn', 'preview', '% was withdrawn on 2020-10-01 11:30: there '
		'is nothing to show ahead; article show prints its text'),
	('withdrawn', 'restore', 'withdrawn'),
	('withdrawn', 'import', 'withdrawn')) v (state, action, became);

-- A correction speaks of the words beside it.
CREATE FUNCTION pg_temp.restored(revision integer, said text DEFAULT NULL)
RETURNS text LANGUAGE sql
RETURN (SELECT concat_ws(' ', coalesce(r.correction, '-'),
		coalesce(r.gone, '-'))
	FROM web.edition_restore('published-bg', NULL, revision, said) r);
UPDATE core.edition SET title = 'Вярно', correction = 'Грешно.',
	corrected_at = '2020-09-29 10:00+03' WHERE slug = 'published-bg';
SELECT pg_temp.settle();
SELECT is(pg_temp.restored(1), '- Грешно.',
	'words from before a correction come without it, which is said');
SELECT is((SELECT correction IS NULL AND corrected_at IS NULL
	FROM core.edition WHERE slug = 'published-bg'), true,
	'and it does not stand on the page');
SELECT is(pg_temp.restored((SELECT max(number) - 1 FROM core.revision
	WHERE edition = pg_temp.edition('published-bg'))), 'Грешно. -',
	'corrected words come with theirs');
SELECT is((SELECT corrected_at FROM core.edition WHERE slug = 'published-bg'),
	'2020-09-29 10:00+03', 'and its day');
SELECT is(pg_temp.restored(1, 'Отново.'), 'Отново. Грешно.',
	'who restores may say another');
SELECT ok((SELECT corrected_at > now() - interval '1 day' FROM core.edition
	WHERE slug = 'published-bg'), 'which is of today');

SELECT alike(pg_temp.move('draft-bg', 'schedule', at), at || ' is no time%',
	format('%s is refused', at))
FROM unnest(ARRAY['2099-03-29 03:30', '2099-02-30', 'tomorrow', '']) at;
SELECT is(pg_temp.move('draft-bg', 'schedule', '2020-01-01'),
	'draft-bg cannot wait for 2020-01-01 00:00, a time that is over: publish '
	'makes it public now', 'so is what is over');
SELECT is(pg_temp.move(name, 'schedule', '2099-01-01'), 'scheduled',
	format('an edition is found as %s', name))
FROM unnest(ARRAY['draft-bg', 'bg/draft-bg', '/bg/news/draft-bg/',
	'https://sofiatech.bg/bg/news/draft-bg/']) name;
SELECT is(pg_temp.move('nothing', 'publish'), 'there is no edition nothing',
	'what is not there is said');
UPDATE core.edition SET slug = 'both' WHERE slug IN ('draft-bg', 'draft-en');
SELECT is(pg_temp.move('both', 'publish'),
	'both is in several languages: say which by --language',
	'so is what is two');
SELECT is((web.edition_move('both', 'en', 'publish', NULL)).lang, 'en',
	'until the language is');

-- A moment is written so that it is read as the same.
SELECT is(core.moment(core.typed(t)), t, format('%s is the same again', t))
FROM unnest(ARRAY['2026-11-25 09:00+02', '2026-10-25 03:30+03',
	'2026-10-25 03:30+02', '2026-11-25 09:00:01.5+02',
	'2026-11-25 09:00:01+02']::timestamptz[]) t;
SELECT is(core.typed('2026-11-25 09:00:01+02'), '2026-11-25 09:00:01',
	'as the clock here shows it');

-- A file's time does not take away what was seen.
SELECT throws_like(format($$SELECT web.take_edition(jsonb_build_object('key',
	(SELECT key FROM core.article WHERE id = pg_temp.article('published')),
	'lang', 'bg', 'slug', 'published-bg', 'title', 'Т', 'published', %s),
	true)$$, at), 'its `published` ' || says || ', and published-bg has '
	'been public since 2020-09-28 10:00: what was seen can only be '
	'withdrawn', format('a published time that %s is refused', says))
FROM (VALUES ('NULL', 'is empty'), ($$'2099-01-01 10:00'$$, 'is to come'))
	v (at, says);

-- An import of thousands of projects asks of each, for each of its parts, what
-- its file is now: once, and by plans that are made once.
SET LOCAL track_functions = 'all';
SELECT web.put_project('{"slug": "asked", "eu_funded": false, "participants":
	[{"partner": "radio", "role": "partner"}], "bg": {"name": "А",
	"title": "А", "lead": "А"}, "en": {"name": "A", "title": "A",
	"lead": "A"}}');
SELECT pg_temp.settle();
SELECT ok(t.calls <= r.calls, format('%s changes ask %s times', r.calls,
	t.calls))
FROM pg_stat_xact_user_functions t, pg_stat_xact_user_functions r
WHERE t.funcname = 'thing_text' AND r.funcname = 'revise_thing';
SELECT is_empty($$SELECT proname FROM pg_proc p JOIN pg_language l
	ON l.oid = p.prolang
	WHERE p.oid = ANY ('{core.thing_text,core.yaml_members}'::regproc[])
		AND l.lanname = 'sql'$$, 'and no call is planned');

SELECT * FROM finish();
ROLLBACK;
