-- Verify newsroom:named_rules

BEGIN;

SELECT 1 / (count(*) >= 2)::integer FROM pg_proc
WHERE prosrc ~ 'picture_has_words|revision_stands'
	AND pronamespace = 'core'::regnamespace;

ROLLBACK;
