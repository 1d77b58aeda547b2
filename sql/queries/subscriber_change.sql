-- Somebody chooses anew. $1: hash of the link's token, $2: language,
-- $3: frequency, $4: slugs of projects.
SELECT web.change_preferences($1::bytea, $2, $3, $4::text[]) AS is_done
