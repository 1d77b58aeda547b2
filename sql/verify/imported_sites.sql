-- Verify newsroom:imported_sites

BEGIN;

SELECT site FROM core.imported WHERE false;
SELECT has_function_privilege('editor',
	'web.imported_of(text, text, text, integer)', 'EXECUTE');

ROLLBACK;
