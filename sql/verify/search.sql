-- Verify newsroom:search

BEGIN;

SELECT id, lang, edition, project, partner, page, published_at, vector
FROM core.search WHERE false;
SELECT lang, key, word FROM core.search_word
WHERE key OPERATOR(public.%) 'hab' AND false;
SELECT lang, word FROM core.stop_word WHERE false;
SELECT id, kind, path, title, lead, published_on
FROM core.search_hit WHERE false;
SELECT 'web.english'::regconfig, 'web.bulgarian'::regconfig;
SELECT 1 / (to_tsvector('web.bulgarian', 'партньорството')
	@@ to_tsquery('web.bulgarian', 'партньорства'))::int;
SELECT 1 / (to_tsvector('web.bulgarian', 'отишлите и стартъпът')
	@@ plainto_tsquery('web.bulgarian', 'отида и стартъп'))::int;
-- Whatever it takes: a later change bounds it.
SELECT 1 / count(*) FROM pg_proc
WHERE pronamespace = 'web'::regnamespace AND proname = 'search'
	AND has_function_privilege('news', oid, 'EXECUTE');

ROLLBACK;
