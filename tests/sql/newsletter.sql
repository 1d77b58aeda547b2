-- SPDX-License-Identifier: EUPL-1.2
-- What the public program and the mailer may ask of the newsletter, and that
-- no answer tells who reads us.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql

SELECT no_plan();

-- Ask as a program does: the first value of the answer, as text.
CREATE FUNCTION pg_temp.told(role text, call text) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE format('SET LOCAL ROLE %I', role);
	EXECUTE 'SELECT ' || call INTO answer;
	RESET ROLE;
	RETURN answer;
END
$$;

CREATE FUNCTION pg_temp.ask(address text, lang text DEFAULT 'bg',
	frequency text DEFAULT 'each', projects text[] DEFAULT '{}')
RETURNS text LANGUAGE sql AS $$
	SELECT pg_temp.told('newsletter', format(
		'web.ask(%L, %L, %L, %L, %L)', address, lang, frequency,
		projects, 'Yes, I agree.'));
$$;

CREATE FUNCTION pg_temp.settle_asks(at_most integer DEFAULT 100) RETURNS text
LANGUAGE sql AS $$
	SELECT pg_temp.told('mailer', format('web.settle_asks(%s)', at_most));
$$;

-- Lease what is due, with the tokens NAME.1, NAME.2 … and NAME-leave.1 …
CREATE FUNCTION pg_temp.lease(name text) RETURNS text LANGUAGE sql AS $$
	SELECT pg_temp.told('mailer', format($call$(SELECT string_agg(
			kind || ' ' || address || ' ' || lang, ', '
			ORDER BY place)
		FROM web.lease_mails(1, 9, ARRAY(SELECT sha256(convert_to(
				%L || '.' || i, 'UTF8'))
			FROM generate_series(1, 9) i),
			ARRAY(SELECT sha256(convert_to(
				%L || '-leave.' || i, 'UTF8'))
			FROM generate_series(1, 9) i)))$call$, name, name));
$$;

-- A call of the public program by a token; $1 in it is the token's hash.
CREATE FUNCTION pg_temp.by(token text, call text) RETURNS text
LANGUAGE sql AS $$
	SELECT pg_temp.told('newsletter', replace(call, '$1',
		format('sha256(convert_to(%L, %L))', token, 'UTF8')));
$$;

-- What is held about an address.
CREATE FUNCTION pg_temp.held(wanted text) RETURNS text LANGUAGE sql
RETURN (SELECT concat_ws(' ', address, lang, frequency, state,
		(SELECT string_agg(p.slug, ',' ORDER BY p.slug)
			FROM core.subscriber_project
			JOIN core.project p ON p.id = project
			WHERE subscriber = s.id))
	FROM core.subscriber s WHERE lower(address) = lower(wanted));

-- The mails to an address, by what they are and what became of them.
CREATE FUNCTION pg_temp.mails(wanted text) RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(m.kind || ' ' || m.state, ', ' ORDER BY m.id)
	FROM core.mail m LEFT JOIN core.subscriber s ON s.id = m.subscriber
	WHERE lower(coalesce(m.address, s.address)) = lower(wanted));

-- A token of a purpose for an address, that is good for a time.
CREATE FUNCTION pg_temp.give(token text, reader text, wanted text,
	lasting interval DEFAULT '1 hour', other text DEFAULT NULL)
RETURNS void LANGUAGE sql AS $$
	WITH asked AS (
		INSERT INTO core.consent (subscriber, words, privacy_page,
			asked_at, lang, frequency, projects)
		SELECT id, 'Yes.', 'none', now(), 'bg', 'each', '{}'
		FROM core.subscriber
		WHERE address = reader AND wanted = 'confirm'
		RETURNING id
	)
	INSERT INTO core.token (hash, subscriber, purpose, made_at, expires_at,
		address, consent)
	SELECT sha256(convert_to(token, 'UTF8')), id, wanted,
		now() - '1 year'::interval, now() + lasting, other,
		(SELECT id FROM asked)
	FROM core.subscriber WHERE address = reader;
$$;

CREATE FUNCTION pg_temp.subscribe(reader text) RETURNS void
LANGUAGE sql AS $$
	INSERT INTO core.subscriber (address, lang, frequency, state,
		confirmed_at)
	VALUES (reader, 'bg', 'weekly', 'subscribed', now());
$$;

-- Asking: the same row, whoever is known.

