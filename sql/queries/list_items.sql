-- The items of a list as an import takes them, as JSON. $1: the list's name.
SELECT i::text AS json FROM web.list_items($1) i
