-- Drop mails of a cancelled issue. $1: its number, $2: how many at most.
SELECT web.drop_mails($1::bigint, $2::integer) AS mails