SELECT pg_temp.subscribe('reads@example.org') \gset
INSERT INTO core.subscriber (address, lang, frequency, state, confirmed_at,
	left_at) VALUES
	('waits@example.org', 'bg', 'weekly', 'waiting', NULL, NULL),
	('left@example.org', 'bg', 'weekly', 'left', now(), now());
SELECT core.suppress('gone@example.org', 'erased') \gset
CREATE TEMPORARY TABLE before AS SELECT * FROM core.subscriber;

SELECT is(pg_temp.ask(address, 'en', 'each', '{hub,nothing,hub}'), '',
	format('%s gets no answer but that it was taken', address))
FROM unnest('{new@example.org,reads@example.org,READS@example.org,
	waits@example.org,left@example.org,gone@example.org,
	иван@пример.бг}'::text[]) address;
SELECT results_eq(
	'SELECT DISTINCT subscriber, lang, frequency, projects,
		words::text, privacy_page::text, asked_at FROM core.ask',
	$$VALUES (NULL::bigint, 'en', 'each', '{hub,nothing,hub}'::text[],
		'Yes, I agree.', 'none', now())$$,
	'the same is written down for all of them');
SELECT is(count(*), 7::bigint, 'a row for each') FROM core.ask;
SELECT set_eq('SELECT * FROM core.subscriber', 'SELECT * FROM before',
	'nobody''s choice is changed by who knows the address');
SELECT is_empty('SELECT FROM core.mail', 'and nothing is sent');

SELECT is(pg_temp.refusal(format('SELECT pg_temp.ask(%L, %L, %L)',
		address, 'bg', frequency)), refusal, sentence)
FROM (VALUES
	('nobody', 'each', '23514 ask_address_check',
		'what is no address is refused'),
	(E'a@example.org\nBcc: b@example.org', 'each',
		'23514 ask_address_check',
		'an address with a header in it is refused'),
	(repeat('a', 243) || '@example.org', 'each',
		'23514 ask_address_check', 'a long address is refused'),
	(NULL, 'each', '23502 address', 'no address is refused'),
	('new@example.org', 'daily', '23514 ask_frequency_check',
		'a frequency that we have not is refused'),
	('reads@example.org', 'daily', '23514 ask_frequency_check',
		'it is refused as well when the address is known')
) AS t (address, frequency, refusal, sentence);

-- Deciding.

SELECT is(pg_temp.settle_asks(), '7', 'all of them are decided');
SELECT is_empty('SELECT FROM core.ask', 'what is decided is gone');
SELECT is(pg_temp.held('new@example.org'), 'new@example.org en each waiting',
	'a new address waits');
SELECT is(pg_temp.held('reads@example.org'),
	'reads@example.org bg weekly subscribed',
	'who reads us keeps what he chose');
SELECT is(pg_temp.held('waits@example.org'),
	'waits@example.org bg weekly waiting',
	'who waits waits as before: anybody can type his address');
SELECT is(pg_temp.held('left@example.org'),
	'left@example.org bg weekly left', 'and who left has left');
SELECT is(pg_temp.held('gone@example.org'), NULL,
	'a suppressed address is not taken in');
SELECT is(pg_temp.mails(address), wanted,
	format('%s is sent: %s', address, coalesce(wanted, 'nothing')))
FROM (VALUES ('new@example.org', 'confirm due'),
	('reads@example.org', 'known due, known due'),
	('waits@example.org', 'confirm due'), ('left@example.org',
		'confirm due'), ('gone@example.org', NULL),
	('иван@пример.бг', 'confirm due')) AS t (address, wanted);
SELECT results_eq(
	$$SELECT words::text, privacy_page::text, c.lang, c.frequency,
		projects, c.confirmed_at, withdrawn_at FROM core.consent c JOIN core.subscriber s
		ON s.id = c.subscriber WHERE s.address = 'new@example.org'$$,
	$$VALUES ('Yes, I agree.', 'none', 'en', 'each',
		'{hub,nothing,hub}'::text[], NULL::timestamptz,
		NULL::timestamptz)$$,
	'his consent is asked for with what he chose, and not yet given');
SELECT pg_temp.ask('fr@example.org', 'fr') \gset
SELECT is(pg_temp.settle_asks(), '1', 'a language that we have not is dropped');
SELECT is(pg_temp.held('fr@example.org'), NULL, 'and nobody taken in');
DELETE FROM core.mail;
DELETE FROM core.consent;

-- Confirming: once, in time, by the right link, and what was asked with it.

SELECT pg_temp.ask('left@example.org') \gset
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.lease('own'), 'confirm left@example.org bg',
	'somebody asks');
