-- The files of the sitemap that there is something in, and when the last of
-- it changed; of the first, which has no articles, nobody knows. Each is
-- found by its number: the cost grows with the files and not the articles.
SELECT s.sheet, l.updated_time AS updated
FROM (SELECT max(sheet) AS last FROM web.entry) AS m
CROSS JOIN LATERAL generate_series(2::bigint, m.last) AS s (sheet)
CROSS JOIN LATERAL (SELECT updated_time FROM web.entry e
	WHERE e.sheet = s.sheet ORDER BY updated_at DESC LIMIT 1) AS l
ORDER BY s.sheet
