-- Another page of the news: where the page before it begins, then twenty
-- editions before a cursor, and one more where there are older ones.
-- $1: language, $2: cursor's microseconds, $3: its id.
--
-- The page before this one ends where this one begins: at the twentieth
-- edition from the cursor up; without so many it is the first page. The
-- cursor's moment is made beside the condition: what is more than a comparison
-- is asked after a row's policy, which an index cannot wait for.
SELECT 'newer' AS part, NULL AS path, NULL AS title, NULL AS lead,
	NULL::date AS published_on,
	(SELECT web.cursor(published_at, id) FROM web.edition
	WHERE lang = $1
		AND (published_at, id) >= ((SELECT web.moment($2::bigint)), $3::bigint)
	ORDER BY published_at, id OFFSET 20 LIMIT 1) AS cursor
UNION ALL
(SELECT 'teaser', path, title, lead, published_on,
	web.cursor(published_at, id)
FROM web.edition
WHERE lang = $1
	AND (published_at, id) < ((SELECT web.moment($2::bigint)), $3::bigint)
ORDER BY published_at DESC, id DESC LIMIT 21)
