-- Deploy newsroom:newsletter
-- The newsletter's promises. What a visitor asks is only written down, the
-- same for everybody, and what it means is decided afterwards: so no answer
-- and no clock tells who reads us. A mail is handed over at least once, and
-- never to one who has left.

BEGIN;

SET LOCAL ROLE owner;

-- ---- tables -----------------------------------------------------------------

CREATE TABLE core.newsletter (
	is_it boolean PRIMARY KEY DEFAULT true CHECK (is_it),
	-- News older than this is nobody's letter.
	began_at timestamptz NOT NULL DEFAULT now(),
	-- Mixed into the hash of an address; nobody but the owner reads it.
	salt bytea NOT NULL DEFAULT sha256(convert_to(
		gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')),
	asked_mails_per_day integer NOT NULL DEFAULT 3
		CHECK (asked_mails_per_day > 0),
	asked_mails_per_hour_in_all integer NOT NULL DEFAULT 2000
		CHECK (asked_mails_per_hour_in_all > 0)
);
COMMENT ON TABLE core.newsletter IS
	'One row: when the newsletter began, its limits, its salt.';
COMMENT ON COLUMN core.newsletter.asked_mails_per_day IS
	'To one address, of those that a visitor''s form causes.';

INSERT INTO core.newsletter DEFAULT VALUES;

CREATE TABLE core.ask (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	-- Who wants his address changed; NULL: somebody signs up.
	subscriber bigint REFERENCES core.subscriber ON DELETE CASCADE,
	address text NOT NULL CHECK (octet_length(address) <= 254
		AND address ~ '^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+$'),
	lang text NOT NULL,
	frequency text NOT NULL CHECK (frequency IN ('each', 'weekly')),
	projects text[] NOT NULL,
	words core.words NOT NULL,
	privacy_page core.words NOT NULL,
	asked_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE core.ask IS
	'What was asked and not yet decided: web.settle_asks empties it.';
CREATE INDEX ON core.ask (subscriber) WHERE subscriber IS NOT NULL;

ALTER TABLE core.consent ALTER COLUMN confirmed_at DROP NOT NULL;
ALTER TABLE core.consent ADD CONSTRAINT consent_is_confirmed_first
	CHECK (withdrawn_at IS NULL OR confirmed_at IS NOT NULL);
COMMENT ON COLUMN core.consent.confirmed_at IS
	'NULL: asked for, and not yet given.';
CREATE INDEX consent_unconfirmed ON core.consent (asked_at)
	WHERE confirmed_at IS NULL;
-- What was asked for with it, until it is given: whoever types an address
-- changes nothing of a reader's.
ALTER TABLE core.consent
	ADD COLUMN lang text REFERENCES core.language ON DELETE RESTRICT,
	ADD COLUMN frequency text CHECK (frequency IN ('each', 'weekly')),
	ADD COLUMN projects text[],
	ADD CONSTRAINT consent_is_asked_with_wishes CHECK (confirmed_at
		IS NOT NULL OR (lang IS NOT NULL AND frequency IS NOT NULL
			AND projects IS NOT NULL));

ALTER TABLE core.subscriber
	ADD COLUMN soft_bounces integer NOT NULL DEFAULT 0
		CHECK (soft_bounces >= 0);
CREATE INDEX subscriber_left ON core.subscriber (left_at)
	WHERE state = 'left';

ALTER TABLE core.token
	ADD COLUMN consent bigint REFERENCES core.consent ON DELETE CASCADE,
	ADD COLUMN address text CHECK (octet_length(address) <= 254),
	ADD CONSTRAINT token_confirms_a_consent
		CHECK ((purpose = 'confirm') = (consent IS NOT NULL)),
	ADD CONSTRAINT token_brings_an_address
		CHECK ((purpose = 'address') = (address IS NOT NULL));
COMMENT ON COLUMN core.token.address IS
	'The address that the subscriber changes to.';
CREATE INDEX ON core.token (consent) WHERE consent IS NOT NULL;
CREATE INDEX token_address ON core.token (lower(address))
	WHERE address IS NOT NULL;

CREATE TABLE core.issue (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	kind text NOT NULL CHECK (kind IN ('each', 'weekly')),
	-- Of kind each: the news that it brings, which no other brings again.
	article bigint UNIQUE REFERENCES core.article ON DELETE SET NULL,
	langs text[] NOT NULL,
	since timestamptz NOT NULL,
	until timestamptz NOT NULL,
	state text NOT NULL DEFAULT 'composed' CHECK (state IN
		('composed', 'sending', 'sent', 'cancelled')),
	composed_at timestamptz NOT NULL DEFAULT now(),
	sending_at timestamptz,
	ended_at timestamptz,
	mails bigint NOT NULL DEFAULT 0 CHECK (mails >= 0),
	CONSTRAINT issue_ends_after_its_start CHECK (until >= since),
	CONSTRAINT issue_sending_began_at_a_time CHECK (sending_at IS NOT NULL
		OR state IN ('composed', 'cancelled')),
	CONSTRAINT issue_ended_at_a_time
		CHECK ((state IN ('sent', 'cancelled')) = (ended_at IS NOT NULL))
);
COMMENT ON TABLE core.issue IS
	'An issue of the newsletter: what the command line calls an edition.';

CREATE TABLE core.issue_item (
	issue bigint NOT NULL REFERENCES core.issue ON DELETE CASCADE,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	position smallint NOT NULL CHECK (position > 0),
	-- The edition's own language: another than lang where there is none.
	item_lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	path text NOT NULL CHECK (path ~ '^/'),
	title core.words NOT NULL,
	lead text NOT NULL,
	published_on date NOT NULL,
	acknowledgement text,
	projects bigint[] NOT NULL,
	PRIMARY KEY (issue, lang, position)
);
COMMENT ON TABLE core.issue_item IS
	'The words of an issue as they were when it was composed: they never
	change, whatever becomes of the article.';

DROP TABLE core.mail;
CREATE TABLE core.mail (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	kind text NOT NULL
		CHECK (kind IN ('confirm', 'known', 'address', 'moved',
			'issue')),
	subscriber bigint REFERENCES core.subscriber ON DELETE CASCADE,
	-- Where it is not the subscriber's own: a new one, or an editor's test.
	address text CHECK (octet_length(address) <= 254),
	consent bigint REFERENCES core.consent ON DELETE CASCADE,
	issue bigint REFERENCES core.issue ON DELETE CASCADE,
	-- Where it is not the reader's of the moment in which it goes.
	lang text REFERENCES core.language ON DELETE RESTRICT,
	-- Which of the issue's items; NULL: all.
	items smallint[],
	-- Its envelope's sender is made of it, and its Message-ID of a hash of
	-- it. No number: two letters would tell how many went between them.
	nonce text NOT NULL DEFAULT left(replace(gen_random_uuid()::text,
		'-', ''), 12) || right(gen_random_uuid()::text, 12),
	-- Of the address that it went to, since a reader's can change.
	to_hash bytea CHECK (octet_length(to_hash) = 32),
	state text NOT NULL DEFAULT 'due' CHECK (state IN
		('due', 'sent', 'bounced', 'failed', 'dropped')),
	priority smallint NOT NULL DEFAULT 0,
	made_at timestamptz NOT NULL DEFAULT now(),
	due_at timestamptz NOT NULL DEFAULT now(),
	-- The mailer that has it in hand, by the number of its advisory lock.
	leased_by integer,
	attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
	ended_at timestamptz,
	answer text,
	verdict text CHECK (verdict IN ('soft', 'hard', 'complaint')),
	CONSTRAINT mail_has_a_reader
		CHECK (subscriber IS NOT NULL OR address IS NOT NULL),
	CONSTRAINT mail_to_another_address
		CHECK (kind NOT IN ('address', 'moved') OR state <> 'due'
			OR address IS NOT NULL),
	CONSTRAINT mail_confirms_a_consent
		CHECK ((kind = 'confirm') = (consent IS NOT NULL)),
	CONSTRAINT mail_of_an_issue
		CHECK ((kind = 'issue') = (issue IS NOT NULL)),
	CONSTRAINT mail_ended_at_a_time
		CHECK ((state = 'due') = (ended_at IS NULL))
);
COMMENT ON TABLE core.mail IS
	'The outbox: a mail is handed over at least once, or says why not.';
COMMENT ON COLUMN core.mail.answer IS
	'What the mail server said last, without addresses.';
COMMENT ON COLUMN core.mail.verdict IS
	'The worst that was said of it: a second report counts once.';
CREATE INDEX mail_due ON core.mail (priority, due_at, id)
	WHERE state = 'due' AND leased_by IS NULL;
CREATE INDEX mail_leased ON core.mail (leased_by)
	WHERE leased_by IS NOT NULL;
CREATE INDEX mail_subscriber ON core.mail (subscriber);
CREATE INDEX mail_issue ON core.mail (issue, state)
	WHERE issue IS NOT NULL;
CREATE UNIQUE INDEX mail_nonce ON core.mail (nonce);
CREATE INDEX mail_consent ON core.mail (consent) WHERE consent IS NOT NULL;
CREATE INDEX mail_address ON core.mail (lower(address))
	WHERE address IS NOT NULL;
CREATE INDEX mail_ended ON core.mail (ended_at) WHERE state <> 'due';

CREATE TABLE core.asked_mail (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	to_hash bytea NOT NULL CHECK (octet_length(to_hash) = 32),
	made_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE core.asked_mail IS
	'The mails that visitors'' forms caused in a day. It stands apart from
	the mails, so that nobody who erases himself begins to count anew.';
CREATE INDEX ON core.asked_mail (to_hash);
CREATE INDEX ON core.asked_mail (made_at);

CREATE SEQUENCE core.mailer AS integer CYCLE;
COMMENT ON SEQUENCE core.mailer IS 'Numbers the mailers that are connected.';

-- ---- who is who ---------------------------------------------------------------

-- What is left of an address that must not be written to.
CREATE FUNCTION core.address_hash(address text) RETURNS bytea
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT sha256(salt || convert_to(lower(address), 'UTF8'))
		FROM core.newsletter);
END
$$;

CREATE FUNCTION core.is_suppressed(address text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN EXISTS (SELECT FROM core.suppression
		WHERE hash = core.address_hash(address));
END
$$;

CREATE FUNCTION core.suppress_hash(hash bytea, reason text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	INSERT INTO core.suppression (hash, reason) VALUES (hash, reason)
	ON CONFLICT (hash) DO NOTHING;
$$;

CREATE FUNCTION core.suppress(address text, reason text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.suppress_hash(core.address_hash(address), reason);
END
$$;

-- Whose token this is, if it is good for the purpose and its time has not
-- passed; NULL otherwise.
CREATE FUNCTION core.token_subscriber(wanted bytea, purposes text[])
RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT subscriber FROM core.token WHERE hash = wanted
		AND purpose = ANY (purposes) AND expires_at > now());
END
$$;

CREATE FUNCTION core.choose_projects(chooser bigint, slugs text[])
RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	DELETE FROM core.subscriber_project WHERE subscriber = chooser
		AND project NOT IN (SELECT id FROM core.project
			WHERE slug = ANY (slugs));
	INSERT INTO core.subscriber_project (subscriber, project)
	SELECT chooser, id FROM core.project WHERE slug = ANY (slugs)
	ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION core.leave(leaver bigint) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	UPDATE core.subscriber SET state = 'left', left_at = now()
	WHERE id = leaver AND state <> 'left';
	-- To leave must not fail, also where a clock was set back.
	UPDATE core.consent SET withdrawn_at = greatest(now(), confirmed_at)
	WHERE subscriber = leaver AND withdrawn_at IS NULL
		AND confirmed_at IS NOT NULL;
	DELETE FROM core.consent
	WHERE subscriber = leaver AND confirmed_at IS NULL;
	DELETE FROM core.ask WHERE subscriber = leaver;
	-- One that is being handed over is looked at again before it goes.
	-- Mailers have numbers from 1 on: written so, it cannot be looked for
	-- among all that is due, which while a letter goes to everybody is
	-- a million mails that nothing is known of yet.
	UPDATE core.mail SET state = 'dropped', ended_at = now(),
		address = NULL
	WHERE subscriber = leaver AND state = 'due'
		AND coalesce(leased_by, 0) = 0;
$$;

-- What there is about an address besides a subscriber's own row: asks,
-- changes to it that nobody confirmed, mails to it. True where there was any.
CREATE FUNCTION core.erase_traces(gone text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	was_there boolean;
BEGIN
	DELETE FROM core.ask WHERE lower(address) = lower(gone);
	was_there := FOUND;
	DELETE FROM core.mail WHERE lower(address) = lower(gone);
	was_there := was_there OR FOUND;
	DELETE FROM core.token WHERE lower(address) = lower(gone);
	RETURN was_there OR FOUND;
END
$$;

CREATE FUNCTION core.erase(gone bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	was text;
BEGIN
	-- His mails first, in the order in which they are leased: else the two
	-- could wait for each other.
	PERFORM FROM core.mail WHERE subscriber = gone FOR UPDATE;
	DELETE FROM core.subscriber WHERE id = gone RETURNING address INTO was;
	-- Somebody who presses twice is gone once.
	IF was IS NULL THEN
		RETURN;
	END IF;
	PERFORM core.erase_traces(was);
	PERFORM core.suppress(was, 'erased');
END
$$;

-- All that is held about a subscriber (GDPR, 15 and 20). What became of a
-- change of address is left out: it would tell who else reads us. It stands
-- in the record of that address, whose reader alone may know.
CREATE FUNCTION core.subscriber_record(wanted bigint) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT jsonb_build_object('address', s.address, 'language', s.lang,
		'frequency', s.frequency, 'state', s.state,
		'asked_at', s.asked_at, 'confirmed_at', s.confirmed_at,
		'left_at', s.left_at, 'soft_bounces', s.soft_bounces,
		'projects', (SELECT coalesce(jsonb_agg(p.slug ORDER BY p.slug),
				'[]')
			FROM core.subscriber_project c
			JOIN core.project p ON p.id = c.project
			WHERE c.subscriber = s.id),
		'consents', (SELECT coalesce(jsonb_agg(jsonb_build_object(
				'words', words, 'privacy_page', privacy_page,
				'language', lang, 'frequency', frequency,
				'projects', projects, 'asked_at', asked_at,
				'confirmed_at', confirmed_at,
				'withdrawn_at', withdrawn_at) ORDER BY id),
				'[]')
			FROM core.consent WHERE subscriber = s.id),
		'links', (SELECT coalesce(jsonb_agg(jsonb_build_object(
				'purpose', purpose, 'made_at', made_at,
				'expires_at', expires_at) ORDER BY made_at),
				'[]')
			FROM core.token
			WHERE subscriber = s.id AND purpose <> 'address'),
		'mails', (SELECT coalesce(jsonb_agg(jsonb_build_object(
				'kind', kind, 'issue', issue, 'state', state,
				'made_at', made_at, 'ended_at', ended_at,
				'attempts', attempts, 'answer', answer)
				ORDER BY id), '[]')
			FROM core.mail
			WHERE subscriber = s.id AND kind <> 'address'),
		'asks', (SELECT coalesce(jsonb_agg(jsonb_build_object(
				'address', address, 'asked_at', asked_at)
				ORDER BY id), '[]')
			FROM core.ask WHERE subscriber = s.id
				OR lower(address) = lower(s.address)))
	FROM core.subscriber s WHERE id = wanted;
$$;

-- Which edition of the privacy page is in force: when it last changed.
CREATE FUNCTION core.privacy_page(wanted_lang text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN coalesce((SELECT to_char(t.changed_at AT TIME ZONE 'UTC',
			'YYYY-MM-DD"T"HH24:MI:SS"Z"')
		FROM core.page p JOIN core.page_text t ON t.page = p.id
		WHERE p.slug = 'privacy' AND t.lang = wanted_lang), 'none');
END
$$;

-- Every project in every language, by whatever name it has: a form that left
-- one out would take it from whoever had chosen it.
CREATE OR REPLACE VIEW web.project_choice AS
SELECT l.code AS lang, p.slug, t.name, p.starts_on
FROM core.language l CROSS JOIN core.project p
CROSS JOIN LATERAL (SELECT x.name
	FROM core.project_text x JOIN core.language y ON y.code = x.lang
	WHERE x.project = p.id
	ORDER BY x.lang <> l.code, y.position LIMIT 1) t;

-- ---- what the public program may call ------------------------------------------

-- Write down that somebody asks: the same work for everybody.
CREATE FUNCTION web.ask(wanted_address text, wanted_lang text,
	wanted_frequency text, wanted_projects text[], agreed_words text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.ask (address, lang, frequency, projects, words,
		privacy_page)
	SELECT wanted_address, wanted_lang, wanted_frequency,
		coalesce(wanted_projects, '{}'), agreed_words,
		core.privacy_page(wanted_lang);
END
$$;

-- Whether a token is good for a purpose; whose language, and the address
-- that it brings.
CREATE FUNCTION web.token(wanted bytea, wanted_purpose text)
RETURNS TABLE (lang text, address text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT s.lang, t.address
	FROM core.token t JOIN core.subscriber s ON s.id = t.subscriber
	WHERE t.hash = wanted AND t.purpose = wanted_purpose
		AND t.expires_at > now();
END
$$;

-- Consent is given; returns whether it was, and keeps the hash of a fresh
-- token for the preferences.
CREATE FUNCTION web.confirm(wanted bytea, fresh bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	given core.consent;
BEGIN
	UPDATE core.consent SET confirmed_at = greatest(now(), asked_at)
	WHERE confirmed_at IS NULL AND id = (SELECT consent FROM core.token
		WHERE hash = wanted AND purpose = 'confirm'
			AND expires_at > now())
	RETURNING * INTO given;
	IF given.id IS NULL THEN
		RETURN false;
	END IF;
	UPDATE core.subscriber SET state = 'subscribed', left_at = NULL,
		confirmed_at = given.confirmed_at, lang = given.lang,
		frequency = given.frequency
	WHERE id = given.subscriber;
	PERFORM core.choose_projects(given.subscriber, given.projects);
	-- What others, or he himself, asked besides is not what he agreed to.
	DELETE FROM core.consent
	WHERE subscriber = given.subscriber AND confirmed_at IS NULL;
	DELETE FROM core.token
	WHERE subscriber = given.subscriber AND purpose = 'confirm';
	INSERT INTO core.token (hash, subscriber, purpose, expires_at)
	VALUES (fresh, given.subscriber, 'preferences',
		now() + '30 days'::interval);
	RETURN true;
END
$$;

-- What a subscriber chose, and what there is to choose; no rows where the
-- token is not good.
CREATE FUNCTION web.preferences(wanted bytea, page_lang text)
RETURNS TABLE (part text, address text, lang text, frequency text,
	state text, slug text, name text, is_chosen boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	who constant bigint := core.token_subscriber(wanted, '{preferences}');
BEGIN
	RETURN QUERY SELECT 'subscriber', s.address, s.lang, s.frequency,
		s.state, NULL, NULL, NULL::boolean
	FROM core.subscriber s WHERE s.id = who
	UNION ALL
	(SELECT 'choice', NULL, NULL, NULL, NULL, o.slug, o.name::text,
		EXISTS (SELECT FROM core.subscriber_project c
			JOIN core.project p ON p.id = c.project
			WHERE c.subscriber = who AND p.slug = o.slug)
	FROM web.project_choice o
	WHERE who IS NOT NULL AND o.lang = page_lang
	ORDER BY o.starts_on DESC NULLS LAST, o.slug);
END
$$;

CREATE FUNCTION web.change_preferences(wanted bytea, wanted_lang text,
	wanted_frequency text, wanted_projects text[])
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	who constant bigint := core.token_subscriber(wanted, '{preferences}');
BEGIN
	UPDATE core.subscriber SET lang = wanted_lang,
		frequency = wanted_frequency
	WHERE id = who;
	IF NOT FOUND THEN
		RETURN false;
	END IF;
	PERFORM core.choose_projects(who, coalesce(wanted_projects, '{}'));
	RETURN true;
END
$$;

-- Write down that a subscriber wants another address: what is said never
-- depends on whether somebody has it.
CREATE FUNCTION web.ask_address(wanted bytea, wanted_address text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.ask (subscriber, address, lang, frequency, projects,
		words, privacy_page)
	SELECT id, wanted_address, lang, frequency, '{}', 'address',
		core.privacy_page(lang)
	FROM core.subscriber
	WHERE id = core.token_subscriber(wanted, '{preferences}')
		AND state = 'subscribed';
	RETURN FOUND;
END
$$;

-- The new address was read: it counts from now on. False where the token is
-- not good, or the address has become somebody's meanwhile.
CREATE FUNCTION web.change_address(wanted bytea, fresh bytea)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	who bigint;
	wanted_address text;
BEGIN
	DELETE FROM core.token WHERE hash = wanted AND purpose = 'address'
		AND expires_at > now()
	RETURNING subscriber, address INTO who, wanted_address;
	IF who IS NULL OR core.is_suppressed(wanted_address)
		OR EXISTS (SELECT FROM core.subscriber
			WHERE lower(address) = lower(wanted_address)
				AND id <> who AND state = 'subscribed') THEN
		RETURN false;
	END IF;
	-- Whoever asked for it before, or left: this one reads its letters.
	DELETE FROM core.subscriber
	WHERE lower(address) = lower(wanted_address) AND id <> who;
	-- Who reads the old one learns of it: also where it was not he.
	INSERT INTO core.mail (kind, subscriber, address)
	SELECT 'moved', id, address FROM core.subscriber WHERE id = who;
	UPDATE core.subscriber SET address = wanted_address, soft_bounces = 0
	WHERE id = who;
	-- Links that went to the old address are not the new one's; but to
	-- leave is to leave, whichever letter it is done from.
	DELETE FROM core.token WHERE subscriber = who AND purpose <> 'leave';
	INSERT INTO core.token (hash, subscriber, purpose, expires_at)
	VALUES (fresh, who, 'preferences', now() + '30 days'::interval);
	RETURN true;
END
$$;

CREATE FUNCTION web.export(wanted bytea) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN core.subscriber_record(
		core.token_subscriber(wanted, '{preferences}'));
END
$$;

CREATE FUNCTION web.erase(wanted bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	who constant bigint := core.token_subscriber(wanted, '{preferences}');
BEGIN
	IF who IS NULL THEN
		RETURN false;
	END IF;
	PERFORM core.erase(who);
	RETURN true;
END
$$;

-- Leaving works as often as it is asked for (RFC 8058).
CREATE FUNCTION web.leave(wanted bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	who constant bigint :=
		core.token_subscriber(wanted, '{leave,preferences}');
BEGIN
	IF who IS NULL THEN
		RETURN false;
	END IF;
	PERFORM core.leave(who);
	RETURN true;
END
$$;

-- ---- what the mailer may call ----------------------------------------------------

-- The first number of every advisory lock of the newsletter.
CREATE FUNCTION core.newsletter_lock() RETURNS integer LANGUAGE sql IMMUTABLE
RETURN 7261;

-- Number this connection as a mailer's. Its leases stand as long as it does:
-- the lock goes when the connection goes, however the mailer ends.
CREATE FUNCTION web.open_mailer() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	me integer;
BEGIN
	LOOP
		me := nextval('core.mailer');
		EXIT WHEN pg_try_advisory_lock(core.newsletter_lock(), me);
	END LOOP;
	RETURN me;
END
$$;

-- What the day's limit counts: who reads a+b@example.org reads a@example.org.
CREATE FUNCTION core.asked_hash(address text) RETURNS bytea
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN core.address_hash(regexp_replace(address, '\+[^@]*@', '@'));
END
$$;

-- Somebody signs up: what that means for the address. It changes nothing of
-- a reader's: anybody can type it.
CREATE FUNCTION core.settle_ask(asked core.ask) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	known core.subscriber;
	consent bigint;
BEGIN
	SELECT * INTO known FROM core.subscriber
	WHERE lower(address) = lower(asked.address) FOR NO KEY UPDATE;
	IF known.state = 'subscribed' THEN
		INSERT INTO core.mail (kind, subscriber)
		VALUES ('known', known.id);
		RETURN;
	END IF;
	IF known.id IS NULL THEN
		INSERT INTO core.subscriber (address, lang, frequency, asked_at)
		VALUES (asked.address, asked.lang, asked.frequency,
			asked.asked_at)
		RETURNING * INTO known;
	END IF;
	INSERT INTO core.consent (subscriber, words, privacy_page, asked_at,
		lang, frequency, projects)
	VALUES (known.id, asked.words, asked.privacy_page, asked.asked_at,
		asked.lang, asked.frequency, asked.projects)
	RETURNING id INTO consent;
	INSERT INTO core.mail (kind, subscriber, consent, lang)
	VALUES ('confirm', known.id, consent, asked.lang);
END
$$;

-- A subscriber wants another address, which may be somebody's already.
CREATE FUNCTION core.settle_address(asked core.ask) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	owner bigint;
BEGIN
	SELECT id INTO owner FROM core.subscriber
	WHERE lower(address) = lower(asked.address) AND state = 'subscribed'
		AND id <> asked.subscriber;
	IF owner IS NOT NULL THEN
		INSERT INTO core.mail (kind, subscriber)
		VALUES ('known', owner);
	ELSE
		INSERT INTO core.mail (kind, subscriber, address)
		VALUES ('address', asked.subscriber, asked.address);
	END IF;
END
$$;

-- Decide what was asked, the newest asks at most; returns how many were
-- settled. Beyond the hour's limit those that cause a mail wait, so that
-- nothing is lost: and whoever asks now goes before a heap of them.
CREATE FUNCTION web.settle_asks(at_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	limits core.newsletter;
	asked core.ask;
	hash bytea;
	settled integer := 0;
	room bigint;
BEGIN
	IF NOT pg_try_advisory_xact_lock(core.newsletter_lock(), 0) THEN
		RETURN 0;
	END IF;
	SELECT * INTO limits FROM core.newsletter;
	room := limits.asked_mails_per_hour_in_all - (SELECT count(*)
		FROM core.asked_mail
		WHERE made_at > now() - '1 hour'::interval);
	FOR asked IN SELECT * FROM (SELECT * FROM core.ask
			ORDER BY id DESC LIMIT greatest(at_most, 0)) AS newest
		ORDER BY id LOOP
		hash := core.asked_hash(asked.address);
		IF core.is_suppressed(asked.address)
			OR NOT EXISTS (SELECT FROM core.language
				WHERE code = asked.lang)
			OR (SELECT count(*) FROM core.asked_mail
				WHERE to_hash = hash AND made_at
					> now() - '1 day'::interval)
				>= limits.asked_mails_per_day THEN
			NULL;
		ELSIF room <= 0 THEN
			CONTINUE;
		ELSE
			room := room - 1;
			INSERT INTO core.asked_mail (to_hash) VALUES (hash);
			IF asked.subscriber IS NULL THEN
				PERFORM core.settle_ask(asked);
			ELSE
				PERFORM core.settle_address(asked);
			END IF;
		END IF;
		DELETE FROM core.ask WHERE id = asked.id;
		settled := settled + 1;
	END LOOP;
	RETURN settled;
END
$$;

-- Whether a mail is still wanted by its reader at this moment. An editor's
-- test has no reader.
CREATE FUNCTION core.is_wanted(mail core.mail) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (mail.subscriber IS NULL OR EXISTS (SELECT
			FROM core.subscriber s, core.newsletter n
			WHERE s.id = mail.subscriber
				AND (s.state = 'subscribed')
					= (mail.kind <> 'confirm')
				AND NOT EXISTS (SELECT FROM core.suppression
					WHERE hash = sha256(n.salt
						|| convert_to(lower(coalesce(
						mail.address, s.address)),
						'UTF8')))))
		AND NOT EXISTS (SELECT FROM core.issue
			WHERE id = mail.issue AND state = 'cancelled');
END
$$;

-- Give back what mailers hold that are there no more.
CREATE FUNCTION core.give_back_leases(me integer) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	holder integer;
BEGIN
	FOR holder IN SELECT DISTINCT leased_by FROM core.mail
		WHERE leased_by IS NOT NULL AND leased_by <> me LOOP
		IF pg_try_advisory_xact_lock(core.newsletter_lock(), holder)
		THEN
			UPDATE core.mail SET leased_by = NULL
			WHERE leased_by = holder;
		END IF;
	END LOOP;
END
$$;

-- Lease up to n due mails to the mailer `me`, and keep the hashes of their
-- tokens: the i-th mail's in first[i] (confirm, address or preferences, by
-- its kind) and second[i] (leave).
CREATE FUNCTION web.lease_mails(me integer, n integer, first bytea[],
	second bytea[])
RETURNS TABLE (place bigint, id bigint, kind text, nonce text, address text,
	lang text, issue bigint, items smallint[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	held bigint[] := '{}';
	found bigint[];
BEGIN
	PERFORM core.give_back_leases(me);
	-- What is not wanted takes nobody's place: the mailer would think that
	-- nothing is due. So many rounds, so that none takes too long.
	FOR i IN 1..100 LOOP
		EXIT WHEN cardinality(held) >= n;
		SELECT coalesce(array_agg(id), '{}') INTO found FROM (
			SELECT id FROM core.mail
			WHERE state = 'due' AND leased_by IS NULL
				AND due_at <= now()
				AND NOT id = ANY (held)
			ORDER BY priority, due_at, id
			LIMIT n - cardinality(held)
			FOR UPDATE SKIP LOCKED) AS due;
		EXIT WHEN found = '{}';
		WITH dropped AS (
			UPDATE core.mail m SET state = 'dropped',
				ended_at = now(), address = CASE
					WHEN subscriber IS NULL THEN address END
			WHERE id = ANY (found) AND NOT core.is_wanted(m)
			RETURNING id
		)
		SELECT held || ARRAY(SELECT unnest(found)
			EXCEPT SELECT id FROM dropped) INTO held;
	END LOOP;
	-- All at once: what a statement costs by itself is more than a row.
	RETURN QUERY
	WITH leased AS (
		UPDATE core.mail m SET leased_by = me,
			to_hash = core.address_hash(coalesce(m.address,
				(SELECT s.address FROM core.subscriber s
				WHERE s.id = m.subscriber)))
		WHERE id = ANY (held) RETURNING m.*
	), placed AS MATERIALIZED (
		SELECT row_number() OVER (ORDER BY l.priority, l.due_at, l.id)
			AS place, l.*, s.address AS own_address,
			s.lang AS own_lang
		FROM leased l LEFT JOIN core.subscriber s ON s.id = l.subscriber
	), token AS (
		INSERT INTO core.token (hash, subscriber, purpose, expires_at,
			address, consent)
		SELECT first[place], subscriber, CASE
				WHEN kind IN ('confirm', 'address') THEN kind
				ELSE 'preferences' END,
			now() + CASE WHEN kind IN ('confirm', 'address')
				THEN '48 hours'::interval
				ELSE '30 days'::interval END,
			CASE kind WHEN 'address' THEN address END, consent
		FROM placed WHERE subscriber IS NOT NULL AND kind <> 'moved'
		UNION ALL
		SELECT second[place], subscriber, 'leave',
			now() + '1 year'::interval, NULL, NULL
		FROM placed
		WHERE subscriber IS NOT NULL AND kind IN ('issue', 'known')
	)
	SELECT place, id, kind, nonce, coalesce(address, own_address),
		coalesce(lang, own_lang), issue, items
	FROM placed ORDER BY place;
END
$$;

-- What a mail server said, without the address that it repeats.
CREATE FUNCTION core.plain_answer(answer text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
RETURN left(CASE WHEN strpos(answer, '@') = 0 THEN answer
	ELSE regexp_replace(answer, '<?[^[:space:]<>@]+@[^[:space:]<>]+>?',
		'<>', 'g') END, 500);

-- Write down what became of a mail, and say whether the next one that the
-- mailer holds is still wanted: one that is not is dropped here. outcome is
-- sent, later (try again), hard or soft (a bounce), or untried. NULL for no
-- mail, and no next one.
CREATE FUNCTION web.finish_mail(finished bigint, outcome text,
	server_answer text, next bigint)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	done core.mail;
	following core.mail;
BEGIN
	IF outcome = 'sent' THEN
		-- A mail that goes twice after the machine died is better than
		-- each one waiting for the disk.
		PERFORM set_config('synchronous_commit', 'off', true);
		UPDATE core.mail SET state = 'sent', leased_by = NULL,
			answer = core.plain_answer(server_answer),
			attempts = attempts + 1, ended_at = now(),
			address = CASE WHEN subscriber IS NULL THEN address END
		WHERE id = finished AND state = 'due';
	ELSIF finished IS NOT NULL THEN
		SELECT * INTO done FROM core.mail WHERE id = finished
			AND state = 'due' FOR UPDATE;
		IF done.id IS NOT NULL THEN
			PERFORM core.end_mail(done, outcome,
				core.plain_answer(server_answer));
		END IF;
	END IF;
	IF next IS NULL THEN
		RETURN false;
	END IF;
	SELECT * INTO following FROM core.mail
	WHERE id = next AND state = 'due';
	IF following.id IS NULL THEN
		RETURN false;
	END IF;
	IF NOT core.is_wanted(following) THEN
		UPDATE core.mail SET state = 'dropped', ended_at = now(),
			leased_by = NULL, address = CASE
				WHEN subscriber IS NULL THEN address END
		WHERE id = next;
		RETURN false;
	END IF;
	-- Whose address has changed since the lease gets it at the new one.
	UPDATE core.mail m SET leased_by = NULL FROM core.subscriber s
	WHERE m.id = next AND m.address IS NULL AND s.id = m.subscriber
		AND m.to_hash <> core.address_hash(s.address);
	RETURN NOT FOUND;
END
$$;

CREATE FUNCTION core.end_mail(done core.mail, outcome text,
	server_answer text)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	-- Growing pauses for two days, then it has failed.
	is_last constant boolean := outcome = 'later'
		AND done.made_at < now() - '2 days'::interval
		AND done.attempts >= 5;
	new_state constant text := CASE
		WHEN outcome IN ('hard', 'soft') THEN 'bounced'
		WHEN is_last THEN 'failed' ELSE 'due' END;
BEGIN
	UPDATE core.mail SET state = new_state, leased_by = NULL,
		verdict = CASE WHEN outcome IN ('hard', 'soft') THEN outcome
			ELSE verdict END,
		answer = coalesce(server_answer, answer),
		attempts = attempts + (outcome <> 'untried')::int,
		ended_at = CASE WHEN new_state <> 'due' THEN now() END,
		-- The text of a mail that is done is nobody's any more.
		address = CASE WHEN new_state = 'due' OR subscriber IS NULL
			THEN address END,
		due_at = CASE WHEN outcome = 'later' THEN now() + least(
				'1 minute'::interval * 2 ^ least(attempts, 10),
				'4 hours'::interval) ELSE due_at END
	WHERE id = done.id;
	IF outcome IN ('hard', 'soft') OR is_last THEN
		PERFORM core.count_bounce(done,
			CASE outcome WHEN 'hard' THEN 'hard' ELSE 'soft' END);
	END IF;
END
$$;

-- The reader's end is gone (hard), or had a bad day (soft).
CREATE FUNCTION core.count_bounce(mail core.mail, verdict text)
RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- A new address says nothing of the old one, nor the old one of it.
	IF verdict = 'soft' AND mail.kind NOT IN ('address', 'moved') THEN
		UPDATE core.subscriber SET soft_bounces = soft_bounces + 1
		WHERE id = mail.subscriber;
	END IF;
	IF verdict = 'soft' OR mail.to_hash IS NULL
		OR mail.subscriber IS NULL THEN
		RETURN;
	END IF;
	PERFORM core.suppress_hash(mail.to_hash, CASE verdict
		WHEN 'complaint' THEN 'complained' ELSE 'bounced' END);
	-- Who has another address by now reads on there.
	PERFORM core.leave(id) FROM core.subscriber
	WHERE id = mail.subscriber
		AND core.address_hash(address) = mail.to_hash;
END
$$;

-- What came back for a mail, found by its envelope; verdict is hard, soft or
-- complaint. Returns whether it is ours. A second report counts once, and a
-- worse one as what it is.
CREATE FUNCTION web.bounce_mail(wanted_nonce text, verdict text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_variable
DECLARE
	verdicts constant text[] := '{soft,hard,complaint}';
	came core.mail;
BEGIN
	SELECT * INTO came FROM core.mail m
	WHERE m.nonce = wanted_nonce FOR UPDATE;
	IF came.id IS NULL THEN
		RETURN false;
	END IF;
	IF array_position(verdicts, verdict)
		> coalesce(array_position(verdicts, came.verdict), 0) THEN
		UPDATE core.mail m SET state = 'bounced', leased_by = NULL,
			ended_at = now(), verdict = bounce_mail.verdict,
			address = CASE WHEN m.subscriber IS NULL
				THEN m.address END
		WHERE m.id = came.id;
		PERFORM core.count_bounce(came, verdict);
	END IF;
	RETURN true;
END
$$;

-- Whether a letter is on its way that would make a reader of somebody.
CREATE FUNCTION core.may_confirm(asker bigint) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN EXISTS (SELECT FROM core.consent
		WHERE subscriber = asker AND confirmed_at IS NULL
			AND asked_at > now() - '3 days'::interval);
END
$$;

-- An issue whose last mail has ended has been sent.
CREATE FUNCTION core.end_issues() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	UPDATE core.issue i SET state = 'sent', ended_at = now()
	WHERE state = 'sending' AND NOT EXISTS (SELECT FROM core.mail
		WHERE issue = i.id AND state = 'due'
			AND subscriber IS NOT NULL);
END
$$;

-- What vanishes by itself: links past their time, people who never
-- confirmed or left 30 days ago, what was asked and not given in 3 days,
-- mails that ended 60 days ago, asks that waited for 2 days. At most so many
-- of each; returns the largest number of one that vanished, so that one knows
-- whether to go on.
CREATE FUNCTION web.tend_newsletter(at_most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
	most bigint := 0;
BEGIN
	DELETE FROM core.token WHERE hash IN (SELECT hash FROM core.token
		WHERE expires_at < now() LIMIT at_most);
	GET DIAGNOSTICS n = ROW_COUNT;
	most := greatest(most, n);
	DELETE FROM core.subscriber WHERE id IN (SELECT id
		FROM core.subscriber WHERE state = 'waiting'
			AND asked_at < now() - '30 days'::interval
			AND NOT core.may_confirm(id)
		LIMIT at_most);
	GET DIAGNOSTICS n = ROW_COUNT;
	most := greatest(most, n);
	DELETE FROM core.subscriber WHERE id IN (SELECT id
		FROM core.subscriber WHERE state = 'left'
			AND left_at < now() - '30 days'::interval
			AND NOT core.may_confirm(id)
		LIMIT at_most);
	GET DIAGNOSTICS n = ROW_COUNT;
	most := greatest(most, n);
	DELETE FROM core.consent WHERE id IN (SELECT id FROM core.consent
		WHERE confirmed_at IS NULL
			AND asked_at < now() - '3 days'::interval
		LIMIT at_most);
	GET DIAGNOSTICS n = ROW_COUNT;
	most := greatest(most, n);
	DELETE FROM core.mail WHERE id IN (SELECT id FROM core.mail
		WHERE state <> 'due'
			AND ended_at < now() - '60 days'::interval
		LIMIT at_most);
	GET DIAGNOSTICS n = ROW_COUNT;
	most := greatest(most, n);
	DELETE FROM core.asked_mail
	WHERE made_at < now() - '1 day'::interval;
	DELETE FROM core.ask WHERE asked_at < now() - '2 days'::interval;
	PERFORM core.end_issues();
	RETURN most;
END
$$;

-- The words of an issue in a language, for whoever prints it.
CREATE VIEW web.issue_item AS
SELECT i.issue, i.lang, i.position, i.item_lang, i.path, i.title, i.lead,
	i.published_on, i.acknowledgement
FROM core.issue_item i;

CREATE VIEW web.issue AS
SELECT i.id, i.kind, i.langs, i.state, i.since, i.until, i.sending_at,
	web.day(i.since) AS since_on, web.day(i.until) AS until_on
FROM core.issue i;

-- Mails of the issues that are going out: how many, and how many still due.
CREATE VIEW web.outbox AS
SELECT count(*) FILTER (WHERE m.state = 'due') AS due, count(*) AS mails
FROM core.mail m JOIN core.issue i ON i.id = m.issue
WHERE i.state = 'sending' AND m.subscriber IS NOT NULL;

-- Issues that anybody may read: those that were sent.
CREATE VIEW web.sent_issue AS
SELECT i.id, i.kind, web.day(i.since) AS since_on,
	web.day(i.until) AS until_on, web.day(i.sending_at) AS sent_on,
	t.lang, t.position, t.item_lang, t.path, t.title, t.lead,
	t.published_on, t.acknowledgement
FROM core.issue i JOIN core.issue_item t ON t.issue = i.id
WHERE i.state IN ('sending', 'sent');

DROP FUNCTION web.subscribe(text, text, text, text[]);

GRANT EXECUTE ON FUNCTION
	web.ask(text, text, text, text[], text),
	web.token(bytea, text),
	web.confirm(bytea, bytea),
	web.preferences(bytea, text),
	web.change_preferences(bytea, text, text, text[]),
	web.ask_address(bytea, text),
	web.change_address(bytea, bytea),
	web.export(bytea),
	web.erase(bytea),
	web.leave(bytea)
	TO newsletter;
GRANT EXECUTE ON FUNCTION
	web.open_mailer(),
	web.settle_asks(integer),
	web.lease_mails(integer, integer, bytea[], bytea[]),
	web.finish_mail(bigint, text, text, bigint),
	web.bounce_mail(text, text),
	web.tend_newsletter(integer)
	TO mailer;
GRANT SELECT ON web.issue, web.issue_item TO mailer, editor;
GRANT SELECT ON web.outbox TO mailer;
GRANT SELECT ON web.sent_issue TO newsletter;
GRANT EXECUTE ON FUNCTION web.day(timestamptz) TO mailer, editor, newsletter;

COMMIT;
