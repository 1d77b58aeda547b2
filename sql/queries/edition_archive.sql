-- What was published in a year or a month of it: the years in which there
-- was anything, the year's months with counts, twenty teasers before a cursor, the link to older ones. $1: language,
-- $2: year, $3: month or NULL, $4: cursor's microseconds, $5: its id.
--
-- Where the page begins is one bound, the cursor or the period's end: of two
-- the index would take the cursor, and read all that is newer than the period.
WITH RECURSIVE period AS (
	SELECT make_timestamptz($2::int, coalesce($3::int, 1), 1, 0, 0, 0,
			'Europe/Sofia') AS starts,
		make_timestamptz($2::int, coalesce($3::int, 12), 1, 0, 0, 0,
			'Europe/Sofia') + '1 month'::interval AS ends
), bound AS (
	SELECT starts, least(ends, web.moment($4::bigint)) AS moment,
		CASE WHEN web.moment($4::bigint) < ends THEN $5::bigint
			ELSE 0 END AS id
	FROM period
), page AS MATERIALIZED (
	SELECT path, title, lead, published_on, published_at, id,
		row_number() OVER (ORDER BY published_at DESC, id DESC) AS place
	FROM web.edition
	WHERE lang = $1
		AND published_at >= (SELECT starts FROM bound)
		AND (published_at, id) < ((SELECT moment FROM bound),
			(SELECT id FROM bound))
	ORDER BY published_at DESC, id DESC LIMIT 21
), newest AS (
	-- The last month of each year, by one look into the months' index for
	-- each: it is as small in any archive.
	(SELECT month FROM web.month_count WHERE lang = $1
	ORDER BY month DESC LIMIT 1)
	UNION ALL
	SELECT (SELECT m.month FROM web.month_count m WHERE m.lang = $1
		AND m.month < make_date(extract(year FROM n.month)::int, 1, 1)
		ORDER BY m.month DESC LIMIT 1)
	FROM newest n WHERE n.month IS NOT NULL
)
SELECT 'month' AS part, '/' || $1 || '/news/' || $2 || '/'
		|| to_char(month, 'MM') || '/' AS path,
	NULL AS title, NULL AS lead, NULL::date AS published_on,
	NULL AS cursor, extract(month FROM month) AS month, count
FROM (
	SELECT month, count FROM web.month_count
	WHERE lang = $1 AND EXISTS (SELECT FROM page)
		AND month >= make_date($2::int, 1, 1)
		AND month <= make_date($2::int, 12, 1)
	ORDER BY month
) AS months
UNION ALL
SELECT 'year', '/' || $1 || '/news/' || to_char(month, 'YYYY') || '/',
	to_char(month, 'YYYY'), NULL, NULL, NULL, NULL, NULL
FROM newest WHERE month IS NOT NULL AND EXISTS (SELECT FROM page)
UNION ALL
SELECT 'teaser', path, title, lead, published_on, NULL, NULL, NULL
FROM page WHERE place <= 20
UNION ALL
SELECT 'older', NULL, NULL, NULL, NULL, web.cursor(published_at, id),
	NULL, NULL
FROM page WHERE place = 20 AND EXISTS (SELECT FROM page WHERE place = 21)
