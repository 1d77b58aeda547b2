-- End all previews of an edition. $1: its slug or address, $2: its language or
-- NULL. Returns how many there were.
SELECT web.end_previews($1, $2) AS ended
