-- The words of an issue in a language. $1: its number, $2: language.
SELECT position, item_lang, path, title, lead, published_on, acknowledgement
FROM web.issue_item WHERE issue = $1::bigint AND lang = $2
ORDER BY position
