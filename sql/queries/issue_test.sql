-- Mail an issue to one address. $1: its number, $2: the address, $3: the
-- language, NULL for its first.
SELECT web.test_issue($1::bigint, $2, $3)
