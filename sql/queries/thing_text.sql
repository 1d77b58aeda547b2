-- The file of a project, partner or page. $1: its kind, $2: its slug, $3: of a
-- page, its language.
SELECT web.thing_text($1, $2, $3) AS text
