-- Verify newsroom:database_room

BEGIN;

SELECT 1 / has_function_privilege('editor', 'web.site_room()',
	'EXECUTE')::integer;
SELECT 1 / (count(*) = 1)::integer FROM web.site_room();

ROLLBACK;
