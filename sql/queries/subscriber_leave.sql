-- Somebody leaves, as often as he likes. $1: hash of the link's token.
SELECT web.leave($1::bytea) AS is_done
