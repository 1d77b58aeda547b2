-- Never write again to the address that a letter went to. $1: hash of the
-- token of the link in it.
SELECT web.refuse($1::bytea) AS is_done
