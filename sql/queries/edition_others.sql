-- The languages that an edition's article lacks, and those of which it is an
-- older translation. $1: its slug or address, $2: its language or NULL.
SELECT o.lang, o.slug, o.lacks FROM web.edition_others($1, $2) o
