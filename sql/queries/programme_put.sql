-- Put in a programme, whole. $1: JSON object. Returns what became of it.
SELECT web.put_programme($1::jsonb) AS outcome
