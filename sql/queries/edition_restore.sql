-- Put an edition's words back. $1: its slug or address, $2: its language or
-- NULL, $3: the number of a revision, $4: a correction or NULL.
SELECT r.revision, r.state, r.correction, r.gone, to_jsonb(r)::text AS json
FROM web.edition_restore($1, $2, $3::integer, $4) r
