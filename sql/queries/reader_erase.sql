-- Erase all that is held about an address. $1: address. Whether it was.
SELECT web.erase_subscriber($1) AS is_done
