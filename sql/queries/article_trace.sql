-- Why an article is not there: it moved, it was withdrawn, or its slug
-- belongs to another language; the first that is true counts.
-- $1: language, $2: slug.
SELECT 'moved' AS part, path, NULL AS lang, NULL AS title,
	NULL::date AS published_on
FROM web.moved WHERE old_path = '/' || $1 || '/news/' || $2 || '/'
UNION ALL
SELECT 'withdrawn', NULL, NULL, NULL, NULL
FROM web.withdrawn WHERE lang = $1 AND slug = $2
UNION ALL
SELECT 'elsewhere', path, lang, title, published_on FROM web.edition
WHERE slug = $2 AND lang <> $1
