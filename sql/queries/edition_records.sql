-- Editions, those that changed last first. $1: a state, $2: a language, both
-- NULL for any, $3: how many at most.
SELECT r.lang, r.slug, r.state, to_char(r.published_at
	AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI') AS published, r.title, r.number,
	format('/%s/news/%s/', r.lang, r.slug) AS path, r.revision,
	web.held_until(r.id) AS embargo, to_jsonb(r)::text AS json
FROM web.edition_records($1, $2, $3::bigint) r
