-- Let nobody have a number that was given once. $1: JSON object. Returns what
-- became of it.
SELECT web.put_number($1::jsonb) AS outcome
