-- Deploy newsroom:ask_bound
-- What a request costs does not grow with those that wait: as it comes, those
-- go whose numbers are as many before its own as may wait. Among the oldest of
-- all a flood would have to pass over what it has deleted itself.

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.forget_oldest_ask() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- A plan that was made while few waited is still there when many do.
SET enable_seqscan = off AS $$
DECLARE
	last bigint;
BEGIN
	last := NEW.id - 48 * (SELECT asked_mails_per_hour_in_all
		FROM core.newsletter);
	DELETE FROM core.ask WHERE ctid = ANY (ARRAY(SELECT ctid FROM core.ask
		WHERE id BETWEEN last - 9 AND last FOR UPDATE SKIP LOCKED));
	RETURN NULL;
END
$$;

COMMIT;
