-- Verify newsroom:restore_correction

BEGIN;

SELECT 1 / has_function_privilege('editor',
	'web.edition_restore(text, text, integer, text)', 'EXECUTE')::integer;

ROLLBACK;
