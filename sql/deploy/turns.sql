-- Deploy newsroom:turns
-- Who composes, or settles what was asked, does so alone: by a row that only
-- the owner's functions reach. An advisory lock could be held by
-- any role that logs in, and no letter would go.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.turn (
	name text PRIMARY KEY
);
COMMENT ON TABLE core.turn IS
	'What one does at a time, who has locked its row until he ends.';
INSERT INTO core.turn VALUES ('compose'), ('settle');

CREATE FUNCTION core.take_turn(wanted text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM FROM core.turn WHERE name = wanted FOR UPDATE;
END
$$;

CREATE FUNCTION core.try_turn(wanted text) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM FROM core.turn WHERE name = wanted FOR UPDATE SKIP LOCKED;
	RETURN FOUND;
END
$$;

-- The functions stay what they are but for this.
DO $$
DECLARE
	change record;
BEGIN
	FOR change IN SELECT t.name, pg_get_functiondef(t.name) AS old,
			replace(replace(replace(
			pg_get_functiondef(t.name),
			'pg_try_advisory_xact_lock(core.newsletter_lock(), 0)',
			'core.try_turn(''settle'')'),
			'pg_try_advisory_xact_lock(core.newsletter_lock(), -1)',
			'core.try_turn(''compose'')'),
			'pg_advisory_xact_lock(core.newsletter_lock(), -1)',
			'core.take_turn(''compose'')') AS new
		FROM unnest('{web.settle_asks,web.compose_due,
			web.compose_issues}'::regproc[])
			AS t (name) LOOP
		IF change.new = change.old THEN
			RAISE '% is not what it was', change.name;
		END IF;
		EXECUTE change.new;
	END LOOP;
END
$$;

-- A flood of requests cannot fill the disk. Of those that wait, as many are
-- kept as two days could answer, the newest: older ones would be forgotten
-- unanswered.
CREATE FUNCTION core.forget_oldest_ask() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	DELETE FROM core.ask WHERE id IN (SELECT a.id
		FROM core.ask a, core.newsletter n
		WHERE a.id <= NEW.id - 48 * n.asked_mails_per_hour_in_all
		ORDER BY a.id LIMIT 10 FOR UPDATE OF a SKIP LOCKED);
	RETURN NULL;
END
$$;
CREATE TRIGGER forget_oldest AFTER INSERT ON core.ask
	FOR EACH ROW EXECUTE FUNCTION core.forget_oldest_ask();

COMMIT;
