-- Decide what was asked. $1: how many at most. Returns how many there were.
SELECT web.settle_asks($1::integer) AS number
