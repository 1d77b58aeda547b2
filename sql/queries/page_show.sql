-- A plain page, and where it stands in other languages. $1: language, $2: slug.
WITH wanted AS MATERIALIZED (
	SELECT * FROM web.page WHERE lang = $1 AND slug = $2
)
SELECT 'page' AS part, path, lang, title, lead, body, changed_on
FROM wanted
UNION ALL
SELECT 'alternate', p.path, p.lang, NULL, NULL, NULL, NULL
FROM wanted w JOIN web.page p ON p.slug = w.slug AND p.lang <> $1
