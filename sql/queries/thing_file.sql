-- A project, partner or page at a revision. $1: its kind, $2: its slug, $3: of a
-- page, its language, $4: the number of the revision, or NULL for the last.
SELECT f.slug, f.revision, f.text, f.words
FROM web.thing_file($1, $2, $3, $4::integer) f
