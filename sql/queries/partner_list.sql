-- The organisations by name. $1: language.
SELECT 'partner' AS part, path, name AS title, lead, country
FROM web.partner WHERE lang = $1
ORDER BY lower(name), slug
