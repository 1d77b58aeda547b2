-- Verify newsroom:ask_bound

BEGIN;

SELECT 1 / (pg_get_functiondef('core.forget_oldest_ask()'::regprocedure)
	!~ 'core\.ask a')::integer;

ROLLBACK;
