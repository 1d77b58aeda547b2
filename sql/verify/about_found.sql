-- Verify newsroom:about_found

BEGIN;

SELECT 1 / (count(*) = 2)::integer FROM pg_trigger
WHERE tgname = 'search_about_led';

ROLLBACK;
