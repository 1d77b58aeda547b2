-- One issue that was sent: its news, and where it stands in each language;
-- no rows where it has no news in this one. $1: its number, $2: language.
WITH item AS MATERIALIZED (
	SELECT * FROM web.sent_issue WHERE id = $1::bigint
), heading AS (
	SELECT DISTINCT lang, sent_on FROM item
	WHERE EXISTS (SELECT FROM item WHERE lang = $2)
)
SELECT CASE lang WHEN $2 THEN 'issue' ELSE 'elsewhere' END AS part,
	'/' || lang || '/newsletter/archive/' || $1 || '/' AS path, lang,
	NULL AS title, NULL AS lead, sent_on, NULL::date AS published_on,
	NULL AS foreign_lang, NULL AS acknowledgement
FROM heading
UNION ALL
(SELECT 'item', path, NULL, title, lead, NULL, published_on,
	nullif(item_lang, lang), acknowledgement
FROM item WHERE lang = $2
ORDER BY position)
