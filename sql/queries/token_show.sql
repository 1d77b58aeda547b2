-- Whose language a link is in, where it is good, and the address that it
-- brings. $1: hash of its token, $2: purpose.
SELECT lang, address FROM web.token($1::bytea, $2)
