-- Consent is given. $1: hash of the link's token, $2: of a fresh one, which
-- is for the preferences.
-- Where the answer was lost and it is asked once more, that one is there.
SELECT web.confirm($1::bytea, $2::bytea)
	OR EXISTS (SELECT FROM web.token($2::bytea, 'preferences')) AS is_done
