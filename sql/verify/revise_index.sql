-- Verify newsroom:revise_index

BEGIN;

SELECT 1 / (count(*) = 1)::integer FROM pg_proc
WHERE oid = 'core.revise(bigint)'::regprocedure
	AND 'enable_seqscan=off' = ANY (proconfig);

ROLLBACK;
