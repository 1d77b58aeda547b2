-- Verify newsroom:import_steps

BEGIN;

SELECT 1 / (pg_get_functiondef('core.article_key(jsonb)'::regprocedure)
	!~ 'generate_series')::integer;
SELECT 1 / (pg_get_functiondef('core.check_alternative()'::regprocedure)
	~ 'NOT EXISTS')::integer;

ROLLBACK;
