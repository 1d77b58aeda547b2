-- Verify newsroom:spent_numbers

BEGIN;

SELECT has_function_privilege('editor', 'web.put_number(jsonb)', 'EXECUTE');
SELECT 1 / (prosrc LIKE '%press_number%')::integer FROM pg_proc
WHERE oid = 'web.list_items(text)'::regprocedure;

ROLLBACK;
