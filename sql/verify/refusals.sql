-- Verify newsroom:refusals

BEGIN;

SELECT hash, to_hash, subscriber, made_at, expires_at
FROM core.refusal WHERE false;
SELECT 1 / has_function_privilege('newsletter', name, 'EXECUTE')::integer
FROM unnest('{web.refuse(bytea),web.allow(bytea)}'::text[]) AS t (name);
SELECT 1 / (count(*) = 6)::integer
FROM unnest('{web.lease_mails,web.token,core.erase_traces,
	core.address_traces,core.subscriber_record,web.tend_newsletter}'
	::regproc[]) AS t (name)
WHERE pg_get_functiondef(name) ~ 'core\.refusals?\M';

ROLLBACK;
