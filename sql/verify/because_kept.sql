-- Verify newsroom:because_kept

BEGIN;

SELECT 1 / (pg_get_functiondef('web.edition_move(text, text, text, text, '
	'text)'::regprocedure) ~ 'r\.made_at = now')::integer;

ROLLBACK;
