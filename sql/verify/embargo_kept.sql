-- Verify newsroom:embargo_kept

BEGIN;

SELECT embargo_until, embargo_since FROM core.article WHERE false;
SELECT broke FROM core.revision WHERE false;
SELECT 1 / bool_and(has_function_privilege('editor', f, 'EXECUTE'))::integer
FROM unnest('{"web.edition_move(text, text, text, text, text, boolean)",
	"web.held_until(bigint)"}'::text[]) f;
SELECT 1 / (count(*) = 1)::integer FROM pg_trigger
WHERE tgname = 'keep_embargo' AND tgrelid = 'core.edition'::regclass;
SELECT 1 / (prosrc LIKE '%refuse_breaking%')::integer FROM pg_proc
WHERE oid = 'core.take_edition(jsonb, boolean, boolean)'::regprocedure;

ROLLBACK;
