-- Compose and send what is due by its time. $1: the weekly letter's day (1
-- is Monday), $2: its time in Sofia, $3: minutes from a publication to its
-- letter. Returns how many issues were begun.
SELECT web.compose_due($1::integer, $2::time,
	$3::integer * '1 minute'::interval) AS number
