-- The last ones that were added. $1: how many.
SELECT m.hash, m.name, m.type, m.octets, m.width, m.height, m.path,
	to_jsonb(m)::text AS json
FROM web.media_records($1::bigint) m
