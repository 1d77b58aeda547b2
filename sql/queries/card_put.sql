-- An edition has this card. $1: edition, $2: its title, $3: hash.
SELECT web.put_card($1::bigint, $2, $3)
