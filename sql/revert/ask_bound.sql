-- Revert newsroom:ask_bound

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.forget_oldest_ask() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	DELETE FROM core.ask WHERE id IN (SELECT a.id
		FROM core.ask a, core.newsletter n
		WHERE a.id <= NEW.id - 48 * n.asked_mails_per_hour_in_all
		ORDER BY a.id LIMIT 10 FOR UPDATE OF a SKIP LOCKED);
	RETURN NULL;
END
$$;

COMMIT;
