-- Let an old address lead to where a thing stands. $1: JSON object. Returns
-- what became of it.
SELECT web.put_moved($1::jsonb) AS outcome
