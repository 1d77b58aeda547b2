-- How far issues are. $1: the number of one, NULL for those that are not
-- over.
SELECT r.id, r.state, r.mails, p.due, p.sent, p.bounced, p.failed, p.dropped,
	(to_jsonb(r) || to_jsonb(p))::text AS json
FROM web.issue_record r
CROSS JOIN LATERAL (SELECT coalesce(max(due), 0) AS due,
		coalesce(max(sent), 0) AS sent,
		coalesce(max(bounced), 0) AS bounced,
		coalesce(max(failed), 0) AS failed,
		coalesce(max(dropped), 0) AS dropped
	FROM web.issue_progress WHERE issue = r.id) p
WHERE CASE WHEN $1::bigint IS NULL THEN r.state IN ('composed', 'sending')
	ELSE r.id = $1::bigint END
ORDER BY r.id
