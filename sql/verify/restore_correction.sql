-- Verify newsroom:restore_correction

BEGIN;

SELECT has_function_privilege('editor',
	'web.edition_restore(text, text, integer, text)', 'EXECUTE');

ROLLBACK;
