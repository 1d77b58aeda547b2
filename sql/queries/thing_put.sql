-- Put in a project, partner or page. $1: its kind, $2: JSON object, $3: the
-- file that it was when it was opened, NULL for whatever it was.
SELECT web.put_thing($1, $2::jsonb, $3) AS text
