-- Verify newsroom:feeds

BEGIN;

SELECT id, article, lang, slug, path, title, lead, body, correction,
	corrected_on, published_at, published_time, updated_at, updated_time,
	sheet
FROM web.entry WHERE false;
SELECT article, lang, withdrawn_at, withdrawn_time
FROM web.withdrawn WHERE false;

SELECT 'core.edition_sitemap'::regclass, 'core.edition_withdrawn'::regclass;

ROLLBACK;
