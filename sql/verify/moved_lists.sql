-- Verify newsroom:moved_lists

BEGIN;

SELECT list FROM core.moved WHERE false;
SELECT has_function_privilege('editor', 'web.lead_addresses(jsonb)',
	'EXECUTE');
SELECT 1 / (pg_get_viewdef('web.moved') LIKE '%m.list%')::integer;

ROLLBACK;
