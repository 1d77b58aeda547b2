-- Verify newsroom:search_renew

BEGIN;

SELECT 'core.search_renew(integer)'::regprocedure;

ROLLBACK;
