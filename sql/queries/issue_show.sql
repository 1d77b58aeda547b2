-- An issue. $1: its number.
SELECT id, kind, since_on, until_on FROM web.issue WHERE id = $1::bigint
