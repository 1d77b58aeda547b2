-- SPDX-License-Identifier: EUPL-1.2
-- Issues of the newsletter: what is brought, in which words, to whom, when.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
DELETE FROM core.issue;
UPDATE core.newsletter SET began_at = now() - '30 days'::interval,
	weekly_until = NULL;

SELECT no_plan();

-- ---- words of this test -------------------------------------------------------

-- An article with an edition in each of some languages, made public some
-- time ago and put in at that time.
CREATE FUNCTION pg_temp.publish(wanted text, langs text[], ago interval,
	projects text[] DEFAULT '{}')
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	made bigint;
BEGIN
	INSERT INTO core.article (key, created_at)
	VALUES (wanted, now() - ago) RETURNING id INTO made;
	INSERT INTO core.edition (article, lang, slug, title, lead, state,
		published_at, approved_at)
	SELECT made, l, wanted || '-' || l, wanted || ' ' || l, 'Lead',
		'approved', now() - ago, now() - ago
	FROM unnest(langs) l;
	INSERT INTO core.article_project
	SELECT made, core.project_id(p), n
	FROM unnest(projects) WITH ORDINALITY AS x (p, n);
END
$$;

-- Compose as an editor; since and until as so long ago, NULL for none.
CREATE FUNCTION pg_temp.compose(kind text, since interval, until interval,
	langs text[] DEFAULT NULL)
RETURNS SETOF bigint LANGUAGE plpgsql AS $$
BEGIN
	SET LOCAL ROLE editor;
	RETURN QUERY SELECT web.compose_issues(kind,
		to_char(now() - since, 'YYYY-MM-DD"T"HH24:MI:SS.USTZH:TZM'),
		to_char(now() - until, 'YYYY-MM-DD"T"HH24:MI:SS.USTZH:TZM'),
		langs);
	RESET ROLE;
END
$$;

CREATE FUNCTION pg_temp.send(wanted bigint) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	SET LOCAL ROLE editor;
	SELECT web.send_issue(wanted) INTO n;
	RESET ROLE;
	RETURN n;
END
$$;

-- What a mailer finds due; the week's hour is so long ago.
CREATE FUNCTION pg_temp.due(hour_ago interval,
	each_delay interval DEFAULT '10 minutes')
RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
	hour constant timestamp :=
		(now() - hour_ago) AT TIME ZONE 'Europe/Sofia';
	n integer;
BEGIN
	SET LOCAL ROLE mailer;
	SELECT web.compose_due(extract(isodow FROM hour)::int, hour::time,
		each_delay) INTO n;
	RESET ROLE;
	RETURN n;
END
$$;

-- The titles of an issue in a language, each with its edition's language.
CREATE FUNCTION pg_temp.titles(wanted bigint, wanted_lang text)
RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(title || ':' || item_lang, ', ' ORDER BY position)
	FROM core.issue_item WHERE issue = wanted AND lang = wanted_lang);

CREATE FUNCTION pg_temp.langs(wanted bigint) RETURNS text[] LANGUAGE sql
RETURN (SELECT langs FROM core.issue WHERE id = wanted);

CREATE FUNCTION pg_temp.last_issue() RETURNS bigint LANGUAGE sql
RETURN (SELECT max(id) FROM core.issue);

CREATE FUNCTION pg_temp.reader(address text, lang text, frequency text,
	projects text[] DEFAULT '{}')
RETURNS void LANGUAGE sql AS $$
	INSERT INTO core.subscriber (address, lang, frequency, state,
		asked_at, confirmed_at)
	VALUES (address, lang, frequency, 'subscribed',
		now() - '2 days'::interval, now() - '1 day'::interval);
	INSERT INTO core.subscriber_project
	SELECT s.id, core.project_id(p)
	FROM core.subscriber s, unnest(projects) p
	WHERE s.address = reader.address;
$$;

