-- Verify newsroom:revisions

BEGIN;

SELECT edition, number, made_at, made_by, content
FROM core.revision WHERE false;
SELECT id, lang, slug, state, published, published_at, title, key, changed_at,
	revision
FROM core.edition_record WHERE false;

SELECT 'web.act_as(text)'::regprocedure,
	'web.edition_records(text, text, bigint)'::regprocedure,
	'web.edition_at(text, text, integer)'::regprocedure,
	'web.edition_history(text, text)'::regprocedure,
	'web.edition_move(text, text, text, text)'::regprocedure;

ROLLBACK;
