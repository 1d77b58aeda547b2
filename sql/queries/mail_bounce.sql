-- A mail came back. $1: its nonce, $2: hard, soft or complaint. Returns
-- whether it is ours.
SELECT web.bounce_mail($1, $2) AS is_ours
