-- SPDX-License-Identifier: EUPL-1.2
-- What the public sees of an edition in each of its states, and of a
-- project in each of its times. Every view is read here as it is by the
-- programs; who may read which is in privileges.sql.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
SET LOCAL timezone = 'Europe/Sofia';

SELECT no_plan();

-- Where an edition is seen: in lists, as a page, as gone.
CREATE FUNCTION pg_temp.seen(wanted text) RETURNS text LANGUAGE sql
RETURN concat_ws(' ',
	(SELECT 'listed' FROM web.edition WHERE slug = wanted),
	(SELECT 'read' FROM web.edition_text
		WHERE id = pg_temp.edition(wanted)),
	(SELECT 'gone' FROM web.withdrawn WHERE slug = wanted));

SELECT is(pg_temp.seen(state || '-' || code), seen,
	format('what is %s is %s: %s', state,
		coalesce(nullif(seen, ''), 'never shown'), code))
FROM (VALUES ('draft', ''), ('scheduled', ''),
	('published', 'listed read'), ('withdrawn', 'gone')
) AS t (state, seen), core.language
ORDER BY state, code;

SELECT set_eq('SELECT slug::text FROM web.edition',
	$$VALUES ('published-bg'), ('published-en')$$,
	'nothing else is in the lists');

-- A draft shows in no view at all, neither its words nor its number.
UPDATE core.edition SET title = 'Secret', lead = 'Secret',
	body_html = 'Secret', slug = 'secret-' || lang
WHERE slug IN ('draft-bg', 'scheduled-en');
CREATE FUNCTION pg_temp.told(wanted text) RETURNS SETOF text
LANGUAGE plpgsql AS $$
DECLARE
	name text;
BEGIN
	FOR name IN SELECT oid::regclass FROM pg_class
		WHERE relnamespace = 'web'::regnamespace AND relkind = 'v' LOOP
		RETURN QUERY EXECUTE format('SELECT %L FROM %s v
			WHERE strpos(lower(v::text), %L) > 0',
			name, name, wanted);
	END LOOP;
END
$$;
SELECT is_empty($$SELECT pg_temp.told('secret')$$,
	'no view tells a word of a draft, or of what is scheduled');
SELECT isnt_empty($$SELECT pg_temp.told('published')$$,
	'what is published is told: the search above does find');
-- Nor is it looked at for who asks so that the question tells of it: a lock
-- by a row's number, which is as cheap as a question can be.
CREATE FUNCTION pg_temp.looked_at() RETURNS SETOF bigint
LANGUAGE plpgsql AS $$
DECLARE
	asked record;
BEGIN
	FOR asked IN SELECT attrelid::regclass AS name, attname AS part
		FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
		WHERE relnamespace = 'web'::regnamespace AND relkind = 'v'
			AND (relname ~ '^(edition|entry)' AND attname = 'id'
				OR attname = 'edition') LOOP
		EXECUTE format('SELECT count(*) FROM %s
			WHERE pg_try_advisory_xact_lock(%I)', asked.name,
			asked.part);
	END LOOP;
	RETURN QUERY SELECT objid::bigint FROM pg_locks
	WHERE locktype = 'advisory' AND pid = pg_backend_pid();
END
$$;
SELECT set_has($$SELECT id FROM web.edition$$,
	$$SELECT id FROM web.edition WHERE id IN
		(SELECT pg_temp.looked_at())$$, 'what is public is looked at');
SELECT is_empty($$SELECT l FROM pg_temp.looked_at() l JOIN core.edition e
		ON e.id = l WHERE slug IN ('secret-bg', 'secret-en')$$,
	'and neither a draft nor what is scheduled');
SELECT is_empty($$SELECT FROM web.article_project
		WHERE article NOT IN (SELECT article FROM web.edition)
		UNION ALL SELECT FROM web.article_partner
		WHERE article NOT IN (SELECT article FROM web.edition)$$,
	'nobody learns what a draft is about');
SELECT set_eq($$SELECT project FROM web.article_project
		WHERE article = pg_temp.article('published')$$,
	$$SELECT core.project_id('hub')$$,
	'what a published article is about is shown');

-- From one state to the next.

