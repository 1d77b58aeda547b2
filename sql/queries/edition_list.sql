-- A page of the news: twenty teasers before a cursor, then the links to
-- the pages around it. $1: language, $2: cursor's microseconds, $3: its id.
WITH page AS MATERIALIZED (
	SELECT path, title, lead, published_on, published_at, id,
		row_number() OVER (ORDER BY published_at DESC, id DESC) AS place
	FROM web.edition
	WHERE lang = $1
		AND (published_at, id) < (web.moment($2::bigint), $3::bigint)
	ORDER BY published_at DESC, id DESC LIMIT 21
)
SELECT 'teaser' AS part, path, title, lead, published_on, NULL AS cursor
FROM page WHERE place <= 20
UNION ALL
SELECT 'older', NULL, NULL, NULL, NULL, web.cursor(published_at, id)
FROM page WHERE place = 20 AND EXISTS (SELECT FROM page WHERE place = 21)
UNION ALL
-- The page before this one ends where this one begins: at the twentieth
-- edition from the cursor up; without so many it is the first page.
(SELECT 'newer', NULL, NULL, NULL, NULL,
	(SELECT web.cursor(published_at, id) FROM web.edition
	WHERE lang = $1
		AND (published_at, id) >= (web.moment($2::bigint), $3::bigint)
	ORDER BY published_at, id OFFSET 20 LIMIT 1)
WHERE $3 IS NOT NULL AND EXISTS (SELECT FROM page))
