-- What stood in an edition. $1: its slug or address, $2: its language or NULL,
-- $3: the number of a revision, or NULL for the last.
SELECT a ->> 'lang' AS lang, a ->> 'key' AS key, a ->> 'slug' AS slug,
	a ->> 'revision' AS revision, a ->> 'number' AS number,
	a ->> 'title' AS title,
	a ->> 'lead' AS lead, a ->> 'published' AS published,
	a ->> 'place' AS place, a ->> 'correction' AS correction,
	(SELECT string_agg(p, ', ')
		FROM jsonb_array_elements_text(a -> 'projects') p)
		AS projects, (SELECT string_agg(p, ', ')
		FROM jsonb_array_elements_text(a -> 'partners') p)
		AS partners, a ->> 'body_source' AS body,
	a::text AS json, shown ->> 'hash' AS picture,
	shown ->> 'alternative' AS picture_alt,
	shown ->> 'caption' AS picture_caption
FROM web.edition_at($1, $2, $3::integer) a
LEFT JOIN jsonb_path_query(a, '$.pictures[*] ? (@.is_lead == true)') shown
	ON true
