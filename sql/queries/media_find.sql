-- The picture or document that is called so. $1: hash, address or file's name,
-- $2: the language of its words, or NULL.
SELECT m.hash, m.name, m.type, m.octets, m.width, m.height, m.path, m.source,
	m.avif, m.webp, m.jpeg, m.texts -> $2 ->> 'alternative' AS alternative,
	m.texts -> $2 ->> 'credit' AS credit,
	coalesce((m.texts -> $2 ->> 'is_decorative')::boolean, false)
		AS is_decorative, to_jsonb(m)::text AS json
FROM web.media_named($1) m
