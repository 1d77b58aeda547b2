-- Decide of an edition's life. $1: its slug or address, $2: its language or
-- NULL, $3: publish, schedule, embargo, hold or withdraw, $4: a time or NULL,
-- $5: why, for colleagues, or NULL, $6: whether an embargo is broken. Those in
-- other languages that went along come behind it.
SELECT r.lang, r.slug, r.state, to_char(r.published_at
	AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI') AS published, r.title, r.number,
	format('/%s/news/%s/', r.lang, r.slug) AS path, r.revision,
	web.held_until(r.id) AS embargo, to_jsonb(r)::text AS json
FROM web.edition_move($1, $2, $3, $4, $5, $6::boolean) r
