-- What happened to an edition, newest first. $1: its slug or address, $2: its
-- language or NULL.
SELECT h.number AS revision, h.made, h.made_by, h.changed,
	to_jsonb(h)::text AS json
FROM web.edition_history($1, $2) h
