-- Verify newsroom:search_gone

BEGIN;

SELECT 1 / (count(*) = 2)::integer FROM pg_trigger
WHERE tgname IN ('search_project_gone', 'search_partner_gone');

ROLLBACK;
