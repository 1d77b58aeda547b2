-- Verify newsroom:media_history

BEGIN;

SELECT id, media, lang, made_at, made_by, alternative, credit, is_decorative
FROM core.media_revision WHERE false;
SELECT 1 / has_function_privilege('editor', 'web.media_history(text)',
	'EXECUTE')::integer;
SELECT 1 / (count(*) = 1)::integer FROM pg_trigger
WHERE tgname = 'revise_media' AND tgrelid = 'core.media_text'::regclass;

ROLLBACK;