SELECT pg_temp.ask('LEFT@example.org', 'en', 'weekly', '{hub}') \gset
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.lease('other'), 'confirm left@example.org en',
	'and a stranger for him, otherwise');
SELECT is(pg_temp.by('own.1', format('web.confirm($1, %L)', sha256('o'))),
	'true', 'his own link confirms');
SELECT is(pg_temp.held('left@example.org'),
	'left@example.org bg each subscribed', 'what he asked himself');
SELECT is((SELECT string_agg(c.lang, ',') FROM core.consent c
	JOIN core.subscriber s ON s.id = c.subscriber
	WHERE s.address = 'left@example.org'), 'bg',
	'and that is the consent that is kept');
SELECT is(pg_temp.by('other.1', format('web.confirm($1, %L)', sha256('p'))),
	'false', 'the stranger''s is good for nothing by then');
DELETE FROM core.mail;
DELETE FROM core.subscriber WHERE address = 'left@example.org';

SELECT pg_temp.ask('c@example.org') \gset
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.lease('c'), 'confirm c@example.org bg',
	'the mailer is told what to write to whom');
SELECT is(pg_temp.by('c.1', format('web.confirm($1, %L)', sha256('x'))),
	'true', 'the link confirms');
SELECT is(pg_temp.held('c@example.org'), 'c@example.org bg each subscribed',
	'who confirms is subscribed');
SELECT ok(c.confirmed_at = now() AND words = 'Yes, I agree.'
		AND s.confirmed_at = now(),
	'what he consented to is kept, and when')
FROM core.consent c JOIN core.subscriber s ON s.id = c.subscriber
WHERE address = 'c@example.org';
SELECT is(pg_temp.by('x', '(SELECT lang FROM web.token($1, ''preferences''))'),
	'bg', 'the fresh link is good for the preferences');
SELECT is(pg_temp.by('c.1', format('web.confirm($1, %L)', sha256('y'))),
	'false', 'a link confirms once');
SELECT is(pg_temp.by('y', '(SELECT lang FROM web.token($1, ''preferences''))'),
	NULL, 'the second time no link is made');

-- Whose address others keep entering refuses by a link in the letter.

SELECT pg_temp.ask('bombed@example.org') \gset
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.lease('b'), 'confirm bombed@example.org bg',
	'whose address is entered gets a letter');
SELECT pg_temp.ask('bombed@example.org') \gset
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.by('b-leave.1',
	'(SELECT count(*) FROM web.token($1, ''refuse''))'), '1',
	'a link in it is good to refuse');
SELECT is(pg_temp.by('b-leave.1', 'web.leave($1)'), 'false',
	'and not to leave');
SELECT is(pg_temp.by('b.1', 'web.refuse($1)'), 'false',
	'the link that confirms does not refuse');
SELECT is(jsonb_array_length(core.subscriber_record(core.subscriber_id(
	'bombed@example.org')) -> 'refusals'), 1,
	'the record of who was written to tells of it');
SELECT is(pg_temp.by('b-leave.1', 'web.refuse($1)'), 'true',
	'by it the address is refused');
SELECT is(pg_temp.held('bombed@example.org'), NULL,
	'and who never confirmed is gone');
SELECT is(pg_temp.lease('b2'), NULL, 'with the letter that was on its way');
SELECT is(pg_temp.by('b.1', format('web.confirm($1, %L)', sha256('z'))),
	'false', 'nobody confirms it any more');
SELECT pg_temp.ask('Bombed@Example.org') \gset
SELECT is(pg_temp.settle_asks(), '1', 'who enters it again is decided');
SELECT is(pg_temp.lease('b3'), NULL, 'and causes nothing');
SELECT is(jsonb_array_length(core.address_traces('bombed@example.org')
	-> 'refusals'), 1, 'what is left of it is found by the address');
SELECT is(pg_temp.by('b-leave.1', 'web.allow($1)'), 'true',
	'the same link takes that back');
SELECT pg_temp.ask('bombed@example.org') \gset
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.lease('b4'), 'confirm bombed@example.org bg',
	'who asks then is written to');
SELECT core.erase(core.subscriber_id('bombed@example.org')) \g /dev/null
SELECT is(pg_temp.by(name || '-leave.1', 'web.allow($1)'), 'false',
	'who is erased leaves no link behind')
FROM unnest('{b,b4}'::text[]) name;
SELECT is(core.suppression_reason('bombed@example.org'), 'erased',
	'and stays so');

-- What becomes of a reader while a letter waits or is in hand.

