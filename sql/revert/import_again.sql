-- Revert newsroom:import_again

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.imported_of(text, text, text, integer);
DROP FUNCTION web.take_foreign(jsonb);
DROP FUNCTION core.imported_elsewhere(jsonb, text, text, boolean);
DROP FUNCTION core.rename_site(text, text);
DROP FUNCTION core.page_changer(bigint, text, timestamptz);
DROP FUNCTION core.edition_changer(bigint, timestamptz);
DROP FUNCTION core.imported_key(jsonb, text, boolean);
DROP TABLE core.imported;

COMMIT;
