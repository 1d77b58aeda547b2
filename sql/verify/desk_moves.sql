-- Verify newsroom:desk_moves

BEGIN;

SELECT 1 / has_function_privilege('owner',
	'core.refuse_hiding(core.edition,timestamptz)', 'EXECUTE')::integer;
SELECT 1 / (pg_get_functiondef(
	'core.edition_named(text, text)'::regprocedure) ~ 'core.moved')
	::integer;

ROLLBACK;
