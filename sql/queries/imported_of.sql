-- What an import before brought of a site of another system. $1: which. $2 and
-- $3: the name and the language behind which to go on. $4: so many.
SELECT origin, lang, path, is_public
FROM web.imported_of($1, $2, $3, $4::integer)
