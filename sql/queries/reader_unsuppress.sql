-- Let an address be written to again. $1: address. Whether that is new.
SELECT web.unsuppress_address($1) AS is_done
