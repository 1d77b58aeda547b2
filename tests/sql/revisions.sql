-- SPDX-License-Identifier: EUPL-1.2
-- Every change of an edition is kept, and what an editor decides of its life
-- is done or refused by rules.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
SET LOCAL timezone = 'Europe/Sofia';

SELECT no_plan();

-- What waits for the end of a transaction is done now.
CREATE FUNCTION pg_temp.settle() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	SET CONSTRAINTS ALL IMMEDIATE;
	SET CONSTRAINTS ALL DEFERRED;
END
$$;
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
SELECT is(web.edition_restore('published-bg', NULL, 1), 4,
	'old words come back as a new revision');
SELECT isnt((SELECT title FROM core.edition WHERE slug = 'published-bg'),
	'Друго', 'and stand there');
SELECT throws_like($$SELECT web.edition_restore('published-bg', NULL, 1)$$,
	'%already%', 'words that stand there are not restored');
SELECT throws_like($$SELECT web.edition_at('published-bg', NULL, 99)$$,
	'%no revision 99', 'a revision that never was is refused');

-- What an edition may become, from what it is.
CREATE TEMPORARY TABLE tried AS
SELECT state, action, CASE WHEN action IN ('schedule', 'embargo')
	THEN '2099-01-01 10:00' END AS at
FROM unnest('{draft,scheduled,published,withdrawn}'::text[]) state
CROSS JOIN unnest('{publish,schedule,embargo,hold,withdraw}'::text[]) action;
CREATE FUNCTION pg_temp.tried(state text, action text, at text)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	became text;
BEGIN
	became := pg_temp.move(state || '-bg', action, at);
	RAISE SQLSTATE 'UNDO1' USING MESSAGE = became;
EXCEPTION WHEN SQLSTATE 'UNDO1' THEN
	RETURN CASE WHEN SQLERRM LIKE '% %' THEN 'refused' ELSE SQLERRM END;
END
$$;
SELECT set_eq($$SELECT state, action, pg_temp.tried(state, action, at)
		FROM tried$$, $$VALUES
	('draft', 'publish', 'published'), ('draft', 'schedule', 'scheduled'),
	('draft', 'embargo', 'embargoed'), ('draft', 'hold', 'refused'),
	('draft', 'withdraw', 'refused'),
	('scheduled', 'publish', 'published'),
	('scheduled', 'schedule', 'scheduled'),
	('scheduled', 'embargo', 'embargoed'), ('scheduled', 'hold', 'draft'),
	('scheduled', 'withdraw', 'refused'),
	('published', 'publish', 'refused'),
	('published', 'schedule', 'refused'),
	('published', 'embargo', 'refused'), ('published', 'hold', 'refused'),
	('published', 'withdraw', 'withdrawn'),
	('withdrawn', 'publish', 'published'),
	('withdrawn', 'schedule', 'refused'),
	('withdrawn', 'embargo', 'refused'), ('withdrawn', 'hold', 'refused'),
	('withdrawn', 'withdraw', 'refused')$$,
	'an edition becomes what it may, and is refused the rest');

SELECT alike(pg_temp.move('draft-bg', 'schedule', at), at || ' is no time%',
	format('%s is refused', at))
FROM unnest(ARRAY['2099-03-29 03:30', '2099-02-30', 'tomorrow', '']) at;
SELECT is(pg_temp.move('draft-bg', 'schedule', '2020-01-01'),
	'draft-bg cannot wait for a time that is over', 'so is what is over');
SELECT is(pg_temp.move(name, 'schedule', '2099-01-01'), 'scheduled',
	format('an edition is found as %s', name))
FROM unnest(ARRAY['draft-bg', 'bg/draft-bg', '/bg/news/draft-bg/',
	'https://sofiatech.bg/bg/news/draft-bg/']) name;
SELECT is(pg_temp.move('nothing', 'publish'), 'there is no edition nothing',
	'what is not there is said');
UPDATE core.edition SET slug = 'both' WHERE slug IN ('draft-bg', 'draft-en');
SELECT is(pg_temp.move('both', 'publish'),
	'both is in several languages: say which', 'so is what is two');
SELECT is((web.edition_move('both', 'en', 'publish', NULL)).lang, 'en',
	'until the language is');

-- A moment is written so that it is read as the same.
SELECT is(core.moment(core.typed(t)), t, format('%s is the same again', t))
FROM unnest(ARRAY['2026-11-25 09:00+02', '2026-10-25 03:30+03',
	'2026-10-25 03:30+02', '2026-11-25 09:00:01.5+02']::timestamptz[]) t;

SELECT * FROM finish();
ROLLBACK;
