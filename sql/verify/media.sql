-- Verify newsroom:media

BEGIN;

SELECT file, widths, added_at, added_by, hash, path, avif, webp, jpeg, source
FROM core.media WHERE false;
SELECT is_decorative FROM core.media_text WHERE false;
SELECT edition, media, position, is_lead, alternative, caption
FROM core.edition_media WHERE false;
SELECT edition, title, hash FROM core.card WHERE false;
SELECT edition, path, source, avif, webp, jpeg, width, height, alternative,
	caption, credit FROM core.edition_picture WHERE false;

SELECT 'web.media_named(text)'::regprocedure,
	'web.media_records(bigint)'::regprocedure,
	'web.put_media(jsonb)'::regprocedure,
	'web.describe_media(text, text, text, text, boolean)'::regprocedure,
	'core.put_edition_text(jsonb)'::regprocedure,
	'web.edition_files(bigint, integer)'::regprocedure,
	'web.media_items()'::regprocedure,
	'web.put_media_item(jsonb)'::regprocedure,
	'web.preview_picture(bytea)'::regprocedure,
	'core.edition_content(core.edition)'::regprocedure,
	'web.put_cards(jsonb)'::regprocedure,
	'web.media_hashes()'::regprocedure;

ROLLBACK;
