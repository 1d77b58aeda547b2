-- The newest news, for a page that has nothing of its own. $1: language.
SELECT 'teaser' AS part, path, title, published_on FROM web.edition
WHERE lang = $1
ORDER BY published_at DESC, id DESC LIMIT 5
