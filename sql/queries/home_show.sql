-- The first page: the newest article with its picture, six more, the running
-- projects. What only the newest has is joined to its row at the end: each
-- column of each branch costs. $1: language.
WITH newest AS MATERIALIZED (
	SELECT id, path, title, lead, published_on,
		row_number() OVER (ORDER BY published_at DESC, id DESC) AS place
	FROM web.edition WHERE lang = $1
	ORDER BY published_at DESC, id DESC LIMIT 7
), pictured AS MATERIALIZED (
	SELECT (SELECT i FROM web.edition_picture i WHERE i.edition = n.id)
		AS picture
	FROM newest n WHERE place = 1
), part AS (
	SELECT CASE place WHEN 1 THEN 'newest' ELSE 'teaser' END AS part,
		path, title, lead, published_on, NULL AS programme,
		NULL::date AS starts_on, NULL::date AS ends_on
	FROM newest
	UNION ALL
	(SELECT 'project', path, title, lead, NULL, programme, starts_on,
		ends_on
	FROM web.project WHERE lang = $1 AND state = 'running'
	ORDER BY starts_on DESC, slug)
)
SELECT p.*, (picture).source AS picture_source, (picture).avif AS picture_avif,
	(picture).webp AS picture_webp, (picture).jpeg AS picture_jpeg,
	(picture).width AS picture_width, (picture).height AS picture_height,
	(picture).alternative AS picture_alt
FROM part p LEFT JOIN pictured ON p.part = 'newest'
