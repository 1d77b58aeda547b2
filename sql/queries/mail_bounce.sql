-- A mail came back. $1: its number, $2: its nonce, $3: hard, soft or
-- complaint. Returns whether it is ours.
SELECT web.bounce_mail($1::bigint, $2, $3) AS is_ours
