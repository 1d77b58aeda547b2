-- Issues, the newest first. $1: the number of one, NULL for all.
SELECT r.id, r.kind, r.state, array_to_string(r.langs, ' ') AS langs,
	to_char(r.since AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
		AS since,
	to_char(r.until AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
		AS until,
	r.items, r.mails, to_jsonb(r)::text AS json
FROM web.issue_record r
WHERE $1::bigint IS NULL OR r.id = $1::bigint
ORDER BY r.id DESC
