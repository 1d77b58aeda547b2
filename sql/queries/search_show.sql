-- A page of what is found, and how much there is. $1: language, $2: what was
-- typed, $3: which page, from 1.
SELECT part, path, hit_lang AS lang, kind, title, lead, published_on, count,
	is_most
FROM web.search($1, $2, $3)
