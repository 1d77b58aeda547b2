-- The first page: the newest article, six more, the running projects.
-- $1: language.
WITH newest AS (
	SELECT path, title, lead, published_on,
		row_number() OVER (ORDER BY published_at DESC, id DESC) AS place
	FROM web.edition WHERE lang = $1
	ORDER BY published_at DESC, id DESC LIMIT 7
)
SELECT CASE place WHEN 1 THEN 'newest' ELSE 'teaser' END AS part,
	path, title, lead, published_on, NULL AS programme,
	NULL::date AS starts_on, NULL::date AS ends_on
FROM newest
UNION ALL
(SELECT 'project', path, title, lead, NULL, programme, starts_on, ends_on
FROM web.project WHERE lang = $1 AND state = 'running'
ORDER BY starts_on DESC, slug)