SELECT pg_temp.subscribe(name || '@late.example')
FROM unnest('{barred,left,moved,stays}'::text[]) name \g /dev/null
INSERT INTO core.mail (kind, subscriber)
SELECT 'known', id FROM core.subscriber WHERE address LIKE '%@late.example'
ORDER BY address;
SELECT core.suppress('barred@late.example', 'asked') \gset
SELECT is(pg_temp.lease('late'), 'known left@late.example bg, '
	'known moved@late.example bg, known stays@late.example bg',
	'a letter to whom nothing may be written is not taken');
SELECT core.leave(core.subscriber_id('left@late.example')) \gset
UPDATE core.subscriber SET address = 'new@late.example'
WHERE address = 'moved@late.example';
SELECT is(pg_temp.told('mailer', format(
		'web.finish_mail(NULL, NULL, NULL, %s)', m.id)), wanted,
	sentence)
FROM (VALUES ('left', 'false', 'who left meanwhile is not written to'),
	('new', 'false', 'nor is an address of before'),
	('stays', 'true', 'who stays is')) AS x (name, wanted, sentence)
JOIN core.mail m
	ON m.subscriber = core.subscriber_id(name || '@late.example');
SELECT is(pg_temp.lease('later'), 'known new@late.example bg',
	'whose letter goes to the new one');
DELETE FROM core.subscriber WHERE address LIKE '%@late.example';

CREATE TEMPORARY TABLE purpose AS
SELECT unnest('{confirm,preferences,address,leave}'::text[]) AS purpose;
SELECT pg_temp.give('good-' || purpose, 'c@example.org', purpose, '1 hour',
		CASE purpose WHEN 'address' THEN 'c2@example.org' END),
	pg_temp.give('old-' || purpose, 'c@example.org', purpose,
		'-1 second', CASE purpose WHEN 'address'
		THEN 'c2@example.org' END)
FROM purpose \g /dev/null

SELECT is(pg_temp.by(age || '-' || t.purpose, format(
		'(SELECT lang FROM web.token($1, %L))', p.purpose)),
	CASE WHEN age = 'good' AND t.purpose = p.purpose THEN 'bg' END,
	format('a link of %s that is %s for %s', t.purpose, age, p.purpose))
FROM purpose t, purpose p, unnest('{good,old}'::text[]) age;
SELECT is(pg_temp.by('good-address',
	'(SELECT address FROM web.token($1, ''address''))'), 'c2@example.org',
	'a link that changes the address says to which');

-- Each call by each link that is not for it.
SELECT is(pg_temp.by(age || '-' || purpose, call), refused,
	format('%s, by a link of %s that is %s', call, purpose, age))
FROM purpose, unnest('{good,old}'::text[]) age, (VALUES
	('web.confirm($1, sha256(''f''))', 'confirm', 'false'),
	('(SELECT part FROM web.preferences($1, ''bg'') LIMIT 1)',
		'preferences', NULL),
	('web.change_preferences($1, ''en'', ''each'', ''{}'')',
		'preferences', 'false'),
	('web.ask_address($1, ''d@example.org'')', 'preferences', 'false'),
	('web.change_address($1, sha256(''f''))', 'address', 'false'),
	('web.export($1)', 'preferences', NULL),
	('web.erase($1)', 'preferences', 'false'),
	('web.leave($1)', 'leave preferences', 'false')
) AS c (call, wanted, refused)
WHERE age = 'old' OR purpose <> ALL (string_to_array(wanted, ' '));
SELECT is(pg_temp.by('never', 'web.leave($1)'), 'false',
	'a link that was never made does nothing');
SELECT is(pg_temp.held('c@example.org'), 'c@example.org bg each subscribed',
	'nothing of that has changed anything');

-- Preferences.

SELECT results_eq(
	$$SELECT part, address, lang, frequency, state, slug, is_chosen
		FROM web.preferences(sha256('good-preferences'), 'en')
		ORDER BY part DESC, slug$$,
	$$SELECT 'subscriber', 'c@example.org', 'bg', 'each', 'subscribed',
		NULL, NULL::boolean
	UNION ALL (SELECT 'choice', NULL, NULL, NULL, NULL, slug::text, false
		FROM core.project ORDER BY slug)$$,
	'the preferences are what was chosen, and all there is to choose');
SELECT is(pg_temp.by('good-preferences',
	'web.change_preferences($1, ''en'', ''weekly'', ''{hub,x,park}'')'),
	'true', 'they can be changed');
