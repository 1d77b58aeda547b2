-- Somebody asks for the newsletter. $1: address, $2: language,
-- $3: frequency, $4: slugs of projects, $5: the words that were agreed to.
SELECT web.ask($1, $2, $3, $4::text[], $5)
