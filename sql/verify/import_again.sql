-- Verify newsroom:import_again

BEGIN;

SELECT origin, lang, site, edition, page, hash, made_at
FROM core.imported WHERE false;
SELECT 1 / has_function_privilege('editor', 'web.take_foreign(jsonb)',
	'EXECUTE')::integer;
SELECT 1 / has_function_privilege('editor',
	'web.imported_of(text, text, text, integer)',
	'EXECUTE')::integer;

ROLLBACK;
