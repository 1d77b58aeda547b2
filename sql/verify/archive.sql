-- Verify newsroom:archive

BEGIN;

SELECT lang, month, count FROM web.month_count WHERE false;
SELECT 1 / count(*) FROM pg_trigger
WHERE tgrelid = 'core.edition'::regclass AND tgname = 'keep_count';
SELECT 'core.count_again()'::regprocedure;

ROLLBACK;
