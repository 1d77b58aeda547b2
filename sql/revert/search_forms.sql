-- Revert newsroom:search_forms

BEGIN;

SET LOCAL ROLE owner;

SELECT core.search_again();
COMMENT ON FUNCTION core.search_again() IS NULL;

COMMIT;
