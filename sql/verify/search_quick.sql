-- Verify newsroom:search_quick

BEGIN;

-- Those that have a subquery are planned once.
SELECT 1 / (count(*) = 8)::integer
FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
WHERE pronamespace = 'core'::regnamespace AND lanname = 'plpgsql'
	AND proname IN ('search_config', 'search_keys', 'search_any',
		'search_marks_back', 'search_wanted', 'search_spelt',
		'search_starts', 'search_pattern');

ROLLBACK;
