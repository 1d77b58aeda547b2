-- Put in a edition, whole. $1: JSON object. Returns what became of it.
SELECT web.put_edition($1::jsonb) AS outcome
