-- Verify newsroom:desk

BEGIN;

SELECT year, number, article FROM core.press_number WHERE false;
SELECT hash, edition, made_at, made_by, until FROM core.preview WHERE false;
SELECT number FROM web.edition_text WHERE false;
SELECT number FROM web.entry WHERE false;
SELECT number FROM core.edition_record WHERE false;
SELECT 'core.put_edition(jsonb)'::regprocedure,
	'web.put_edition(jsonb)'::regprocedure,
	'web.take_edition(jsonb, boolean)'::regprocedure,
	'web.edition_of(jsonb)'::regprocedure,
	'web.begin_preview(text, text, bytea, text)'::regprocedure,
	'web.end_previews(text, text)'::regprocedure,
	'web.preview(bytea, text)'::regprocedure,
	'web.address_fates(text)'::regprocedure,
	'web.names(text)'::regprocedure,
	'web.edition_others(text, text)'::regprocedure,
	'web.thing_text(text, text, text)'::regprocedure,
	'web.thing_records(text)'::regprocedure,
	'web.put_thing(text, jsonb, text)'::regprocedure;

ROLLBACK;
