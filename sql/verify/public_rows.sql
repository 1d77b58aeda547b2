-- Verify newsroom:public_rows

BEGIN;

SELECT 1 / (relrowsecurity AND NOT relforcerowsecurity)::int FROM pg_class
WHERE oid = 'core.edition'::regclass;
SELECT 1 / (count(*) >= 6)::int FROM pg_class
WHERE relnamespace = 'web'::regnamespace
	AND relowner = 'public_view'::regrole;

ROLLBACK;
