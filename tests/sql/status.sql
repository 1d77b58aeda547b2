-- SPDX-License-Identifier: EUPL-1.2
-- What is said of how the site is.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
DELETE FROM core.ask;
DELETE FROM core.mail;

SELECT no_plan();

-- How a part is, as an editor is told.
CREATE FUNCTION pg_temp.is_now(wanted text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	SET LOCAL ROLE editor;
	SELECT concat_ws(' ', level, says) INTO answer
	FROM (SELECT * FROM web.site_status()
		UNION ALL SELECT * FROM web.site_room()) s
	WHERE part = wanted;
	RESET ROLE;
	RETURN answer;
END
$$;

-- A letter that has waited so long; and one that went so long ago.
CREATE FUNCTION pg_temp.letter(due interval, went interval) RETURNS void
LANGUAGE sql AS $$
	DELETE FROM core.mail;
	INSERT INTO core.mail (kind, subscriber, due_at)
	SELECT 'known', (SELECT min(id) FROM core.subscriber), now() - due
	WHERE due IS NOT NULL;
	INSERT INTO core.mail (kind, subscriber, state, ended_at)
	SELECT 'known', (SELECT min(id) FROM core.subscriber), 'sent',
		now() - went
	WHERE went IS NOT NULL;
$$;

SELECT is(pg_temp.is_now('content'), format('0 version %s, changed %s',
		version, to_char(changed_at AT TIME ZONE 'Europe/Sofia',
		'YYYY-MM-DD HH24:MI:SS')),
	'the version of the content is said')
FROM core.version;
SELECT is(pg_temp.is_now('mailer'), '2 0 connected',
	'no letter goes where no mailer is');
SELECT is(pg_temp.is_now('letters'), '0 0 due', 'no letter is due');
SELECT matches(pg_temp.is_now('archive'), '^0 off',
	'without an archive that is said');
SELECT matches(pg_temp.is_now('connections'), '^0 \d+ of \d+$',
	'there is room for connections');
SELECT matches(pg_temp.is_now('notices'), '^0 0', 'nobody keeps notices');
SELECT is(pg_temp.is_now('standby'), '0 no slot', 'there is no standby');

SELECT is(pg_temp.is_now('database'), '0 there is room for 64 MB and more',
	'there is room on its disk');

SELECT pg_temp.letter('10 minutes', NULL) \g /dev/null
SELECT is(pg_temp.is_now('letters'), '0 1 due', 'a letter may wait a little');
SELECT pg_temp.letter('20 minutes', NULL) \g /dev/null
SELECT is(pg_temp.is_now('letters'), '1 1 due, none went for 20 min',
	'for one that waits longer somebody should look');
SELECT pg_temp.letter('3 hours', NULL) \g /dev/null
SELECT is(pg_temp.is_now('letters'), '2 1 due, none went for 180 min',
	'and after hours it is broken');
SELECT pg_temp.letter('3 hours', '1 minute') \g /dev/null
SELECT is(pg_temp.is_now('letters'), '0 1 due',
	'but not where others go meanwhile');
SELECT pg_temp.letter('-3 hours', '4 hours') \g /dev/null
SELECT is(pg_temp.is_now('letters'), '0 0 due', 'what is due later waits');

SELECT is(pg_temp.is_now('requests'), '0 0 wait', 'no request waits');
INSERT INTO core.ask (address, lang, frequency, projects, words, privacy_page,
	asked_at)
VALUES ('a@example.org', 'bg', 'each', '{}', 'Yes', '1',
	now() - '30 minutes'::interval);
SELECT is(pg_temp.is_now('requests'), '1 1 wait, for up to 30 min',
	'somebody should look for one that waits');

SELECT finish();
ROLLBACK;
