-- Put in a page, whole. $1: JSON object. Returns what became of it.
SELECT web.put_page($1::jsonb) AS outcome
