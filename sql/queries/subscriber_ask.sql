-- Somebody asks for the newsletter. $1: address, $2: language,
-- $3: frequency, $4: slugs of projects.
SELECT web.subscribe($1, $2, $3, $4::text[])
