-- Verify newsroom:site_status

BEGIN;

SELECT has_function_privilege('editor', 'web.site_status()', 'EXECUTE');
SELECT 1 / (count(*) = 8)::integer FROM web.site_status();

ROLLBACK;
