-- Verify newsroom:sitemap_sheets

BEGIN;

SELECT 1 / has_function_privilege('news', 'web.sheets()', 'EXECUTE')::int;
SELECT 1 / (count(*) = 5)::int
FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
WHERE d.datname = current_database() AND 'jit=off' = ANY (s.setconfig);

ROLLBACK;