-- Who gets a mail of an issue, and which of its items.
CREATE FUNCTION pg_temp.mailed(wanted bigint) RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(concat_ws(':', s.address, m.items::text,
		nullif(m.state, 'due')), ' ' ORDER BY s.address)
	FROM core.mail m JOIN core.subscriber s ON s.id = m.subscriber
	WHERE m.issue = wanted);

CREATE FUNCTION pg_temp.why(statement text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
	SET LOCAL ROLE editor;
	EXECUTE statement;
	RESET ROLE;
	RETURN 'nothing';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END
$$;

-- ---- times ----------------------------------------------------------------------

SELECT is(core.moment(given)::text, wanted::timestamptz::text,
	format('%s is read as Sofia''s time', given))
FROM (VALUES ('2026-11-20', '2026-11-20 00:00+02'),
	('2026-07-01 09:30', '2026-07-01 09:30+03'),
	('2026-07-01T09:30:15', '2026-07-01 09:30:15+03'),
	('2026-07-01T09:30Z', '2026-07-01 09:30+00'),
	('2026-07-01 09:30+01', '2026-07-01 08:30+00'),
	('2026-07-01 09:30-0430', '2026-07-01 14:00+00'),
	('2027-03-28 02:59', '2027-03-28 02:59+02'),
	('2027-03-28 04:00', '2027-03-28 04:00+03'),
	('2027-10-31 03:30', '2027-10-31 03:30+02')) AS t (given, wanted);
SELECT is(core.moment(given), NULL, format('%s is no time', given))
FROM unnest('{"",now,infinity,2026-02-30,2026-13-01,26-01-01,2026-1-1,
	"2026-01-01 25:00",2026-01-01 09,"2026-01-01 09:00 PM",
	"2027-03-28 03:00","2027-03-28 03:59","2026-01-01 09:00+25",
	" 2026-01-01","2026-01-01; x"}'::text[]) AS given;

SELECT is(core.weekly_hour(day, at, moment::timestamptz),
	wanted::timestamptz, sentence)
FROM (VALUES
	(5, time '09:00', '2026-11-27 09:00+02', '2026-11-27 09:00+02',
		'the hour has come at its first moment'),
	(5, '09:00', '2026-11-27 08:59:59+02', '2026-11-20 09:00+02',
		'before it, the week before counts'),
	(1, '00:00', '2026-11-29 23:59+02', '2026-11-23 00:00+02',
		'Monday at midnight begins the week'),
	(7, '23:59', '2026-11-28 12:00+02', '2026-11-22 23:59+02',
		'Sunday ends it'),
	(5, '09:00', '2027-04-02 09:00+03', '2027-04-02 09:00+03',
		'in the week of summer time it is nine by the clock'),
	(5, '09:00', '2027-04-02 08:30+03', '2027-03-26 09:00+02',
		'and not an hour before'),
	(5, '09:00', '2027-11-05 08:30+02', '2027-10-29 09:00+03',
		'in the week of winter time as well'),
	(7, '03:30', '2027-03-28 02:59+02', '2027-03-21 03:30+02',
		'an hour that the clocks leave out has not come before it'),
	(7, '03:30', '2027-03-28 12:00+03', '2027-03-28 04:30+03',
		'and comes when they go on'),
	(7, '03:30', '2027-10-31 03:45+03', '2027-10-24 03:30+03',
		'an hour that comes twice'),
	(7, '03:30', '2027-10-31 03:45+02', '2027-10-31 03:30+02',
		'counts once')
) AS t (day, at, moment, wanted, sentence);

-- ---- what an issue brings ---------------------------------------------------------

-- The sample's own article is a day old and in both languages.
SELECT pg_temp.publish('old', '{bg,en}', '8 days') \gset
SELECT pg_temp.publish('bulgarian', '{bg}', '2 days', '{hub,park}') \gset
SELECT pg_temp.publish('english', '{en}', '3 days', '{own-money}') \gset
SELECT pg_temp.publish('edge', '{bg,en}', '7 days') \gset

SELECT pg_temp.compose('weekly', '7 days', '0') AS issue \gset
SELECT is(pg_temp.titles(:issue, 'bg'),
	'published:bg, bulgarian bg:bg, english en:en',
	'newest first, what is public, in the language that there is');
SELECT is(pg_temp.titles(:issue, 'en'),
	'published:en, bulgarian bg:bg, english en:en',
	'the same articles in the other language');
SELECT is(pg_temp.titles(pg_temp.compose('weekly', '8 days', '7 days'), 'bg'),
	'edge bg:bg', 'since is left out, until is not');
SELECT is_empty($$SELECT pg_temp.compose('weekly', '20 days', '10 days')$$,
	'where nothing was made public, there is no issue');
SELECT results_eq(
	format($$SELECT path, published_on, projects, lead
		FROM core.issue_item WHERE issue = %s AND lang = 'en'
			AND position = 2$$, :issue),
	$$SELECT '/bg/news/bulgarian-bg/',
		web.day(now() - '2 days'::interval),
		ARRAY[core.project_id('hub'), core.project_id('park')],
		'Lead'::text$$,
	'an item has its address, its day, its projects');
SELECT is((SELECT acknowledgement FROM core.issue_item
		WHERE issue = :issue AND position = 2 AND lang = wanted), words,
	'EU money is acknowledged in the issue''s language: ' || wanted)
FROM (VALUES ('bg', E'Финансиран от ЕС по договор № 871552. Мнение.\n'
		'Съфинансиран от ЕС. Мнение.'),
	('en', E'Funded by the EU, agreement No 871552. Views.\n'
		'Co-funded by the EU. Views.')) AS t (wanted, words);
SELECT is((SELECT acknowledgement FROM core.issue_item
		WHERE issue = :issue AND position = 3 AND lang = 'bg'), NULL,
	'own money needs no acknowledgement');
SELECT is(pg_temp.langs(pg_temp.compose('weekly', '7 days', '0', '{en}')),
	'{en}', 'an issue can be in one language');
SELECT is(pg_temp.titles(pg_temp.last_issue(), 'bg'), NULL,
	'and has words in no other');
SELECT is(pg_temp.langs(pg_temp.compose('weekly', '7 days', '0',
		'{en,bg,en}')),
	'{bg,en}', 'a language that is asked twice is there once');

UPDATE core.edition SET title = 'Changed', lead = 'Changed',
	correction = 'It was wrong.', corrected_at = now()
WHERE slug LIKE 'published-%' OR slug LIKE 'english-%';
UPDATE core.project SET grant_number = '101070000' WHERE slug = 'hub';
SELECT is(pg_temp.titles(:issue, 'bg')
		|| (SELECT string_agg(lead || acknowledgement, '')
			FROM core.issue_item
			WHERE issue = :issue AND lang = 'en' AND position = 2),
	'published:bg, bulgarian bg:bg, english en:en' || 'Lead'
		|| E'Funded by the EU, agreement No 871552. Views.\n'
		'Co-funded by the EU. Views.',
	'the words are frozen, whatever becomes of the article');
SELECT is(pg_temp.titles(pg_temp.compose('weekly', '7 days', '0'), 'en'),
	'Changed:en, bulgarian bg:bg, Changed:en',
	'what is composed after a correction has the corrected words');

-- A translation does not make an old article new.
INSERT INTO core.edition (article, lang, slug, title, state, published_at)
VALUES (pg_temp.article('bulgarian'), 'en', 'bulgarian-en', 'Translated',
	'approved', now() - '1 hour'::interval);
SELECT is_empty($$SELECT pg_temp.compose('weekly', '2 hours', '0')$$,
	'a translation alone is no news');
SELECT is(pg_temp.titles(pg_temp.compose('weekly', '50 hours', '47 hours'),
		'en'), 'Translated:en',
	'but it is what its readers get');

SELECT matches(pg_temp.why(format('SELECT web.compose_issues(%s)', given)),
	reason, 'composing is refused: ' || reason)
FROM (VALUES ($$'daily', NULL, NULL, NULL$$, 'no kind daily'),
	($$NULL, NULL, NULL, NULL$$, 'no kind'),
	($$'weekly', NULL, NULL, '{de}'$$, 'no language de'),
	($$'weekly', '2027-03-28 03:30', NULL, NULL$$,
		'no such time: 2027-03-28 03:30'),
	($$'weekly', NULL, 'soon', NULL$$, 'no such time: soon'),
	($$'weekly', NULL, '2999-01-01', NULL$$, 'no words yet'),
	($$'weekly', '2026-01-02', '2026-01-01', NULL$$,
		'ends before it begins')) AS t (given, reason);

-- Each: one article, one issue.

SELECT is((SELECT count(*) FROM pg_temp.compose('each', '7 days', '0')),
	3::bigint,
	'each article has an issue of its own');
SELECT is(pg_temp.titles((SELECT id FROM core.issue
		WHERE article = pg_temp.article('english')), 'bg'),
	'Changed:en', 'with its words');
SELECT is_empty($$SELECT pg_temp.compose('each', '7 days', '0')$$,
	'and is not brought again');
UPDATE core.issue SET state = 'cancelled', ended_at = now()
WHERE article = pg_temp.article('english');
SELECT is((SELECT count(*) FROM pg_temp.compose('each', '7 days', '0')),
	1::bigint,
	'but where that issue was cancelled before it was sent');

-- ---- who gets it ------------------------------------------------------------------

DELETE FROM core.issue;
DELETE FROM core.subscriber;
SELECT pg_temp.reader('all@a.bg', 'bg', 'weekly'),
	pg_temp.reader('hub@a.bg', 'bg', 'weekly', '{hub}'),
	pg_temp.reader('own@a.bg', 'en', 'weekly', '{own-money}'),
	pg_temp.reader('three@a.bg', 'en', 'weekly', '{own-money,hub,park}'),
	pg_temp.reader('unnumbered@a.bg', 'bg', 'weekly', '{unnumbered}'),
	pg_temp.reader('each@a.bg', 'bg', 'each'),
	pg_temp.reader('left@a.bg', 'bg', 'weekly'),
	pg_temp.reader('waits@a.bg', 'bg', 'weekly'),
	pg_temp.reader('suppressed@a.bg', 'bg', 'weekly') \gset
UPDATE core.subscriber SET state = 'left', left_at = now()
WHERE address = 'left@a.bg';
UPDATE core.subscriber SET state = 'waiting', confirmed_at = NULL
WHERE address = 'waits@a.bg';

SELECT pg_temp.compose('weekly', '7 days', '0') AS issue \gset
SELECT is(pg_temp.send(:issue), 5::bigint, 'sending says how many mails');
SELECT is(pg_temp.mailed(:issue),
	'all@a.bg hub@a.bg:{1,2} own@a.bg:{3} suppressed@a.bg three@a.bg',
	'to each subscribed at this frequency, what he chose and nothing else');
SELECT results_eq(
	format('SELECT state, mails, sending_at FROM core.issue
		WHERE id = %s', :issue),
	$$SELECT 'sending'::text, 5::bigint, now()$$,
	'and it is being sent');
SELECT results_eq(
	format('SELECT DISTINCT m.priority, m.kind, m.state, m.lang = s.lang,
			m.address
		FROM core.mail m JOIN core.subscriber s ON s.id = m.subscriber
		WHERE m.issue = %s', :issue),
	$$SELECT 1::smallint, 'issue'::text, 'due'::text, true, NULL::text$$,
	'behind what a visitor waits for, in the language that each has now');
SELECT is((SELECT count(DISTINCT nonce) FROM core.mail
		WHERE issue = :issue AND nonce ~ '^[0-9a-f]{24}$'), 5::bigint,
	'each with a name of its own that is hard to guess');
SELECT matches(pg_temp.why(format('SELECT web.send_issue(%s)', :issue)),
	'cannot be sent: it is sending', 'it is not sent twice');
SELECT matches(pg_temp.why('SELECT web.send_issue(0)'),
	'there is no edition 0', 'what is not there is not sent');
SELECT is(pg_temp.mailed(:issue),
	'all@a.bg hub@a.bg:{1,2} own@a.bg:{3} suppressed@a.bg three@a.bg',
	'nothing more is mailed then');

SELECT pg_temp.compose('weekly', '7 days', '0', '{en}') AS issue \gset
SELECT is(pg_temp.send(:issue), 2::bigint,
	'an issue in one language goes to its readers');
SELECT is(pg_temp.mailed(:issue), 'own@a.bg:{3} three@a.bg',
	'and to nobody else');

SELECT pg_temp.compose('weekly', '7 days', '0') AS issue \gset
UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
WHERE slug = 'english-en';
SELECT matches(pg_temp.why(format('SELECT web.send_issue(%s)', :issue)),
	'^/en/news/english-en/ is not public any more',
	'what was withdrawn after it was composed is not sent');
SELECT is(pg_temp.mailed(:issue), NULL, 'not even in part');
SELECT is(pg_temp.titles(pg_temp.compose('weekly', '7 days', '0'), 'bg'),
	'Changed:bg, bulgarian bg:bg', 'nor composed again');

-- Cancelling.

SELECT pg_temp.send(pg_temp.last_issue()) AS n, pg_temp.last_issue() AS issue
\gset
UPDATE core.mail SET state = 'sent', ended_at = now()
WHERE issue = :issue AND subscriber =
	(SELECT id FROM core.subscriber WHERE address = 'all@a.bg');
UPDATE core.mail SET leased_by = 7 WHERE issue = :issue AND subscriber =
	(SELECT id FROM core.subscriber WHERE address = 'hub@a.bg');
SELECT is(pg_temp.why(format('SELECT web.cancel_issue(%s)', :issue)),
	'nothing', 'an issue that is being sent can be cancelled');
SELECT is(web.drop_mails(:issue, 1), 1::bigint, 'so many are dropped at a time');
SELECT is(web.drop_mails(:issue, 100), 1::bigint, 'then the others');
SELECT is(pg_temp.mailed(:issue), 'all@a.bg:sent hub@a.bg '
	'suppressed@a.bg:dropped three@a.bg:dropped',
	'but not what a mailer has in hand, and not what has gone');
SELECT ok(NOT core.is_wanted(m), 'that is not wanted any more')
FROM core.mail m WHERE issue = :issue AND leased_by = 7;
SELECT matches(pg_temp.why(format('SELECT web.cancel_issue(%s)', :issue)),
	'cannot be cancelled: it is cancelled', 'it is not cancelled twice');
SELECT matches(pg_temp.why(format('SELECT web.send_issue(%s)', :issue)),
	'cannot be sent: it is cancelled', 'and not sent');
SELECT pg_temp.compose('weekly', '7 days', '0') AS issue \gset
SELECT is(web.drop_mails(:issue, 100), 0::bigint,
	'mails of an issue that is not cancelled stay');

-- A test.

SELECT is(pg_temp.why(format($$SELECT web.test_issue(%s, 'e@a.bg', NULL)$$,
	:issue)), 'nothing', 'an editor looks at an issue in a mail of his own');
SELECT results_eq(
	format('SELECT address, lang, subscriber, items, priority
		FROM core.mail WHERE issue = %s', :issue),
	$$SELECT 'e@a.bg'::text, 'bg'::text, NULL::bigint, NULL::smallint[],
		0::smallint$$,
	'whole, at once, and as nobody''s subscription');
SELECT is((SELECT state FROM core.issue WHERE id = :issue), 'composed',
	'the issue stays as it is');
SELECT matches(pg_temp.why(format($$SELECT web.test_issue(%s, 'e@a.bg',
	'de')$$, :issue)), 'is not in de', 'in a language that it has');
SELECT matches(pg_temp.why($$SELECT web.test_issue(0, 'e@a.bg', 'bg')$$),
	'no edition 0', 'of an issue that there is');
SELECT core.suppress('gone@a.bg', 'bounced') \gset
SELECT matches(pg_temp.why(format($$SELECT web.test_issue(%s, 'Gone@a.bg',
	'bg')$$, :issue)), 'must not be written to',
	'not to an address that must not be written to');
SELECT is((SELECT count(*) FROM web.issue_progress WHERE issue = :issue),
	0::bigint, 'and it counts as nobody''s mail');

-- ---- by the clock ------------------------------------------------------------------

-- An hour of these that comes twice is not the one that is meant.
SELECT EXISTS (SELECT FROM generate_series(0, 180, 10) AS ago,
	LATERAL (SELECT now() - ago * '1 minute'::interval AS t) AS moment
	WHERE t AT TIME ZONE 'Europe/Sofia' AT TIME ZONE 'Europe/Sofia' <> t)
	AS is_twice \gset
\if :is_twice
SELECT skip('the clocks were put back within three hours', 1);
SELECT finish();
ROLLBACK;
\q
\endif

DELETE FROM core.issue;
DELETE FROM core.subscriber;
DELETE FROM core.article WHERE key NOT IN ('draft', 'scheduled');
SELECT pg_temp.reader('each@a.bg', 'bg', 'each'),
	pg_temp.reader('hub@a.bg', 'bg', 'each', '{hub}'),
	pg_temp.reader('weekly@a.bg', 'bg', 'weekly') \gset

-- The week's hour is far enough away in these.
UPDATE core.newsletter SET weekly_until = now();
SELECT is(pg_temp.due('1 hour'), 0, 'nothing is due where nothing is new');
SELECT pg_temp.publish('fresh', '{bg}', '9 minutes') \gset
SELECT is(pg_temp.due('1 hour'), 0,
	'an article has some minutes in which to be corrected');
UPDATE core.edition SET title = 'Corrected' WHERE slug = 'fresh-bg';
SELECT is(pg_temp.due('1 hour', '9 minutes'), 1, 'then it is sent');
SELECT is(pg_temp.titles(pg_temp.last_issue(), 'en'), 'Corrected:bg',
	'corrected, in each language');
SELECT is(pg_temp.mailed(pg_temp.last_issue()), 'each@a.bg',
	'to who wants each, and what he chose');
SELECT is(pg_temp.due('1 hour', '0'), 0, 'once');
INSERT INTO core.edition (article, lang, slug, title, state, published_at)
VALUES (pg_temp.article('fresh'), 'en', 'fresh-en', 'Fresh', 'approved',
	now() - '1 minute'::interval);
SELECT is(pg_temp.due('1 hour', '0'), 0, 'its translation is not sent again');

SELECT pg_temp.publish('days-old', '{bg}', '6 days 22 hours', '{hub}'),
	pg_temp.publish('weeks-old', '{bg}', '8 days'),
	pg_temp.publish('translated', '{bg,en}', '20 days'),
	pg_temp.publish('translated-alone', '{bg,en}', '20 days'),
	pg_temp.publish('withdrawn-now', '{bg,en}', '1 hour') \gset
UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
WHERE slug = 'translated-alone-bg';
UPDATE core.edition SET published_at = now() - '1 hour'::interval
WHERE slug = 'translated-alone-en';
UPDATE core.edition SET published_at = now() - '1 hour'::interval
WHERE slug = 'translated-en';
UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
WHERE slug LIKE 'withdrawn-now-%';
SELECT is(pg_temp.due('1 hour'), 1,
	'not what is older than a week, withdrawn, or a translation');
SELECT is(pg_temp.titles(pg_temp.last_issue(), 'bg'), 'days-old bg:bg',
	'a mailer that was away for days makes up for it');
SELECT is(pg_temp.mailed(pg_temp.last_issue()), 'each@a.bg hub@a.bg',
	'to who chose its project too');
SELECT pg_temp.publish('one', '{bg}', '2 hours'),
	pg_temp.publish('two', '{bg}', '1 hour') \gset
SELECT is(pg_temp.due('1 hour'), 2, 'two that are due are two issues');
SELECT pg_temp.publish('half', '{bg,en}', '1 hour') \gset
UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
WHERE slug = 'half-bg';
SELECT is(pg_temp.due('1 hour'), 1, 'one edition of two can be withdrawn');
SELECT is(pg_temp.titles(pg_temp.last_issue(), 'bg'), 'half en:en',
	'and the other is brought');

UPDATE core.newsletter SET began_at = now() - '1 day'::interval;
SELECT pg_temp.publish('before', '{bg}', '25 hours') \gset
SELECT is(pg_temp.due('1 hour', '0'), 0,
	'what is older than the newsletter is nobody''s letter');
-- Written before, and approved now.
INSERT INTO core.article (key, created_at)
VALUES ('dated-back', now() - '3 hours'::interval);
INSERT INTO core.edition (article, lang, slug, title, state, published_at)
VALUES (pg_temp.article('dated-back'), 'bg', 'dated-back', 'x', 'draft',
	now() - '2 hours'::interval);
UPDATE core.edition SET state = 'approved' WHERE slug = 'dated-back';
SELECT ok(approved_at > now(), 'it is noted when an edition was approved')
FROM core.edition WHERE slug = 'dated-back';
UPDATE core.edition SET approved_at = now() WHERE slug = 'dated-back';
SELECT is(pg_temp.due('1 hour'), 0,
	'what is dated back has its minutes from when it was put in');
SELECT is(pg_temp.due('1 hour', '0'), 1, 'then it is sent too');
SELECT is((SELECT count(*) FROM core.issue WHERE kind = 'weekly'),
	0::bigint, 'all that time there was no weekly issue');

-- Composed by hand and cancelled: the clock does not bring it after all.
SELECT pg_temp.publish('unwanted', '{bg}', '1 hour') \gset
SELECT pg_temp.compose('each', '61 minutes', '59 minutes') AS issue \gset
SELECT web.cancel_issue(:issue) \gset
SELECT is(pg_temp.due('1 hour', '0'), 0, 'what an editor cancelled stays so');
SELECT pg_temp.publish('looked-at', '{bg}', '50 minutes') \gset
SELECT pg_temp.compose('each', '51 minutes', '49 minutes') AS issue \gset
SELECT is(pg_temp.due('1 hour', '0'), 0, 'what he composed waits for him');
UPDATE core.issue SET composed_at = now() - '25 hours'::interval
WHERE id = :issue;
SELECT is(pg_temp.due('1 hour', '0'), 1, 'a day, and then goes by the clock');

-- The week's issue.

DELETE FROM core.issue;
DELETE FROM core.article WHERE key NOT IN ('draft', 'scheduled');
UPDATE core.newsletter SET began_at = now() - '30 days'::interval,
	weekly_until = NULL;
SELECT pg_temp.publish('tuesday', '{bg,en}', '5 days'),
	pg_temp.publish('just-after', '{bg}', '59 minutes'),
	pg_temp.publish('last-week', '{bg}', '8 days') \gset
-- What each letter brings is another matter.
INSERT INTO core.issue (kind, article, langs, since, until, state, ended_at)
SELECT 'each', id, '{bg}', now(), now(), 'cancelled', now()
FROM core.article;

SELECT is(pg_temp.due('1 hour'), 1, 'the week''s issue goes at its hour');
SELECT is((SELECT concat_ws(' ', kind, until = now() - '1 hour'::interval,
		since AT TIME ZONE 'Europe/Sofia'
			= until AT TIME ZONE 'Europe/Sofia' - '7 days'::interval)
	FROM core.issue WHERE id = pg_temp.last_issue()), 'weekly t t',
	'of the week before it, where it is the first');
SELECT is(pg_temp.titles(pg_temp.last_issue(), 'en'), 'tuesday en:en',
	'with what was made public until that hour');
SELECT is(pg_temp.mailed(pg_temp.last_issue()), 'weekly@a.bg',
	'to who wants the week''s');
SELECT is(pg_temp.due('1 hour'), 0, 'once');
SELECT is(pg_temp.due('30 minutes'), 1,
	'the next goes on from the last one''s end');
SELECT is(pg_temp.titles(pg_temp.last_issue(), 'bg'), 'just-after bg:bg',
	'so that nothing is brought twice or left out');
SELECT is(pg_temp.due('20 minutes'), 0, 'where there was nothing, none');
INSERT INTO core.article (key, created_at)
VALUES ('late', now() - '2 hours'::interval);
INSERT INTO core.edition (article, lang, slug, title, state, published_at,
	approved_at)
VALUES (pg_temp.article('late'), 'bg', 'late', 'Late', 'approved',
	now() - '45 minutes'::interval, now());
INSERT INTO core.issue (kind, article, langs, since, until, state, ended_at)
SELECT 'each', pg_temp.article('late'), '{bg}', now(), now(), 'cancelled',
	now();
SELECT is(pg_temp.due('20 minutes'), 0,
	'and what is dated back does not send that hour''s issue later');
-- Committed after the issue before was composed, and put in before that.
INSERT INTO core.article (key, created_at)
VALUES ('unseen', now() - '2 hours'::interval);
INSERT INTO core.edition (article, lang, slug, title, state, published_at,
	approved_at)
SELECT pg_temp.article('unseen'), 'bg', 'unseen', 'Unseen', 'approved', t, t
FROM (SELECT max(until) - '1 second'::interval FROM core.issue
	WHERE kind = 'weekly') AS x (t);
INSERT INTO core.issue (kind, article, langs, since, until, state, ended_at)
SELECT 'each', pg_temp.article('unseen'), '{bg}', now(), now(), 'cancelled',
	now();
SELECT is(pg_temp.due('0'), 1, 'but the next one brings it');
SELECT is(pg_temp.titles(pg_temp.last_issue(), 'bg'), 'Unseen:bg, Late:bg',
	'with what was not committed when the one before was composed');
DELETE FROM core.article WHERE key = 'unseen';

UPDATE core.newsletter SET weekly_until = NULL;
DELETE FROM core.issue WHERE kind = 'weekly';
SELECT pg_temp.compose('weekly', '7 days', '0') AS issue \gset
SELECT is(pg_temp.due('0'), 0, 'what an editor composed is not brought again');
UPDATE core.newsletter SET weekly_until = NULL;
UPDATE core.issue SET composed_at = now() - '25 hours'::interval
WHERE id = :issue;
SELECT is(pg_temp.due('0'), 1, 'but where he only looked at it');
DELETE FROM core.issue WHERE kind = 'weekly' AND id <> :issue;
UPDATE core.issue SET composed_at = now() WHERE id = :issue;
SELECT web.cancel_issue(:issue) \gset
UPDATE core.newsletter SET weekly_until = NULL;
SELECT is(pg_temp.due('0'), 1,
	'but where he cancelled it before it was sent');
UPDATE core.newsletter SET began_at = now() - '10 minutes'::interval,
	weekly_until = NULL;
DELETE FROM core.issue WHERE kind = 'weekly';
SELECT is(pg_temp.due('20 minutes'), 0,
	'no hour before the newsletter began counts');
SELECT throws_ok('SELECT web.compose_due(8, time ''09:00'', ''0'')', '22023',
	NULL, 'a week has seven days');

-- What the editor sees.

DELETE FROM core.issue;
UPDATE core.newsletter SET began_at = now() - '30 days'::interval;
SELECT pg_temp.compose('weekly', '7 days', '0') AS issue \gset
SELECT pg_temp.send(:issue) \gset
SELECT results_eq('SELECT items, mails FROM web.issue_record',
	'SELECT 3::bigint, 1::bigint', 'an issue says what is in it');
SELECT results_eq('SELECT due, sent FROM web.issue_progress',
	'SELECT 1::bigint, 0::bigint', 'and how far it is');

SELECT finish();
ROLLBACK;
