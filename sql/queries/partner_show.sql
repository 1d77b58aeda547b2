-- An organisation whole, where it stands in other languages, the projects
-- it has a part in, its twenty newest articles. $1: language, $2: slug.
WITH wanted AS MATERIALIZED (
	SELECT * FROM web.partner WHERE lang = $1 AND slug = $2
)
SELECT 'partner' AS part, path, lang, name AS title, lead, country, website,
	NULL AS role, NULL AS state, NULL::date AS published_on
FROM wanted
UNION ALL
SELECT 'alternate', p.path, p.lang, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL
FROM wanted w JOIN web.partner p ON p.id = w.id AND p.lang <> $1
UNION ALL
(SELECT 'project', p.path, NULL, p.title, p.lead, NULL, NULL, i.role, p.state, NULL
FROM wanted w
JOIN web.participation i ON i.partner = w.id
JOIN web.project p ON p.id = i.project AND p.lang = $1
ORDER BY p.starts_on DESC NULLS LAST, p.slug, i.rank)
UNION ALL
(SELECT 'teaser', e.path, NULL, e.title, e.lead, NULL, NULL, NULL, NULL,
	e.published_on
FROM wanted w
JOIN web.article_partner a ON a.partner = w.id
JOIN web.edition e ON e.article = a.article AND e.lang = $1
ORDER BY e.published_at DESC, e.id DESC LIMIT 20)
