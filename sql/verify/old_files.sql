-- Verify newsroom:old_files

BEGIN;

SELECT media, imported FROM core.moved WHERE false;
SELECT core.media_at('/media/');
SELECT 1 / (pg_get_viewdef('web.moved') LIKE '%m.media%')::integer;

ROLLBACK;
