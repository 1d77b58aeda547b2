-- What an issue brings. $1: its number.
SELECT t.lang, t.position, t.item_lang, t.path, t.title, t.lead,
	t.published_on, t.acknowledgement, to_jsonb(t)::text AS json
FROM web.issue_item t
WHERE t.issue = $1::bigint
ORDER BY t.lang, t.position
