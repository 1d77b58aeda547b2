-- The first file of the sitemap: all that is no article, each address once
-- with each language that the thing has, its own too, in an order that puts
-- the rows of one address together. $1: the site's languages, parted by
-- commas, the first one for readers of any other.
WITH place AS MATERIALIZED (
	SELECT '1' || section AS thing, lang,
		'/' || lang || '/' || section AS path, NULL::date AS updated
	FROM unnest(string_to_array($1, ',')) AS lang
	CROSS JOIN unnest(ARRAY['', 'news/', 'projects/', 'partners/',
		'newsletter/', 'newsletter/archive/']) AS section
	UNION ALL SELECT '2' || slug, lang, path, NULL FROM web.project
	UNION ALL SELECT '3' || slug, lang, path, NULL FROM web.partner
	UNION ALL SELECT '4' || slug, lang, path, changed_on FROM web.page
)
SELECT p.path, p.updated::text AS updated, o.lang AS lang, o.path AS href,
	o.lang = split_part($1, ',', 1) AS is_default,
	lag(o.lang) OVER one IS NULL AS is_first,
	lead(o.lang) OVER one IS NULL AS is_last
FROM place p JOIN place o USING (thing)
WINDOW one AS (PARTITION BY thing, p.lang ORDER BY o.lang)
ORDER BY thing, p.lang, o.lang
