-- Verify newsroom:taken_address

BEGIN;

SELECT 1 / (core.leads_to('/') IS NULL)::integer;
SELECT 1 / (prosrc LIKE '%core.leads_to%')::integer FROM pg_proc
WHERE oid = 'core.keep_address()'::regprocedure;

ROLLBACK;
