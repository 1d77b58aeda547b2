-- Revert newsroom:turns

BEGIN;

SET LOCAL ROLE owner;

DROP TRIGGER forget_oldest ON core.ask;
DROP FUNCTION core.forget_oldest_ask();

DO $$
DECLARE
	change record;
BEGIN
	FOR change IN SELECT replace(replace(replace(
			pg_get_functiondef(t.name),
			'core.try_turn(''settle'')',
			'pg_try_advisory_xact_lock(core.newsletter_lock(), 0)'),
			'core.try_turn(''compose'')',
			'pg_try_advisory_xact_lock(core.newsletter_lock(), -1)'),
			'core.take_turn(''compose'')',
			'pg_advisory_xact_lock(core.newsletter_lock(), -1)')
			AS old
		FROM unnest('{web.settle_asks,web.compose_due,
			web.compose_issues}'::regproc[])
			AS t (name) LOOP
		EXECUTE change.old;
	END LOOP;
END
$$;

DROP FUNCTION core.take_turn(text), core.try_turn(text);
DROP TABLE core.turn;

COMMIT;
