-- SPDX-License-Identifier: EUPL-1.2
-- What is under embargo goes out before its time by no path but by who says
-- that he breaks it, and why.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
SET LOCAL timezone = 'Europe/Sofia';

SELECT no_plan();

-- What became of the article: each edition's state and time.
CREATE FUNCTION pg_temp.all_of(wanted text) RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(e.lang || ' ' || core.edition_state(e)
		|| coalesce(' ' || extract(year FROM e.published_at), ''), ', '
		ORDER BY e.lang)
	FROM core.edition e JOIN core.article a ON a.id = e.article
	WHERE a.key = wanted);
CREATE FUNCTION pg_temp.move(name text, lang text, action text,
	at text DEFAULT NULL, because text DEFAULT NULL)
RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT string_agg(m.lang || ' ' || state || coalesce(' '
			|| substr(published, 1, 4), ''), ', ')
		FROM web.edition_move(name, move.lang, action, at, because,
			because IS NOT NULL) m);
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END
$$;
CREATE FUNCTION pg_temp.take(given jsonb, forced boolean DEFAULT true)
RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT outcome || ' ' || state FROM web.take_edition(
		jsonb_build_object('key', 'pr', 'lang', 'bg', 'slug', 'pr',
			'title', 'Х') || given, forced));
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END
$$;
CREATE FUNCTION pg_temp.import(given jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN (SELECT outcome FROM web.take_edition(jsonb_build_object('key',
		'pr', 'lang', 'bg', 'slug', 'pr', 'title', 'Х') || given));
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END
$$;
-- As in a transaction after that of the embargo.
CREATE FUNCTION pg_temp.later() RETURNS void LANGUAGE sql
BEGIN ATOMIC
	UPDATE core.article SET embargo_since = '2020-01-01' WHERE key = 'pr';
END;

SELECT web.act_as('Ива');
SELECT is(pg_temp.take('{}'), 'made draft', 'a text');
SELECT is(pg_temp.take('{"lang": "en", "slug": "en"}'), 'made draft',
	'and its translation');
SELECT is(pg_temp.move('pr', 'bg', 'embargo', '2098-01-01 09:00'),
	'bg embargoed 2098', 'the one is put under embargo');
SELECT pg_temp.later();

-- By each step and file, from each state that leads there.
CREATE FUNCTION pg_temp.ways(said text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT alike(became, CASE WHEN way ~ '^a' THEN 'its `published` is '
			'before the embargo of % ends, 2098-01-01 09:00: '
			'article schedule --break-embargo comes before that'
		ELSE '% is under embargo until 2098-01-01 09:00: % '
			'--break-embargo --because WHY comes before that' END,
		said || ': ' || way)
	FROM (VALUES
		('publish', pg_temp.move('pr', 'bg', 'publish')),
		('schedule', pg_temp.move('pr', 'bg', 'schedule',
			'2097-12-31 09:00')),
		('embargo', pg_temp.move('pr', 'bg', 'embargo',
			'2097-12-31 09:00')),
		('publish in another language',
			pg_temp.move('en', 'en', 'publish')),
		('schedule in another language', pg_temp.move('en', 'en',
			'schedule', '2097-12-31 09:00')),
		('a file', pg_temp.take('{"published": "2097-12-31 09:00"}')),
		('a file of the past',
			pg_temp.take('{"published": "2020-12-31 09:00"}')),
		('a file in another language', pg_temp.take('{"lang": "en",
			"slug": "en", "published": "2020-12-31 09:00"}')),
		('a folder', pg_temp.import('{"published": "2020-12-31"}')),
		('a folder in another language', pg_temp.import('{"lang": "en",
			"slug": "en", "published": "2020-12-31"}')),
		('a folder of another system', pg_temp.import('{"origin": "pr",
			"published": "2020-12-31", "embargoed": false}')))
		AS x (way, became);
$$;
SELECT pg_temp.ways('under embargo');
SELECT is(pg_temp.move('pr', 'bg', 'hold'), 'bg draft', 'it is held');
SELECT is(web.held_until(pg_temp.edition('pr')), '2098-01-01 09:00',
	'and tells of its embargo');
SELECT pg_temp.ways('held');
SELECT is(pg_temp.take('{"title": "Друго"}'), 'updated draft', 'changed');
SELECT is((SELECT state FROM web.edition_restore('pr', 'bg', 1, NULL)),
	'draft', 'and restored as it was before its embargo');
SELECT pg_temp.ways('restored');
SELECT is(pg_temp.move('pr', 'bg', 'schedule', '2099-01-01 09:00'),
	'bg scheduled 2099', 'it is scheduled for a later time');
SELECT pg_temp.ways('scheduled');
SELECT is(pg_temp.take('{"published": null}'), 'updated draft',
	'a file takes its time away');
SELECT pg_temp.ways('without a time');
SELECT is(pg_temp.move('pr', 'bg', 'schedule', '2098-01-01 09:00'),
	'bg scheduled 2098', 'it may wait for the very end of it');
SELECT is(pg_temp.move('pr', 'bg', 'embargo', '2098-01-01 09:00'),
	'bg embargoed 2098', 'and be under it again');
SELECT pg_temp.ways('again');

-- All of it waits, and goes on waiting.
SELECT is(pg_temp.move('en', 'en', 'schedule', '2098-06-01 09:00'),
	'en scheduled 2098', 'another language may come later');
SELECT is(pg_temp.move('pr', 'bg', 'embargo', '2099-01-01 09:00'),
	'bg embargoed 2099, en scheduled 2099',
	'a later embargo takes along what waits for an earlier time');
SELECT is(pg_temp.move('en', 'en', 'embargo', '2100-01-01 09:00'),
	'en embargoed 2100, bg embargoed 2100', 'from either side');
SELECT pg_temp.settle();
SELECT is((SELECT (content ->> 'published_at')::timestamptz
	FROM core.revision WHERE edition = pg_temp.edition('pr')
	ORDER BY number DESC LIMIT 1), '2100-01-01 09:00+02',
	'which is a revision of each');
SELECT is(pg_temp.take('{"published": "2101-01-01 09:00"}'),
	'updated embargoed', 'a file may move it later');
SELECT is(pg_temp.all_of('pr'), 'bg embargoed 2101, en embargoed 2101',
	'and so all of it');
SELECT is(pg_temp.move('pr', 'bg', 'embargo', '2102-01-01 09:00', 'Тъй.'),
	'pr comes before no embargo so: leave out --break-embargo',
	'who moves it later breaks nothing');

-- An import may have begun before the embargo did.
UPDATE core.article SET embargo_since = now() + interval '1 minute'
WHERE key = 'pr';
SELECT alike(pg_temp.import('{"published": "2020-12-31"}'),
	'its `published` is before the embargo of % ends, %',
	'a folder that is being read meanwhile breaks none');

-- In the open.
CREATE FUNCTION pg_temp.undone(lang text, action text, at text, because text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	became text;
BEGIN
	became := pg_temp.move(CASE lang WHEN 'bg' THEN 'pr' ELSE 'en' END,
		lang, action, at, because);
	became := became || '; ' || pg_temp.all_of('pr') || '; ' || coalesce(extract(year FROM (SELECT embargo_until
			FROM core.article WHERE key = 'pr'))::text, 'free');
	RAISE SQLSTATE 'UNDO1' USING MESSAGE = became;
EXCEPTION WHEN SQLSTATE 'UNDO1' THEN
	RETURN replace(became, extract(year FROM now())::text, 'now');
END
$$;
SELECT is(pg_temp.undone('bg', 'publish', NULL, ' '),
	'who breaks an embargo says why; bg embargoed 2101, en embargoed 2101; '
	'2101', 'a reason is asked for');
SELECT throws_like($$SELECT web.edition_move('pr', 'bg', 'publish', NULL, 'Тъй.',
	NULL)$$, '% is under embargo until %', 'who does not say that he breaks '
	'it does not');
SELECT is(pg_temp.undone('bg', 'publish', NULL, 'Тъй.'),
	'bg published now, en scheduled 2101; bg published now, '
	'en scheduled 2101; free',
	'who publishes with one ends it, and the other waits as it did');
SELECT is(pg_temp.undone('en', 'schedule', '2099-05-05 09:00', 'Тъй.'),
	'en scheduled 2099, bg scheduled 2101; bg scheduled 2101, '
	'en scheduled 2099; free', 'so does who schedules it');
SELECT is(pg_temp.undone('bg', 'embargo', '2099-05-05 09:00', 'Тъй.'),
	'bg embargoed 2099, en embargoed 2099; bg embargoed 2099, '
	'en embargoed 2099; 2099', 'or lets all of it end sooner');
SELECT is(pg_temp.move('en', 'en', 'hold'), 'en draft', 'the one is held');
SELECT is(pg_temp.undone('en', 'publish', NULL, 'Тъй.'),
	'en published now, bg scheduled 2101; bg scheduled 2101, '
	'en published now; free', 'a draft breaks it in the same way');
SELECT pg_temp.move('en', 'en', 'publish', NULL, 'Обявено.') \gset
SELECT is((SELECT string_agg(concat_ws(' ', act, detail), ', ')
	FROM web.edition_acts('en', 'en') a WHERE number = (SELECT max(number)
		FROM core.revision WHERE edition = pg_temp.edition('en'))
	AND act <> 'numbered'),
	'broken 2101-01-01 09:00, published, because Обявено.',
	'and its history says so');
SELECT is(pg_temp.move('pr', 'bg', 'publish'), 'bg published '
	|| extract(year FROM now()), 'what was broken for one is for all');
SELECT is(pg_temp.move('pr', 'bg', 'withdraw') || ', '
	|| pg_temp.move('pr', 'bg', 'publish'), 'bg withdrawn '
	|| extract(year FROM now()) || ', bg published '
	|| extract(year FROM now()), 'and it is withdrawn as ever');

-- Time ends it too.
SELECT is(pg_temp.take('{"key": "t", "slug": "t"}'), 'made draft', 'another');
SELECT is(pg_temp.move('t', 'bg', 'embargo', '2098-01-01 09:00'),
	'bg embargoed 2098', 'under embargo');
UPDATE core.edition SET published_at = now() - interval '1 day'
WHERE slug = 't';
UPDATE core.article SET embargo_until = now() - interval '1 day'
WHERE key = 't';
SELECT is(pg_temp.take('{"key": "t", "slug": "t", "published":
	"2020-05-05 09:00"}'), 'updated published', 'is over one day');

-- A folder that holds all of an article is no second edition.
SELECT is(pg_temp.import('{"key": "f", "lang": "en", "slug": "f",
	"published": "2098-01-01", "embargoed": true}') || ', '
	|| pg_temp.import('{"key": "f", "slug": "f", "published":
	"2020-01-01"}'), 'made, made', 'an export goes in as it was');
SELECT is(pg_temp.all_of('f'), 'bg published 2020, en embargoed 2098',
	'in whatever order');

-- One language of an export may come before the embargo of the other: who breaks
-- that for just its time keeps this one.
SELECT is(pg_temp.import('{"key": "g", "lang": "en", "slug": "g",
	"published": "2098-01-01", "embargoed": true}') || ', '
	|| pg_temp.import('{"key": "g", "slug": "g", "published":
	"2097-01-01", "embargoed": true}'), 'made, made', 'an export has two');
SELECT is(pg_temp.move('g', 'bg', 'embargo', '2097-01-01 00:00', 'Тъй.'),
	'bg embargoed 2097', 'the later is broken');
SELECT alike(pg_temp.move('g', 'en', 'publish'),
	'g is under embargo until 2097-01-01 00:00: %', 'the earlier stands');

SELECT finish();
ROLLBACK;
