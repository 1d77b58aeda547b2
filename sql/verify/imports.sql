-- Verify newsroom:imports

BEGIN;

SELECT key FROM core.page WHERE false;

SELECT 'web.take_edition(jsonb)'::regprocedure,
	'web.take_page(jsonb)'::regprocedure,
	'web.put_moved(jsonb)'::regprocedure,
	'web.edition_files(bigint, integer)'::regprocedure,
	'web.page_files()'::regprocedure,
	'web.list_items(text)'::regprocedure;

ROLLBACK;
