-- Verify newsroom:web_read_fast

BEGIN;

SELECT id, place, body, published_time, changed_on, correction,
	corrected_on, article, lang, slug, path, title, lead, published_at,
	published_on
FROM web.edition_text WHERE false;
SELECT 1 / (provolatile = 's')::int FROM pg_proc
WHERE oid = 'web.cursor(timestamptz, bigint)'::regprocedure;
SELECT 1 / (prosrc LIKE '%FOREACH%')::int FROM pg_proc
WHERE oid = 'core.check_acknowledgement()'::regprocedure;

ROLLBACK;
