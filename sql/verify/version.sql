-- Verify newsroom:version

BEGIN;

SELECT 1 / (count(*) = 1)::int FROM core.version;
SELECT core.raise_version();

ROLLBACK;
