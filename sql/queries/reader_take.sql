-- Take in who comes with proof of consent, beside other things. $1: JSON list
-- of one. Returns what became of him.
SELECT outcome, why FROM web.import_subscribers($1::jsonb)
