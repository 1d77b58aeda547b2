-- Put in an edition, whole, with its pictures. $1: JSON object. Returns what
-- became of it.
SELECT web.put_edition_whole($1::jsonb) AS outcome
