-- Put in a partner, whole. $1: JSON object. Returns what became of it.
SELECT web.put_partner(web.not_stale('partner', $1::jsonb)) AS outcome