SELECT is(pg_temp.held('c@example.org'),
	'c@example.org en weekly subscribed hub,park', 'to what is asked');
SELECT is(pg_temp.by('good-preferences',
	'web.change_preferences($1, ''en'', ''weekly'', ''{hub}'')'), 'true',
	'they can be changed again by the same link');
SELECT is(pg_temp.held('c@example.org'),
	'c@example.org en weekly subscribed hub', 'what is not asked goes');
SELECT is(pg_temp.by('good-preferences',
	'web.change_preferences($1, ''bg'', ''each'', NULL)'), 'true',
	'no projects are all of them');
SELECT is(pg_temp.held('c@example.org'), 'c@example.org bg each subscribed',
	'and none is kept');

-- What is held, for him who asks.

SELECT is(ARRAY(SELECT jsonb_object_keys(pg_temp.by('good-preferences',
		'web.export($1)')::jsonb) k ORDER BY k),
	'{address,asked_at,asks,confirmed_at,consents,frequency,language,
		left_at,links,mails,projects,refusals,soft_bounces,state}'::text[],
	'a subscriber can have all that is held about him');
SELECT ok(pg_temp.by('good-preferences', 'web.export($1)') NOT LIKE
		'%reads@example.org%', 'and of nobody else');

-- Another address.

SELECT is(pg_temp.by('good-preferences', format('web.ask_address($1, %L)',
		address)), 'true', format('%s can be asked for', address))
FROM unnest('{c2@example.org,Reads@example.org,gone@example.org}'::text[])
	address;
SELECT is(pg_temp.settle_asks(), '3', 'each is decided');
SELECT is(pg_temp.mails('c2@example.org'), 'address due',
	'a free address gets a link');
SELECT is(pg_temp.mails('reads@example.org'), 'known due',
	'who has the address already is told that he is known');
SELECT is(pg_temp.mails('gone@example.org'), NULL,
	'a suppressed one gets nothing');
SELECT is(pg_temp.held('c@example.org'), 'c@example.org bg each subscribed',
	'until the link is used nothing changes');
SELECT is(pg_temp.by('good-address', format('web.change_address($1, %L)',
		sha256('moved'))), 'true', 'the link changes the address');
SELECT is(pg_temp.held('c2@example.org'),
	'c2@example.org bg each subscribed', 'with all that was chosen');
SELECT is(pg_temp.held('c@example.org'), NULL, 'the old one is not kept');
SELECT is(pg_temp.mails('c@example.org'), 'moved due',
	'but that who reads it is told');
SELECT is(pg_temp.by(token, 'web.leave($1)'), 'false',
	format('the link %s, which the old address has, is no good', token))
FROM unnest('{good-preferences,x}'::text[]) token;
SELECT is(pg_temp.by('good-leave', '(SELECT lang FROM
		web.token($1, ''leave''))'), 'bg',
	'but who leaves by an older letter leaves');
