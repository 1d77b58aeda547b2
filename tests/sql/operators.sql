-- SPDX-License-Identifier: EUPL-1.2
-- What an operator does for those who read the newsletter: he answers what
-- is held, erases, suppresses, and takes in who comes with proof of consent.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql
DELETE FROM core.ask;
DELETE FROM core.issue;
DELETE FROM core.subscriber;

SELECT no_plan();

-- As an editor: the answer, or why not.
CREATE FUNCTION pg_temp.says(statement text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	SET LOCAL ROLE editor;
	EXECUTE statement INTO answer;
	RESET ROLE;
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLERRM;
END
$$;

-- One who comes with proof, with some members of his changed.
CREATE FUNCTION pg_temp.take(email text, changed jsonb DEFAULT '{}')
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	SET LOCAL ROLE editor;
	SELECT concat_ws(' ', line, outcome, why) INTO answer
	FROM web.import_subscribers(jsonb_build_array(jsonb_build_object(
		'line', 7, 'email', email, 'language', 'bg',
		'frequency', 'each', 'projects', '[]'::jsonb,
		'consented_at', '2024-05-01 10:00',
		'consent_words', 'Да, пишете ми.') || changed));
	RESET ROLE;
	RETURN answer;
END
$$;

CREATE FUNCTION pg_temp.reader(wanted text) RETURNS text LANGUAGE sql
RETURN (SELECT concat_ws(' ', address, lang, frequency, state,
		(SELECT string_agg(p.slug, ',' ORDER BY p.slug)
			FROM core.subscriber_project c
			JOIN core.project p ON p.id = c.project
			WHERE c.subscriber = s.id))
	FROM core.subscriber s WHERE lower(address) = lower(wanted));

-- ---- who comes with proof ---------------------------------------------------------

SELECT is(pg_temp.take('new@a.bg', '{"language": "en",
	"frequency": "weekly", "projects": ["park", "hub", "hub"],
	"privacy_page": "2024-01"}'), '7 made', 'who has agreed is taken in');
SELECT is(pg_temp.reader('new@a.bg'), 'new@a.bg en weekly subscribed hub,park',
	'subscribed at once, as he chose');
SELECT results_eq($$SELECT words::text, privacy_page::text, asked_at,
		confirmed_at, withdrawn_at FROM core.consent$$,
	$$SELECT 'Да, пишете ми.', '2024-01', t, t, NULL::timestamptz
		FROM (VALUES ('2024-05-01 10:00+03'::timestamptz)) AS x (t)$$,
	'the proof of his consent is kept');
SELECT is(pg_temp.take('New@A.bg', '{"language": "bg"}'), '7 same',
	'the same one again is the same');
SELECT is(pg_temp.reader('new@a.bg'), 'new@a.bg en weekly subscribed hub,park',
	'and what he chose stays');
SELECT is((SELECT count(*) FROM core.consent), 1::bigint,
	'so does the proof');

INSERT INTO core.subscriber (address, lang, frequency) VALUES
	('waits@a.bg', 'en', 'weekly'), ('left@a.bg', 'bg', 'each');
INSERT INTO core.consent (subscriber, words, privacy_page, asked_at, lang,
	frequency, projects)
SELECT id, 'asked', 'none', now(), 'bg', 'each', '{}' FROM core.subscriber
WHERE address = 'waits@a.bg';
UPDATE core.subscriber SET state = 'left', left_at = now()
WHERE address = 'left@a.bg';
SELECT core.suppress('gone@a.bg', 'bounced') \gset
SELECT is(pg_temp.take('waits@a.bg'), '7 updated',
	'who had asked and not confirmed has agreed now');
SELECT is(pg_temp.reader('waits@a.bg'), 'waits@a.bg bg each subscribed',
	'to what he agreed to there');
SELECT is((SELECT string_agg(words, ' ') FROM core.consent c
		JOIN core.subscriber s ON s.id = c.subscriber
		WHERE s.address = 'waits@a.bg'), 'Да, пишете ми.',
	'by these words');
SELECT is(pg_temp.take('Left@a.bg'), '7 left_out left before',
	'who left is not brought back');
SELECT is(pg_temp.reader('left@a.bg'), 'left@a.bg bg each left',
	'and stays as he is');
SELECT is(pg_temp.take('Gone@a.bg'),
	'7 left_out the address must not be written to',
	'nor is who must not be written to');

SELECT is(pg_temp.take('x@a.bg', changed), '7 left_out ' || reason, reason)
FROM (VALUES (jsonb '{"language": "de"}', 'there is no such language'),
	('{"language": null}', 'there is no such language'),
	('{"frequency": "daily"}', 'frequency is neither each nor weekly'),
	('{"frequency": null}', 'frequency is neither each nor weekly'),
	('{"projects": ["hub", "nothing"]}', 'there is no project nothing'),
	('{"consent_words": " "}', 'no consent_words'),
	('{"consent_words": null}', 'no consent_words'),
	('{"consented_at": ""}', 'consented_at is no time'),
	('{"consented_at": null}', 'consented_at is no time'),
	('{"consented_at": "2024-02-30"}', 'consented_at is no time'),
	('{"consented_at": "2027-03-28 03:30"}', 'consented_at is no time'),
	('{"consented_at": "2999-01-01"}', 'consented_at is in the future'),
	('{"email": "x"}', 'no address of mail'),
	('{"email": "a@b@c"}', 'no address of mail'),
	('{"email": null}', 'no address of mail')) AS t (changed, reason);
SELECT is(pg_temp.reader('x@a.bg'), NULL, 'nothing of that is kept');
SELECT is(pg_temp.says($$SELECT string_agg(line || outcome, ' ')
	FROM web.import_subscribers('[]')$$), NULL, 'an empty list is none');

-- ---- what is held -------------------------------------------------------------------

SELECT is(pg_temp.says($$SELECT concat_ws(' ', address, language, frequency,
		state, projects, suppressed)
	FROM web.show_subscriber('NEW@a.bg')$$),
	'new@a.bg en weekly subscribed {hub,park}', 'a reader is shown');
SELECT is(pg_temp.says($$SELECT concat_ws(' ', address, state, suppressed)
	FROM web.show_subscriber('gone@a.bg')$$), 'gone@a.bg bounced',
	'an address that must not be written to, and why');
SELECT is(pg_temp.says($$SELECT count(*)
	FROM web.show_subscriber('nobody@a.bg')$$), '0',
	'nobody is not shown');

SELECT is(pg_temp.says($$SELECT web.export_subscriber('nobody@a.bg')$$), NULL,
	'about nobody nothing is held');
SELECT is(pg_temp.says($$SELECT concat_ws(' ', e ->> 'address',
		e ->> 'state', e -> 'projects', e #>> '{consents,0,words}',
		e -> 'suppressed')
	FROM web.export_subscriber('new@A.bg') e$$),
	'new@a.bg subscribed ["hub", "park"] Да, пишете ми. null',
	'all that is held about a reader');
INSERT INTO core.ask (address, lang, frequency, projects, words, privacy_page)
VALUES ('Asked@a.bg', 'bg', 'each', '{}', 'x', 'none');
INSERT INTO core.issue (kind, langs, since, until)
VALUES ('weekly', '{bg}', now(), now());
INSERT INTO core.mail (kind, address, issue, lang)
SELECT 'issue', 'Tested@a.bg', id, 'bg' FROM core.issue;
INSERT INTO core.token (hash, subscriber, purpose, expires_at, address)
SELECT sha256('x'), id, 'address', now() + '1 day'::interval, 'Next@a.bg'
FROM core.subscriber WHERE address = 'new@a.bg';
INSERT INTO core.mail (kind, subscriber, address)
SELECT 'address', id, 'Next@a.bg'
FROM core.subscriber WHERE address = 'new@a.bg';
SELECT is(pg_temp.says(format('SELECT jsonb_array_length(e -> %L)
		FROM web.export_subscriber(%L) e', part, address)), '1',
	'and what waits for one who is none: ' || part)
FROM (VALUES ('asked@a.bg', 'asks'), ('next@a.bg', 'mails_to_it'),
	('tested@a.bg', 'mails_to_it'), ('next@a.bg', 'links_to_it')) AS t (address, part);
SELECT is(pg_temp.says($$SELECT e ->> 'suppressed'
	FROM web.export_subscriber('gone@a.bg') e$$), 'bounced',
	'and why somebody is not written to');

-- ---- erasing -------------------------------------------------------------------------

SELECT is(pg_temp.says($$SELECT web.erase_subscriber('nobody@a.bg')$$), 'false',
	'of nobody nothing is erased');
SELECT ok(NOT core.is_suppressed('nobody@a.bg'), 'and he is not suppressed');
SELECT is(pg_temp.says(format('SELECT web.erase_subscriber(%L)', address)),
	'true', 'what is held is erased: ' || address)
FROM unnest('{asked@a.bg,tested@a.bg,next@a.bg,NEW@a.bg}'::text[]) AS address;
SELECT is(pg_temp.says(format('SELECT web.export_subscriber(%L)
		- ''address''', address)),
	'{"asks": [], "refusals": [], "suppressed": "erased", "links_to_it": [], '
	'"mails_to_it": []}', 'nothing is left but that: ' || address)
FROM unnest('{asked@a.bg,tested@a.bg,next@a.bg,new@a.bg}'::text[]) AS address;
SELECT is((SELECT count(*) FROM core.consent WHERE privacy_page = '2024-01'),
	0::bigint, 'his proof is gone with him');

-- ---- never again ----------------------------------------------------------------------

SELECT is(pg_temp.says($$SELECT web.suppress_address('Waits@a.bg')$$), 'true',
	'an address is never written to again');
SELECT is(pg_temp.reader('waits@a.bg'), 'waits@a.bg bg each left',
	'its reader has left');
SELECT is((SELECT reason FROM core.suppression
		WHERE hash = core.address_hash('waits@a.bg')), 'asked',
	'because somebody asked');
SELECT is(pg_temp.says($$SELECT web.suppress_address('waits@a.bg')$$), 'false',
	'that is so once');
SELECT is(pg_temp.says($$SELECT web.suppress_address('unknown@a.bg')$$), 'true',
	'an address that we do not know can be kept out too');
SELECT is(pg_temp.says($$SELECT web.unsuppress_address('WAITS@a.bg')$$), 'true',
	'it can be lifted');
SELECT ok(NOT core.is_suppressed('waits@a.bg'), 'then it is written to again');
SELECT is(pg_temp.reader('waits@a.bg'), 'waits@a.bg bg each left',
	'but who left has to ask himself');
SELECT is(pg_temp.says($$SELECT web.unsuppress_address('waits@a.bg')$$), 'false',
	'that is so once as well');

-- ---- how many ---------------------------------------------------------------------------

INSERT INTO core.subscriber (address, lang, frequency, state, confirmed_at)
VALUES ('one@a.bg', 'bg', 'each', 'subscribed', now()),
	('two@a.bg', 'bg', 'each', 'subscribed', now());
INSERT INTO core.ask (address, lang, frequency, projects, words, privacy_page)
VALUES ('three@a.bg', 'bg', 'each', '{}', 'x', 'none');
SELECT is(pg_temp.says($$SELECT string_agg(concat_ws(' ', what, language,
		frequency, reason, n), ', ' ORDER BY what, language, reason)
		FROM web.subscriber_stats$$),
	'asked 1, left bg each 2, subscribed bg each 2, '
	'suppressed asked 1, suppressed bounced 1, suppressed erased 4',
	'how many there are, of each kind');

SELECT finish();
ROLLBACK;
