-- Somebody wants another address. $1: hash of the link's token, $2: address.
SELECT web.ask_address($1::bytea, $2) AS is_done
