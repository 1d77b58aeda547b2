-- Verify newsroom:restore_words

BEGIN;

SELECT 1 / (pg_get_functiondef('web.edition_restore(text, text, integer)'
	::regprocedure) ~ 'is_clean_html')::integer;

ROLLBACK;
