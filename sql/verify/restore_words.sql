-- Verify newsroom:restore_words

BEGIN;

SELECT 1 / bool_and(prosrc ~ 'is_clean_html')::integer FROM pg_proc
WHERE pronamespace = 'web'::regnamespace AND proname = 'edition_restore';

ROLLBACK;
