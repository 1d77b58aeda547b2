-- Why an article is not there: it was withdrawn, or its slug belongs to
-- another language. $1: language, $2: slug.
SELECT 'withdrawn' AS part, NULL AS path, NULL AS lang, NULL AS title,
	NULL::date AS published_on
FROM web.withdrawn WHERE lang = $1 AND slug = $2
UNION ALL
SELECT 'elsewhere', path, lang, title, published_on FROM web.edition
WHERE slug = $2 AND lang <> $1
