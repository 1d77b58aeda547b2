-- Take that back. $1: hash of the token of the same link.
SELECT web.allow($1::bytea) AS is_done
