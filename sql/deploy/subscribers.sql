-- Deploy newsroom:subscribers
-- What is held about a person who reads the newsletter, and nothing else.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.subscriber (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	address text NOT NULL CHECK (octet_length(address) <= 254
		AND address ~ '^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+$'),
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	frequency text NOT NULL CHECK (frequency IN ('each', 'weekly')),
	state text NOT NULL DEFAULT 'waiting'
		CHECK (state IN ('waiting', 'subscribed', 'left')),
	asked_at timestamptz NOT NULL DEFAULT now(),
	confirmed_at timestamptz,
	left_at timestamptz,
	CONSTRAINT subscriber_subscribed_has_confirmed
		CHECK (state <> 'subscribed' OR confirmed_at IS NOT NULL),
	CONSTRAINT subscriber_left_at_a_time
		CHECK ((state = 'left') = (left_at IS NOT NULL))
);
-- One person, however the address is written.
CREATE UNIQUE INDEX subscriber_address
	ON core.subscriber (lower(address));
CREATE INDEX subscriber_waiting ON core.subscriber (asked_at)
	WHERE state = 'waiting';

CREATE TABLE core.subscriber_project (
	subscriber bigint NOT NULL
		REFERENCES core.subscriber ON DELETE CASCADE,
	project bigint NOT NULL REFERENCES core.project ON DELETE CASCADE,
	PRIMARY KEY (subscriber, project)
);
COMMENT ON TABLE core.subscriber_project IS
	'The projects somebody asked for; none means all the news.';
CREATE INDEX ON core.subscriber_project (project, subscriber);

CREATE TABLE core.consent (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	subscriber bigint NOT NULL
		REFERENCES core.subscriber ON DELETE CASCADE,
	words core.words NOT NULL,
	privacy_page core.words NOT NULL,
	asked_at timestamptz NOT NULL,
	confirmed_at timestamptz NOT NULL,
	withdrawn_at timestamptz,
	CONSTRAINT consent_is_asked_first CHECK (confirmed_at >= asked_at),
	CONSTRAINT consent_is_given_first
		CHECK (withdrawn_at >= confirmed_at)
);
COMMENT ON COLUMN core.consent.words IS
	'The exact words that were agreed to.';
CREATE INDEX ON core.consent (subscriber);

CREATE TABLE core.token (
	hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
	subscriber bigint NOT NULL
		REFERENCES core.subscriber ON DELETE CASCADE,
	purpose text NOT NULL CHECK (purpose IN
		('confirm', 'preferences', 'address', 'leave')),
	made_at timestamptz NOT NULL DEFAULT now(),
	expires_at timestamptz NOT NULL,
	CONSTRAINT token_lives_for_a_time CHECK (expires_at > made_at)
);
COMMENT ON TABLE core.token IS
	'A secret that was mailed, by its hash: the secret itself is not kept.';
CREATE INDEX ON core.token (subscriber, purpose);
CREATE INDEX ON core.token (expires_at);

CREATE TABLE core.mail (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	subscriber bigint REFERENCES core.subscriber ON DELETE SET NULL,
	message_id text NOT NULL UNIQUE
		CHECK (message_id ~ '^<[^<>@[:space:]]+@[^<>@[:space:]]+>$'),
	kind text NOT NULL CHECK (kind IN
		('confirm', 'known', 'address', 'each', 'weekly')),
	content jsonb NOT NULL DEFAULT '{}',
	state text NOT NULL DEFAULT 'due'
		CHECK (state IN ('due', 'sent', 'bounced', 'dropped')),
	due_at timestamptz NOT NULL DEFAULT now(),
	leased_until timestamptz,
	attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
	answer text
);
COMMENT ON TABLE core.mail IS
	'The outbox: a mail is handed over at least once, or says why not.';
CREATE INDEX mail_due ON core.mail (due_at) WHERE state = 'due';
CREATE INDEX ON core.mail (subscriber);

CREATE TABLE core.suppression (
	hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
	reason text NOT NULL
		CHECK (reason IN ('erased', 'bounced', 'complained', 'asked')),
	made_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE core.suppression IS
	'Addresses never to be written to, by salted hash.';

COMMIT;
