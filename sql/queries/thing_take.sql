-- Take in the file of a project, partner or page. $1: its kind, $2: JSON object,
-- $3: whether it may overwrite what was changed since the file began.
SELECT t.outcome, t.revision FROM web.take_thing($1, $2::jsonb, $3::boolean) t
