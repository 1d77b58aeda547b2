-- Verify newsroom:moved_lists

BEGIN;

SELECT list FROM core.moved WHERE false;
SELECT 1 / has_function_privilege('editor', 'web.lead_addresses(jsonb)',
	'EXECUTE')::integer;
SELECT 1 / (pg_get_viewdef('web.moved') LIKE '%m.list%')::integer;

ROLLBACK;
