-- The first page of the news: its twenty newest editions, and one more where
-- there are older ones. $1: language.
SELECT 'teaser' AS part, path, title, lead, published_on,
	web.cursor(published_at, id) AS cursor
FROM web.edition
WHERE lang = $1
ORDER BY published_at DESC, id DESC LIMIT 21
