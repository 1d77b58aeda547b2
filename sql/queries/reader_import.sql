-- Take in who comes with proof of consent. $1: JSON list. What became of
-- each, by its line.
SELECT line, outcome, why FROM web.import_subscribers($1::jsonb)
