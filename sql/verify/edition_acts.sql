-- Verify newsroom:edition_acts

BEGIN;

SELECT 1 / has_function_privilege('editor', 'web.edition_acts(text, text)',
	'EXECUTE')::integer;
SELECT because FROM core.revision WHERE false;
SELECT given_at, given_by, was_of FROM core.press_number WHERE false;

ROLLBACK;
