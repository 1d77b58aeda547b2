-- What an import before brought from elsewhere. $1: how all their names begin.
-- $2 and $3: the name and the language behind which to go on. $4: so many.
SELECT origin, lang, path, is_public
FROM web.imported_items($1, $2, $3, $4::integer)
