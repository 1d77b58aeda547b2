-- Revert newsroom:newsletter
-- People who subscribed stay; letters that wait, and links that were mailed,
-- do not.

BEGIN;

SET LOCAL ROLE owner;

DROP VIEW web.sent_issue, web.issue, web.issue_item, web.outbox;
DROP FUNCTION
	web.ask(text, text, text, text[], text),
	web.token(bytea, text),
	web.confirm(bytea, bytea),
	web.preferences(bytea, text),
	web.change_preferences(bytea, text, text, text[]),
	web.ask_address(bytea, text),
	web.change_address(bytea, bytea),
	web.export(bytea),
	web.erase(bytea),
	web.leave(bytea),
	web.open_mailer(),
	web.settle_asks(integer),
	web.lease_mails(integer, integer, bytea[], bytea[]),
	web.finish_mail(bigint, text, text, bigint),
	web.bounce_mail(text, text),
	web.tend_newsletter(integer),
	core.count_bounce(core.mail, text),
	core.end_mail(core.mail, text, text),
	core.give_back_leases(integer),
	core.is_wanted(core.mail),
	core.settle_address(core.ask),
	core.settle_ask(core.ask),
	core.asked_hash(text),
	core.plain_answer(text),
	core.may_confirm(bigint),
	core.end_issues(),
	core.erase_traces(text),
	core.newsletter_lock(),
	core.privacy_page(text),
	core.subscriber_record(bigint),
	core.erase(bigint),
	core.leave(bigint),
	core.choose_projects(bigint, text[]),
	core.token_subscriber(bytea, text[]),
	core.suppress(text, text),
	core.suppress_hash(bytea, text),
	core.is_suppressed(text),
	core.address_hash(text);

CREATE OR REPLACE VIEW web.project_choice AS
SELECT t.lang, p.slug, t.name, p.starts_on
FROM core.project p JOIN core.project_text t ON t.project = p.id;

DROP SEQUENCE core.mailer;
DROP TABLE core.mail, core.asked_mail, core.issue_item, core.issue, core.ask,
	core.newsletter;
DELETE FROM core.token;
ALTER TABLE core.token DROP COLUMN address, DROP COLUMN consent;
DROP INDEX core.subscriber_left;
ALTER TABLE core.subscriber DROP COLUMN soft_bounces;
DELETE FROM core.consent WHERE confirmed_at IS NULL;
ALTER TABLE core.consent DROP CONSTRAINT consent_is_confirmed_first,
	DROP CONSTRAINT consent_is_asked_with_wishes,
	DROP COLUMN lang, DROP COLUMN frequency, DROP COLUMN projects;
DROP INDEX core.consent_unconfirmed;
ALTER TABLE core.consent ALTER COLUMN confirmed_at SET NOT NULL;
COMMENT ON COLUMN core.consent.confirmed_at IS NULL;

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

CREATE FUNCTION web.subscribe(wanted_address text, wanted_lang text,
	wanted_frequency text, wanted_projects text[])
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- A known address would get past the foreign key.
	IF NOT EXISTS (SELECT FROM core.language WHERE code = wanted_lang) THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no language %s', wanted_lang);
	END IF;
	WITH made AS (
		INSERT INTO core.subscriber AS s (address, lang, frequency)
		VALUES (wanted_address, wanted_lang, wanted_frequency)
		-- A lock is written down as a new row is: both wait for the
		-- disk, so that no clock tells who is known.
		ON CONFLICT (lower(address)) DO UPDATE
		SET lang = s.lang WHERE false
		RETURNING id
	)
	INSERT INTO core.subscriber_project (subscriber, project)
	SELECT made.id, p.id FROM made, core.project p
	WHERE p.slug = ANY (wanted_projects);
END
$$;
GRANT EXECUTE ON FUNCTION web.subscribe(text, text, text, text[])
	TO newsletter;
REVOKE EXECUTE ON FUNCTION web.day(timestamptz) FROM mailer, editor,
	newsletter;

COMMIT;
