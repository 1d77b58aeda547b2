-- Verify newsroom:import_again

BEGIN;

SELECT origin, lang, edition, page, hash, made_at
FROM core.imported WHERE false;
SELECT has_function_privilege('editor', 'web.take_foreign(jsonb)', 'EXECUTE');

ROLLBACK;
