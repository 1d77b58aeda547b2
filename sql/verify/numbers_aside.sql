-- Verify newsroom:numbers_aside

BEGIN;

SELECT year, first, last, xact FROM core.press_aside WHERE false;
SELECT 1 / (prosrc LIKE '%press_aside%')::integer FROM pg_proc
WHERE oid = 'web.reserve_numbers(jsonb)'::regprocedure;

ROLLBACK;
