-- Verify newsroom:articles

BEGIN;

SELECT id, sha256, name, type, octets, width, height FROM core.media
WHERE false;
SELECT media, lang, alternative, credit FROM core.media_text WHERE false;
SELECT id, key, created_at FROM core.article WHERE false;
SELECT id, article, lang, slug, state, embargoed, published_at,
	withdrawn_at, title, lead, place, body_source, body_html, changed_at,
	correction, corrected_at
FROM core.edition WHERE false;
SELECT article, project, position FROM core.article_project WHERE false;
SELECT article, partner, position FROM core.article_partner WHERE false;
SELECT id, slug FROM core.page WHERE false;
SELECT page, lang, title, lead, body_source, body_html, changed_at
FROM core.page_text WHERE false;
SELECT path, lang, edition, project, partner, page FROM core.moved
WHERE false;
SELECT 1 / (core.path('bg', 'edition', 'a') = '/bg/news/a/')::int;

ROLLBACK;
