-- Verify newsroom:import_rate

BEGIN;

SELECT 'core.change_pictures(bigint,jsonb)'::regprocedure;
SELECT 1 / (count(*) = 1)::integer FROM pg_class
WHERE relname = 'search_vector' AND 'fastupdate=on' = ANY (reloptions);

ROLLBACK;
