-- Let vanish what has had its time. $1: how many of each at most.
SELECT web.tend_newsletter($1::integer)
