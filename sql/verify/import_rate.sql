-- Verify newsroom:import_rate

BEGIN;

SELECT counts_later FROM core.version WHERE false;
SELECT 'core.count_later()'::regprocedure,
	'core.change_pictures(bigint,jsonb)'::regprocedure;
SELECT 1 / (count(*) = 1)::integer FROM pg_class
WHERE relname = 'search_vector' AND 'fastupdate=on' = ANY (reloptions);

ROLLBACK;
