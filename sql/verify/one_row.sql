-- Verify newsroom:one_row

BEGIN;

SELECT (picture).path, card, number FROM web.edition_text WHERE false;

ROLLBACK;
