-- Revert newsroom:database_room

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.site_room();

COMMIT;
