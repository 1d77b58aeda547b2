-- Put an edition's words back. $1: its slug or address, $2: its language or
-- NULL, $3: the number of a revision.
SELECT web.edition_restore($1, $2, $3::integer) AS revision
