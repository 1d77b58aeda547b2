-- Let who has a secret see an edition ahead. $1: its slug or address, $2: its
-- language or NULL, $3: the secret's hash, $4: until when, NULL for a week.
SELECT p.path, p.ends FROM web.begin_preview($1, $2, $3::bytea, $4) p
