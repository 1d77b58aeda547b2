-- Revert newsroom:site_status

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.site_status();

COMMIT;