CREATE FUNCTION pg_temp.becomes(change text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE 'UPDATE core.edition SET ' || change
		|| $u$ WHERE slug = 'published-bg'$u$;
	RETURN pg_temp.seen('published-bg');
END
$$;
SELECT is(pg_temp.becomes(change), seen, sentence)
FROM (VALUES
	($$published_at = now()$$, 'listed read',
		'an edition is public at its moment'),
	($$published_at = now() + '1 microsecond'::interval$$, '',
		'an edition is not public before its moment'),
	($$embargoed = true$$, '',
		'an edition under embargo is not public before its moment'),
	($$published_at = now()$$, 'listed read',
		'an embargo ends at its moment'),
	($$state = 'draft', embargoed = false$$, '',
		'a public edition that is a draft again is not shown'),
	($$state = 'approved'$$, 'listed read',
		'a draft that is approved after its time is public at once'),
	($$state = 'withdrawn', withdrawn_at = now()$$, 'gone',
		'a withdrawn edition says that it is gone'),
	($$published_at = now() + '1 day'::interval$$, '',
		'what was withdrawn before its moment was never there'),
	($$state = 'approved', withdrawn_at = NULL, published_at = now()$$,
		'listed read', 'a withdrawn edition can come back')
) AS t (change, seen, sentence);

-- Days are Sofia's, and so is the time that machines read.

SET LOCAL timezone = 'America/New_York';
UPDATE core.edition SET published_at = '2020-09-27 21:30+00',
	changed_at = '2020-09-27 21:30+00' WHERE slug = 'published-bg';
SELECT is(published_on, '2020-09-28'::date,
	'half past midnight in Sofia is the new day, wherever one asks')
FROM web.edition WHERE slug = 'published-bg';
SELECT is(published_time, '2020-09-27T21:30:00Z',
	'machines read the time in UTC') FROM web.edition_text
WHERE id = pg_temp.edition('published-bg');
SELECT is(changed_on, NULL, 'what has not changed does not say so')
FROM web.edition_text WHERE id = pg_temp.edition('published-bg');
UPDATE core.edition SET changed_at = '2021-01-31 22:00+00',
	correction = 'C', corrected_at = '2021-02-27 22:00+00'
WHERE slug = 'published-bg';
SELECT is(changed_on, '2021-02-01'::date,
	'what has changed says on which day of Sofia''s')
FROM web.edition_text WHERE id = pg_temp.edition('published-bg');
SELECT is(correction || ' ' || corrected_on, 'C 2021-02-28',
	'a correction is said with its day')
FROM web.edition_text WHERE id = pg_temp.edition('published-bg');
UPDATE core.edition SET state = 'withdrawn',
	withdrawn_at = '2021-03-31 21:00+00' WHERE slug = 'published-bg';
SELECT is(withdrawn_on, '2021-04-01'::date,
	'what is gone says since which day of Sofia''s')
FROM web.withdrawn WHERE slug = 'published-bg';
SET LOCAL timezone = 'Europe/Sofia';

-- A place in the list goes into an address and comes back.

SELECT is(web.cursor(moment, 7),
	(extract(epoch FROM moment) * 1000000)::bigint || '-7',
	'a cursor is microseconds and a number')
FROM (SELECT '2020-09-28 10:00:00.123456+03'::timestamptz AS moment) t;
SELECT is(web.moment(split_part(web.cursor(moment, 7), '-', 1)::bigint),
	moment, format('%s comes back from its cursor as it went', moment))
FROM unnest('{2020-09-28 10:00:00.123456+03,2099-12-31 23:59:59.999999+00,
	1970-01-01 00:00+00,2020-03-29 03:30+03}'::timestamptz[]) moment;
SELECT is(web.moment(NULL), 'infinity',
	'without a cursor the list begins before everything');

-- A project is planned, running or finished by Sofia's day.

CREATE FUNCTION pg_temp.state_of(first int, last int) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
	UPDATE core.project SET starts_on = web.day(now()) + first,
		ends_on = web.day(now()) + last WHERE slug = 'park';
	RETURN (SELECT state FROM web.project
		WHERE slug = 'park' AND lang = 'bg');
END
$$;
SELECT is(pg_temp.state_of(first, last), state, sentence)
FROM (VALUES
	(NULL, NULL, 'running', 'a project without days is running'),
	(1, 9, 'planned', 'a project is planned on the day before its first'),
	(1, NULL, 'planned', 'a project without a last day can be planned'),
	(0, 9, 'running', 'a project runs on its first day'),
	(-9, 0, 'running', 'a project runs on its last day'),
	(-9, -1, 'finished', 'a project is finished on the day after'),
	(NULL, -1, 'finished', 'a project without a first day finishes too')
) AS t (first, last, state, sentence);

-- The sentence that the EU wants, with the number in it, in the language.

SELECT is(acknowledgement, sentence,
	'the acknowledgement has its number: ' || lang)
FROM web.project JOIN (VALUES
	('bg', 'Финансиран от ЕС по договор № 871552.'),
	('en', 'Funded by the EU, agreement No 871552.')
) AS t (lang, sentence) USING (lang)
WHERE slug = 'hub';
SELECT is(disclaimer::text, sentence, 'the disclaimer stands with it: ' || lang)
FROM web.project JOIN (VALUES ('bg', 'Мнение.'), ('en', 'Views.')
) AS t (lang, sentence) USING (lang)
WHERE slug = 'hub';
SELECT is(acknowledgement, NULL,
	'a project without EU money has no such sentence: ' || lang)
FROM web.project WHERE slug = 'own-money';

-- How much was published in a month.

CREATE FUNCTION pg_temp.counts() RETURNS bigint[] LANGUAGE sql
RETURN ARRAY(SELECT coalesce((SELECT count FROM web.month_count
		WHERE lang = 'bg' AND month = at), 0)
	FROM unnest('{2012-01-01,2012-02-01}'::date[]) AS at ORDER BY at);
CREATE FUNCTION pg_temp.counts_after(change text) RETURNS bigint[]
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE change;
	RETURN pg_temp.counts();
END
$$;
UPDATE core.edition SET state = 'approved', withdrawn_at = NULL,
	published_at = '2012-01-31 23:59:59+02'
WHERE slug = 'published-bg';
SELECT is(pg_temp.counts_after(change), counts::bigint[], sentence)
FROM (VALUES
	('SELECT', '{1,0}', 'a month ends when it does in Sofia'),
	($$UPDATE core.edition SET published_at = '2012-02-01 00:00:00+02'
		WHERE slug = 'published-bg'$$, '{0,1}',
		'what gets another time counts there'),
	($$UPDATE core.edition SET title = 'Anew'
		WHERE slug = 'published-bg'$$, '{0,1}',
		'another word counts nothing'),
	($$UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
		WHERE slug = 'published-bg'$$, '{0,0}',
		'what is withdrawn does not count'),
	($$UPDATE core.edition SET state = 'approved', withdrawn_at = NULL
		WHERE slug = 'published-bg'$$, '{0,1}',
		'what is approved counts again'),
	($$SELECT core.count_again()$$, '{0,1}',
		'counting again changes nothing')
) AS t (change, counts, sentence);
UPDATE core.edition SET published_at = now() + '1 microsecond'::interval
WHERE slug = 'published-bg';
SELECT is_empty($$SELECT lang, month, count FROM web.month_count
		EXCEPT SELECT lang, date_trunc('month', published_on)::date,
			count(*) FROM web.edition GROUP BY 1, 2$$,
	'what is approved for a later time is in no count');
UPDATE core.edition SET published_at = now() WHERE slug = 'published-bg';
SELECT set_eq('SELECT lang, month, count FROM web.month_count',
	$$SELECT lang, date_trunc('month', published_on)::date, count(*)
		FROM web.edition GROUP BY 1, 2$$,
	'at its moment it is, and all counts are what is listed');

-- An import counts them once, at its end.
SET CONSTRAINTS ALL DEFERRED;
SELECT web.begin_import();
UPDATE core.edition SET published_at = '2012-01-31 10:00'
WHERE slug = 'published-bg';
SELECT is(pg_temp.counts(), '{0,0}', 'what it changes is not counted yet');
SET CONSTRAINTS ALL IMMEDIATE;
SELECT is(pg_temp.counts(), '{1,0}', 'and is counted at its end');
SELECT is(pg_temp.counts_after($$UPDATE core.edition
		SET published_at = '2012-02-01 10:00'
		WHERE slug = 'published-bg'$$), '{0,1}',
	'what is changed then is counted as ever');
UPDATE core.edition SET published_at = now() WHERE slug = 'published-bg';

-- A language is shown where it has a text.

DELETE FROM core.project_text
WHERE project = core.project_id('park') AND lang = 'en';
DELETE FROM core.partner_text
WHERE partner = core.partner_id('port') AND lang = 'en';
DELETE FROM core.page_text WHERE lang = 'en';
SELECT results_eq(query, $$SELECT 'bg'::text$$, sentence)
FROM (VALUES
	($$SELECT lang FROM web.project WHERE slug = 'park'$$,
		'a project without an English text is not shown in English'),
	($$SELECT DISTINCT 'bg' FROM web.project_choice a
		JOIN web.project_choice b USING (slug, name)
		WHERE slug = 'park' AND a.lang = 'bg' AND b.lang = 'en'$$,
		'without an English text its choice bears the Bulgarian name'),
	($$SELECT lang FROM web.partner WHERE slug = 'port'$$,
		'a partner without an English text is not shown in English'),
	($$SELECT lang FROM web.page WHERE slug = 'about'$$,
		'a page without an English text is not shown in English')
) AS t (query, sentence);
SELECT results_eq($$SELECT role FROM web.participation
		WHERE project = core.project_id('hub')
		ORDER BY rank, position$$,
	$$SELECT unnest('{coordinator,partner}'::text[])$$,
	'the coordinator stands first');
SELECT finish();
ROLLBACK;
