-- Verify newsroom:search_names

BEGIN;

SELECT 'core.search_put_projects(bigint[])'::regprocedure,
	'core.search_put_partners(bigint[])'::regprocedure;
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'core.project'::regclass AND tgname = 'search_project_facts';

ROLLBACK;
