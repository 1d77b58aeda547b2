-- Put in an edition or a page of another system, where it says something new.
-- $1: JSON object. Returns what became of it, why it did not go in, and what
-- else there is to say.
SELECT outcome, why, note FROM web.take_foreign($1::jsonb)
