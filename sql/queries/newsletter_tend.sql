-- Let vanish what has had its time. $1: how many of each at most. Returns
-- the largest number of one that vanished.
SELECT web.tend_newsletter($1::integer) AS number
