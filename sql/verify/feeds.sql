-- Verify newsroom:feeds

BEGIN;

SELECT id, article, lang, slug, path, title, lead, body, correction,
	corrected_on, published_at, published_time, updated_at, updated_time,
	sheet
FROM web.entry WHERE false;

SELECT 'core.edition_sitemap'::regclass;

ROLLBACK;
