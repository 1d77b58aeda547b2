-- Verify newsroom:spent_numbers

BEGIN;

SELECT 1 / has_function_privilege('editor', 'web.put_number(jsonb)',
	'EXECUTE')::integer;
SELECT 1 / (prosrc LIKE '%press_number%')::integer FROM pg_proc
WHERE oid = 'web.list_items(text)'::regprocedure;

ROLLBACK;
