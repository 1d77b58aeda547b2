-- Consent is given. $1: hash of the link's token, $2: of a fresh one, which
-- is for the preferences.
SELECT web.confirm($1::bytea, $2::bytea) AS is_done
