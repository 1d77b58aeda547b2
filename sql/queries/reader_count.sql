-- How many readers there are of each kind, and who is not written to.
SELECT s.what, s.language, s.frequency, s.reason, s.n,
	to_jsonb(s)::text AS json
FROM web.subscriber_stats s
ORDER BY s.what DESC, s.language, s.frequency, s.reason
