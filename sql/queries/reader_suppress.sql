-- Never write to an address again. $1: address. Whether that is new.
SELECT web.suppress_address($1) AS is_done
