-- Deploy newsroom:ask_bound
-- What a request costs does not grow with those that wait: the oldest are
-- found by the index, and not by a look at each.

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.forget_oldest_ask() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	DELETE FROM core.ask WHERE id IN (SELECT id FROM core.ask
		WHERE id <= NEW.id - 48 * (SELECT asked_mails_per_hour_in_all
			FROM core.newsletter)
		ORDER BY id LIMIT 10 FOR UPDATE SKIP LOCKED);
	RETURN NULL;
END
$$;

COMMIT;
