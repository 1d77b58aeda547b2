-- SPDX-License-Identifier: EUPL-1.2
-- What a visitor may ask of the newsletter. The answer does not say whether
-- the address is known.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql

SELECT no_plan();

-- Ask as the newsletter's program does.
CREATE FUNCTION pg_temp.ask(address text, lang text DEFAULT 'bg',
	frequency text DEFAULT 'each', projects text[] DEFAULT '{}')
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	SET LOCAL ROLE newsletter;
	SELECT web.subscribe(address, lang, frequency, projects)::text
	INTO answer;
	RESET ROLE;
	RETURN answer;
END
$$;

-- What is held about an address.
CREATE FUNCTION pg_temp.held(wanted text) RETURNS text LANGUAGE sql
RETURN (SELECT concat_ws(' ', address, lang, frequency, state,
		(SELECT string_agg(p.slug, ',' ORDER BY p.slug)
			FROM core.subscriber_project
			JOIN core.project p ON p.id = project
			WHERE subscriber = s.id))
	FROM core.subscriber s WHERE address = wanted);

-- A new address.

SELECT is(pg_temp.ask('Ivan@example.org', 'en', 'weekly', '{park,hub}'), '',
	'a new address gets no answer but that it was taken');
SELECT is(pg_temp.held('Ivan@example.org'),
	'Ivan@example.org en weekly waiting hub,park',
	'a new address waits, with what was asked, written as it was');
SELECT ok(asked_at = now() AND confirmed_at IS NULL AND left_at IS NULL,
	'nobody is subscribed by asking')
FROM core.subscriber WHERE address = 'Ivan@example.org';
SELECT is_empty($$SELECT FROM core.consent c
		JOIN core.subscriber s ON s.id = c.subscriber
		WHERE address = 'Ivan@example.org'$$,
	'nobody has consented by asking');

SELECT is(pg_temp.ask(address, 'bg', 'each', projects::text[]), '',
	format('%s is taken', address))
	|| E'\n' || is(pg_temp.held(address), address || ' bg each waiting'
		|| coalesce(' ' || kept, ''),
		format('%s %s', address, sentence))
FROM (VALUES
	('all@example.org', '{}', NULL, 'chose no project'),
	('null@example.org', NULL, NULL, 'said nothing about projects'),
	('some@example.org', '{hub,nothing}', 'hub',
		'chose a project that there is, and one that there is not'),
	('twice@example.org', '{hub,hub}', 'hub', 'chose a project twice'),
	('empty@example.org', '{"",NULL,hub}', 'hub', 'chose nothing, too'),
	('иван@пример.бг', '{}', NULL, 'need not be Latin'),
	('o''brien;drop+table--@example.org', '{}', NULL, 'is only a text')
) AS t (address, projects, kept, sentence);

-- An address that is known: the same answer, and nothing happens.

INSERT INTO core.subscriber
	(address, lang, frequency, state, confirmed_at, left_at)
VALUES ('Subscribed@example.org', 'bg', 'weekly', 'subscribed', now(), NULL),
	('Left@example.org', 'bg', 'weekly', 'left', now(), now());
CREATE TEMPORARY TABLE before AS
SELECT s.*, ARRAY(SELECT project FROM core.subscriber_project
	WHERE subscriber = s.id) AS projects
FROM core.subscriber s;

SELECT is(pg_temp.ask(address, 'en', 'each', '{park}'), '',
	format('%s gets the same answer as a new one', address))
FROM unnest('{Ivan@example.org,ivan@example.org,IVAN@EXAMPLE.ORG,
	reader@example.org,ИВАН@ПРИМЕР.БГ,subscribed@example.org,
	Subscribed@example.org,left@example.org}'::text[]) address;
SELECT set_eq($$SELECT s.*, ARRAY(SELECT project
			FROM core.subscriber_project WHERE subscriber = s.id)
		FROM core.subscriber s$$,
	'SELECT * FROM before',
	'nobody''s choice is changed by who knows the address');

-- What is refused is refused in the same way.

SELECT is(pg_temp.refusal(format('SELECT pg_temp.ask(%L, %L, %L)',
		address, lang, frequency)), refusal, sentence)
FROM (VALUES
	('nobody', 'bg', 'each', '23514 subscriber_address_check',
		'what is no address is refused'),
	(E'a@example.org\nBcc: b@example.org', 'bg', 'each',
		'23514 subscriber_address_check',
		'an address with a header in it is refused'),
	(repeat('a', 243) || '@example.org', 'bg', 'each',
		'23514 subscriber_address_check', 'a long address is refused'),
	(NULL, 'bg', 'each', '23502 address', 'no address is refused'),
	('new@example.org', 'bg', 'daily',
		'23514 subscriber_frequency_check',
		'a frequency that we have not is refused'),
	('reader@example.org', 'bg', 'daily',
		'23514 subscriber_frequency_check',
		'it is refused as well when the address is known'),
	('new@example.org', 'bg', NULL, '23502 frequency',
		'no frequency is refused')
) AS t (address, lang, frequency, refusal, sentence);
SELECT throws_ok($$SELECT pg_temp.ask('new@example.org', 'fr')$$, '23503',
	NULL, 'a language that we have not is refused');
SELECT throws_ok($$SELECT pg_temp.ask('reader@example.org', 'fr')$$,
	'23503', NULL, 'it is refused as well when the address is known');
SELECT is(pg_temp.held('new@example.org'), NULL,
	'of what was refused nothing is kept');

-- All that the newsletter's program may see of it.

SELECT is(pg_temp.tried('newsletter', 'SELECT FROM core.subscriber'),
	'42501', 'the program that takes addresses cannot read them');
SELECT results_eq($$SELECT slug::text FROM web.project_choice
		WHERE lang = 'en' ORDER BY slug$$,
	$$SELECT slug::text FROM core.project ORDER BY slug$$,
	'a visitor chooses from the projects');

SELECT finish();
ROLLBACK;
