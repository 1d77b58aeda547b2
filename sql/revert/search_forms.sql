-- Revert newsroom:search_forms

BEGIN;

SET LOCAL ROLE owner;

SELECT core.search_again();

COMMIT;
