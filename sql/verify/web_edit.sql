-- Verify newsroom:web_edit

BEGIN;

SELECT articles, pages, projects, partners FROM web.content WHERE false;
SELECT 1 / has_function_privilege('editor', f, 'EXECUTE')::int
FROM unnest('{web.put_programme(jsonb),web.put_partner(jsonb),
	web.put_project(jsonb),web.put_page(jsonb),
	web.put_edition(jsonb)}'::text[]) f;

ROLLBACK;
