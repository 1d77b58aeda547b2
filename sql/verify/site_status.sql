-- Verify newsroom:site_status

BEGIN;

SELECT 1 / has_function_privilege('editor', 'web.site_status()',
	'EXECUTE')::integer;
SELECT 1 / (count(*) = 8)::integer FROM web.site_status();

ROLLBACK;
