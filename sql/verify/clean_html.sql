-- Verify newsroom:clean_html

BEGIN;

SELECT '<p>a</p>'::core.clean_html;
SELECT 1 / (count(*) = 3)::integer FROM pg_attribute
WHERE atttypid = 'core.clean_html'::regtype;
SELECT 1 / (NOT has_column_privilege('owner', 'core.edition', 'body_html',
	'UPDATE'))::integer;
SELECT 1 / has_column_privilege('html', 'core.edition', 'body_html',
	'UPDATE')::integer;

ROLLBACK;
