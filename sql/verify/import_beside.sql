-- Verify newsroom:import_beside

BEGIN;

SELECT xact, is_change FROM core.import WHERE false;
SELECT lang, key, word FROM core.search_heard WHERE false;
SELECT year, last FROM core.press_reserved WHERE false;
SELECT 'web.begin_import()'::regprocedure, 'web.check_import()'::regprocedure,
	'core.import_ends()'::regprocedure;

ROLLBACK;