SELECT is(pg_temp.by('moved', '(SELECT lang FROM
		web.token($1, ''preferences''))'), 'bg', 'a fresh one is');
SELECT pg_temp.give('taken', 'c2@example.org', 'address', '1 hour',
	'READS@example.org') \gset
SELECT is(pg_temp.by('taken', 'web.change_address($1, sha256(''f''))'),
	'false', 'an address that became somebody''s meanwhile is not taken');
SELECT is(pg_temp.held('c2@example.org'),
	'c2@example.org bg each subscribed', 'and all stays as it was');
DELETE FROM core.mail;

-- The same where it waits, or has left: but not where it is suppressed.

SELECT pg_temp.subscribe('m@example.org') \gset
INSERT INTO core.subscriber (address, lang, frequency, state, confirmed_at,
	left_at) VALUES
	('m2@example.org', 'bg', 'weekly', 'waiting', NULL, NULL),
	('m3@example.org', 'bg', 'weekly', 'left', now(), now());
SELECT pg_temp.give('to-' || n, 'm@example.org', 'address', '1 hour', n)
FROM unnest('{M2@example.org,gone@example.org}'::text[]) n \g /dev/null
SELECT is(pg_temp.by('to-gone@example.org',
	'web.change_address($1, sha256(''f''))'), 'false',
	'an address that must not be written to is not taken');
SELECT is(pg_temp.by('to-M2@example.org',
	'web.change_address($1, sha256(''f''))'), 'true',
	'one that somebody only asked for is');
SELECT is(pg_temp.held('m2@example.org'),
	'M2@example.org bg weekly subscribed', 'and it is one reader''s');
SELECT pg_temp.give('to-m3', 'M2@example.org', 'address', '1 hour',
	'm3@example.org') \gset
SELECT is(pg_temp.by('to-m3', 'web.change_address($1, sha256(''g''))'),
	'true', 'one that has left is');
SELECT is(pg_temp.held('m3@example.org'),
	'm3@example.org bg weekly subscribed', 'and reads again');

-- What becomes of such a change tells nobody who else reads us.

SELECT pg_temp.by('g', format('web.ask_address($1, %L)', a)) FROM unnest(
	'{reads@example.org,free@example.org,gone@example.org}'::text[]) a
	\g /dev/null
SELECT pg_temp.settle_asks() \gset
CREATE TEMPORARY TABLE exported AS SELECT pg_temp.by('g', 'web.export($1)')
	AS record;
SELECT ok(record !~ 'free|gone|reads@', 'his record names none of the three')
FROM exported;
UPDATE core.mail SET to_hash = core.address_hash(address)
WHERE kind = 'address';
SELECT pg_temp.told('mailer', format('web.bounce_mail(%L, %L)', nonce,
	'soft')) FROM core.mail WHERE address = 'free@example.org' \gset
SELECT is(pg_temp.by('g', 'web.export($1)'), record,
	'nor does what a server says of them') FROM exported;

-- A letter that comes back says something of where it went.

INSERT INTO core.mail (kind, subscriber, to_hash)
SELECT 'known', id, core.address_hash('M2@example.org')
FROM core.subscriber WHERE address = 'm3@example.org';
SELECT is(pg_temp.told('mailer', format('web.bounce_mail(%L, %L)', nonce,
	'hard')), 'true', 'a letter to the old address comes back')
FROM core.mail WHERE to_hash = core.address_hash('m2@example.org');
SELECT is(pg_temp.held('m3@example.org'),
	'm3@example.org bg weekly subscribed', 'who moved reads on');
SELECT ok(core.is_suppressed('m2@example.org')
	AND NOT core.is_suppressed('m3@example.org'),
	'and the old address is not written to any more');
DELETE FROM core.suppression
WHERE hash = core.address_hash('m2@example.org');
SELECT pg_temp.told('mailer', format('web.bounce_mail(%L, %L)', nonce,
	'hard')) FROM core.mail
WHERE to_hash = core.address_hash('m2@example.org') \gset
SELECT ok(NOT core.is_suppressed('m2@example.org'),
	'the same report again counts once');
SELECT pg_temp.told('mailer', format('web.bounce_mail(%L, %L)', nonce,
	'complaint')) FROM core.mail
WHERE to_hash = core.address_hash('m2@example.org') \gset
SELECT ok(core.is_suppressed('m2@example.org'), 'a worse one counts');
DELETE FROM core.subscriber WHERE address = 'm3@example.org';
DELETE FROM core.mail;

-- Leaving, as often as one likes.

SELECT pg_temp.give('leave', 'c2@example.org', 'leave') \gset
INSERT INTO core.mail (kind, subscriber)
SELECT 'known', id FROM core.subscriber WHERE address = 'c2@example.org';
SELECT is(pg_temp.by('leave', 'web.leave($1)'), 'true', 'a reader leaves');
SELECT is(pg_temp.held('c2@example.org'), 'c2@example.org bg each left',
	'and has left');
SELECT is(pg_temp.mails('c2@example.org'), 'known dropped',
	'what was on its way is dropped');
SELECT ok(withdrawn_at = now(), 'his consent is withdrawn')
FROM core.consent c JOIN core.subscriber s ON s.id = c.subscriber
WHERE address = 'c2@example.org';
SELECT is(pg_temp.by('leave', 'web.leave($1)'), 'true', 'he leaves again');
SELECT is(pg_temp.by('moved', 'web.leave($1)'), 'true',
	'and by his preferences');
SELECT is(pg_temp.by('moved', 'web.ask_address($1, ''n@example.org'')'),
	'false', 'who has left has no address to change');

-- Erasing.

SELECT pg_temp.ask('C2@example.org') \gset
SELECT is(pg_temp.by('moved', 'web.erase($1)'), 'true', 'a reader is erased');
SELECT is_empty($$SELECT FROM core.subscriber WHERE address ~ '^c2?@'
	UNION ALL SELECT FROM core.consent WHERE confirmed_at IS NOT NULL
	UNION ALL SELECT FROM core.token
	UNION ALL SELECT FROM core.mail
	UNION ALL SELECT FROM core.ask$$, 'all that was held is gone');
SELECT results_eq(
	$$SELECT reason FROM core.suppression
		WHERE hash = core.address_hash('c2@EXAMPLE.org')$$,
	$$VALUES ('erased')$$, 'but the hash of his address');
SELECT isnt(hash, sha256('c2@example.org'), 'which is salted')
FROM core.suppression;
SELECT is(pg_temp.by(token, 'web.erase($1)'), 'false',
	format('then the link %s is good for nothing', token))
FROM unnest('{moved,leave}'::text[]) token;
SELECT pg_temp.ask('c2@example.org') \gset
SELECT is(pg_temp.settle_asks(), '1', 'who asks for that address afterwards');
SELECT is(pg_temp.held('c2@example.org'), NULL, 'is not taken in');
SELECT is(pg_temp.mails('c2@example.org'), NULL, 'and not written to');

-- Limits.

SELECT pg_temp.ask(address) FROM unnest('{d@example.org,D@example.org,
	d@EXAMPLE.org,d@example.org,d@example.org}'::text[]) address
	\g /dev/null
SELECT is(pg_temp.settle_asks(), '5', 'an address can be asked for often');
SELECT is(pg_temp.mails('d@example.org'),
	'confirm due, confirm due, confirm due', 'three mails a day');
SELECT pg_temp.ask(address) FROM unnest('{d+1@example.org,D+2@example.org}'
	::text[]) address \g /dev/null
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.mails('d+1@example.org'), NULL,
	'whatever stands behind a plus in it');
