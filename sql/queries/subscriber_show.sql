-- What somebody chose, and what there is to choose; no rows for a link that
-- is not good. $1: hash of its token, $2: language of the page.
SELECT part, address, lang, frequency, state, slug, name, is_chosen
FROM web.preferences($1::bytea, $2)
