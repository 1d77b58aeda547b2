-- What is known of a reader. $1: address. None, or one row.
SELECT r.address, r.language, r.frequency, r.state,
	to_char(r.asked_at AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
		AS asked,
	to_char(r.confirmed_at AT TIME ZONE 'Europe/Sofia',
		'YYYY-MM-DD HH24:MI') AS confirmed,
	to_char(r.left_at AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
		AS gone,
	array_to_string(r.projects, ' ') AS projects, r.mails,
	r.soft_bounces, r.suppressed, to_jsonb(r)::text AS json
FROM web.show_subscriber($1) r
