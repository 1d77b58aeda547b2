-- Which edition a file would change, none where it is a new one. $1: JSON
-- object.
SELECT o.lang, o.slug FROM web.edition_of($1::jsonb) o
