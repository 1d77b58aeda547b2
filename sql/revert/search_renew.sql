-- Revert newsroom:search_renew

BEGIN;

SET LOCAL ROLE owner;

DROP PROCEDURE core.search_renew(integer);

COMMIT;
