-- The issues that were sent, newest first: twenty before an issue, and the
-- link to older ones; no rows where there is no such issue. $1: language,
-- $2: number of that issue, or NULL.
WITH issue AS (
	SELECT id, sent_on, count(*) AS count,
		(array_agg(title ORDER BY position))[1] AS title
	FROM web.sent_issue
	WHERE lang = $1 AND ($2::bigint IS NULL OR (sent_on, id) < (
		SELECT s.sent_on, s.id FROM web.sent_issue s
		WHERE s.id = $2::bigint LIMIT 1))
	GROUP BY id, sent_on
	ORDER BY sent_on DESC, id DESC LIMIT 21
), page AS (
	SELECT *, row_number() OVER (ORDER BY sent_on DESC, id DESC) AS place
	FROM issue
)
SELECT 'issue' AS part, '/' || $1 || '/newsletter/archive/' || id || '/'
		AS path,
	title, count - 1 AS more, sent_on, NULL::bigint AS before
FROM page WHERE place <= 20
UNION ALL
SELECT 'older', NULL, NULL, NULL, NULL, id
FROM page WHERE place = 20 AND EXISTS (SELECT FROM page WHERE place = 21)
UNION ALL
SELECT 'none', NULL, NULL, NULL, NULL, NULL
WHERE $2 IS NULL AND NOT EXISTS (SELECT FROM page)
