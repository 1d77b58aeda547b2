-- A file of the sitemap: each edition of its articles once with each
-- language that the article has, its own too, in an order that puts the rows
-- of one address together. $1: number of the file, $2: the site's languages,
-- parted by commas, the first one for readers of any other. How many an
-- article can have the planner does not know, and would compile what it
-- thinks is long: the limit, ten languages, tells it. Between which articles a
-- file lies may, as a condition of the index, come before the policy of
-- editions; what divides, as web.entry's sheet, may not.
WITH entry AS MATERIALIZED (
	SELECT article, lang, path, updated_time FROM web.entry
	WHERE article > web.sheet_end($1::bigint - 1)
		AND article <= web.sheet_end($1::bigint)
	LIMIT 5000
)
SELECT e.path, e.updated_time AS updated, o.lang AS lang, o.path AS href,
	o.lang = split_part($2, ',', 1) AS is_default,
	lag(o.lang) OVER one IS NULL AS is_first,
	lead(o.lang) OVER one IS NULL AS is_last
FROM entry e JOIN entry o USING (article)
WINDOW one AS (PARTITION BY article, e.lang ORDER BY o.lang)
ORDER BY article, e.lang, o.lang
