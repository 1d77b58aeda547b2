-- Take mails that are due into one's hands. $1: the mailer's number, $2: how
-- many at most, $3 and $4: hashes of a first and a second token for each.
SELECT place, id, kind, nonce, address, lang, issue, items::text AS items
FROM web.lease_mails($1::integer, $2::integer, $3::bytea[], $4::bytea[])
