-- Verify newsroom:old_files

BEGIN;

SELECT media, imported FROM core.moved WHERE false;
SELECT core.media_at('/media/');
SELECT 1 / (pg_get_viewdef('web.moved') LIKE '%m.media%')::integer;
SELECT 1 / (count(*) = 1)::integer FROM pg_trigger
WHERE tgname = 'forget_file' AND tgrelid = 'core.edition_media'::regclass;

ROLLBACK;
