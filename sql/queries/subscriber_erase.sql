-- All that is held about somebody goes. $1: hash of the link's token.
SELECT web.erase($1::bytea) AS is_done
