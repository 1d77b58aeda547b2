-- Verify newsroom:noted_mails

BEGIN;

SELECT 1 / (pg_get_functiondef(
	'web.finish_mail(bigint, text, text, bigint)'::regprocedure)
	!~ 'synchronous_commit')::integer;

ROLLBACK;
