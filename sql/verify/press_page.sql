-- Verify newsroom:press_page

BEGIN;

SELECT 1 / has_table_privilege('article', 'web.page', 'SELECT')::int;

ROLLBACK;
