-- Verify newsroom:search_forms

BEGIN;

-- Each text has a vector.
SELECT 1 / (count(*) = 0)::integer FROM core.search WHERE vector IS NULL;

ROLLBACK;
