-- Verify newsroom:search_bounds

BEGIN;

SELECT projects, partners FROM core.search WHERE false;
SELECT body_html FROM core.search_hit WHERE false;
SELECT code, config FROM core.search_language WHERE false;
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'core.article_project'::regclass AND tgname = 'search_about';
SELECT 1 / has_function_privilege('news',
	'web.search(text, text, integer, text, integer, text, text)',
	'EXECUTE')::int;

ROLLBACK;
