-- Revert newsroom:noted_mails

BEGIN;

SET LOCAL ROLE owner;

-- Write down what became of a mail, and say whether the next one that the
-- mailer holds is still wanted: one that is not is dropped here. outcome is
-- sent, later (try again), hard or soft (a bounce), or untried. NULL for no
-- mail, and no next one.
CREATE OR REPLACE FUNCTION web.finish_mail(finished bigint, outcome text,
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

COMMIT;