SELECT pg_temp.ask(address) FROM unnest('{f.g+h@example.org,fg@example.org,
	f.g.@example.org,F.G@example.org,.fg@example.org}'::text[]) address
	\g /dev/null
SELECT pg_temp.settle_asks() \gset
SELECT is(count(*), 3::bigint, 'and wherever dots stand in it')
FROM core.asked_mail WHERE to_hash = core.asked_hash('fg@example.org');
DELETE FROM core.subscriber WHERE replace(address, '.', '') ~* '^fg';
SELECT isnt(core.asked_hash('f@g.example.org'),
	core.asked_hash('f@gexample.org'), 'but not in its domain');
SELECT is_empty($$SELECT FROM core.ask$$, 'what is over that is dropped');
DELETE FROM core.mail;
DELETE FROM core.subscriber WHERE address = 'd@example.org';
SELECT pg_temp.ask('d@example.org') \gset
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.mails('d@example.org'), NULL,
	'also where nothing else is held of those three');
UPDATE core.asked_mail SET made_at = now() - '25 hours'::interval;
SELECT pg_temp.ask('d@example.org') \gset
SELECT pg_temp.settle_asks() \gset
SELECT is(pg_temp.mails('d@example.org'), 'confirm due',
	'and more the next day');
DELETE FROM core.mail;
DELETE FROM core.asked_mail;

UPDATE core.newsletter SET asked_mails_per_hour_in_all = 2;
SELECT pg_temp.ask(format('e%s@example.org', i))
FROM generate_series(1, 3) i \g /dev/null
SELECT is(pg_temp.settle_asks(), '2', 'an hour has its limit');
SELECT is(count(*), 1::bigint, 'what is over it waits') FROM core.ask;
SELECT is(pg_temp.settle_asks(), '0', 'as long as the hour lasts');
SELECT pg_temp.ask('gone@example.org') \gset
SELECT is(pg_temp.settle_asks(), '1', 'but for who causes no mail');
UPDATE core.asked_mail SET made_at = now() - '61 minutes'::interval;
SELECT is(pg_temp.settle_asks(), '1', 'and is decided in the next');
SELECT is(pg_temp.mails('e3@example.org'), 'confirm due',
	'so that nothing is lost');
SELECT is(pg_temp.settle_asks(-1), '0', 'a number below none is none');
DELETE FROM core.asked_mail;
SELECT pg_temp.ask(format('e%s@example.org', i))
FROM generate_series(5, 9) i \g /dev/null
SELECT is(pg_temp.settle_asks(1), '1', 'of a heap of asks');
SELECT is(pg_temp.mails('e9@example.org'), 'confirm due',
	'whoever asks now does not wait for those before');

-- What was sent must not be forgotten by a machine that dies.

SELECT pg_temp.told('mailer', format($$web.finish_mail(%s, 'sent', '250',
	NULL)$$, id)) FROM core.mail WHERE state = 'due' LIMIT 1 \gset
