-- Verify newsroom:desk_lists

BEGIN;

SELECT 'core.edition_recent'::regclass, 'core.edition_slug_lang_key'::regclass;

ROLLBACK;