SELECT is(current_setting('synchronous_commit'), 'on',
	'that a mail was sent waits for the disk');

-- What vanishes by itself.

UPDATE core.subscriber SET asked_at = now() - '30 days'::interval;
UPDATE core.consent SET asked_at = now() - '4 days'::interval;
SELECT pg_temp.told('mailer', 'web.tend_newsletter(100)') \gset
SELECT isnt(pg_temp.held('e1@example.org'), NULL,
	'who waits for 30 days is still held');
UPDATE core.subscriber SET asked_at = asked_at - '1 second'::interval;
SELECT pg_temp.told('mailer', 'web.tend_newsletter(1)') \gset
SELECT is(count(*), 8::bigint, 'no more go at once than is said')
FROM core.subscriber WHERE state = 'waiting';
INSERT INTO core.refusal (hash, to_hash, made_at, expires_at)
SELECT sha256(name::bytea), sha256('a'), now() - '1 year'::interval,
	now() + lasts
FROM (VALUES ('past', '-1 second'::interval), ('good', '1 second')) AS r
	(name, lasts);
SELECT pg_temp.told('mailer', 'web.tend_newsletter(100)') \gset
SELECT is_empty($$SELECT FROM core.subscriber WHERE state = 'waiting'$$,
	'after 30 days who never confirmed is gone');
SELECT is(ARRAY(SELECT hash FROM core.refusal WHERE to_hash = sha256('a')),
	ARRAY[sha256('good')], 'so is a link to refuse past its time');
SELECT is(pg_temp.held('reads@example.org'),
	'reads@example.org bg weekly subscribed', 'who reads us stays');
UPDATE core.subscriber SET state = 'left',
	left_at = now() - '31 days'::interval;
SELECT pg_temp.told('mailer', 'web.tend_newsletter(100)') \gset
SELECT is_empty('SELECT FROM core.subscriber',
	'after 30 days who left is gone');

-- What the public may read of what was sent.

INSERT INTO core.issue (kind, langs, since, until, state, sending_at,
	ended_at)
SELECT 'weekly', '{bg}', now(), now(), state,
	CASE WHEN state <> 'composed' THEN now() END,
	CASE WHEN state IN ('sent', 'cancelled') THEN now() END
FROM unnest('{composed,sending,sent,cancelled}'::text[]) state;
INSERT INTO core.issue_item (issue, lang, position, item_lang, path, title,
	lead, published_on, projects)
SELECT id, 'bg', 1, 'en', '/en/news/a/', state, '', '2020-09-28', '{}'
FROM core.issue;
SELECT results_eq(
	'SELECT title::text FROM web.sent_issue ORDER BY title',
	$$VALUES ('sending'), ('sent')$$,
	'an issue can be read when it goes out');

SELECT is(pg_temp.tried(role, 'SELECT FROM core.' || object), '42501',
	format('%s cannot read %s', role, object))
FROM unnest('{newsletter,mailer}'::text[]) role,
	unnest('{subscriber,token,ask,mail,newsletter}'::text[]) object;

-- A flood of requests: as many wait as two days answer, and the newest of them.

DELETE FROM core.ask;
UPDATE core.newsletter SET asked_mails_per_hour_in_all = 1;
SELECT pg_temp.ask('flood-' || n || '@example.org')
FROM generate_series(1, 60) n \g /dev/null
SELECT results_eq('SELECT count(*), min(address), max(address) FROM core.ask
	WHERE substring(address FROM $$\d+$$)::int > 12',
	$$VALUES (48::bigint, 'flood-13@example.org', 'flood-60@example.org')$$,
	'of a flood of requests the newest wait, as many as two days answer');
SELECT is((SELECT count(*) FROM core.ask), 48::bigint,
	'and no others');

CREATE FUNCTION pg_temp.asks_read() RETURNS bigint LANGUAGE sql AS $$
	SELECT seq_tup_read + coalesce(idx_tup_fetch, 0)
	FROM pg_stat_xact_user_tables WHERE relid = 'core.ask'::regclass;
$$;
UPDATE core.newsletter SET asked_mails_per_hour_in_all = 100;
SELECT pg_temp.ask('waiting-' || n || '@example.org')
FROM generate_series(1, 2000) n \g /dev/null
SELECT pg_temp.asks_read() AS before \gset
SELECT pg_temp.ask('next@example.org') \g /dev/null
SELECT cmp_ok(pg_temp.asks_read() - :before, '<', 50::bigint,
	'a request looks at few of two thousand that wait');

SELECT finish();
ROLLBACK;
