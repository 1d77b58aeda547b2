-- A page of what is found, and how much there is. $1: language, $2: what was
-- typed, $3: which page, from 1; what it is bounded to, each may be NULL:
-- $4: kind, $5: year, $6: project, $7: partner.
-- part: kept, found, by_kind, by_year, by_project, by_partner
-- part: hit, near, elsewhere, common
SELECT part, path, hit_lang AS lang, hit_lang AS found_in, hit_kind AS kind,
	hit_kind AS kinds, bound, title, lead, published_on, count, is_most
FROM web.search($1, $2, $3, $4, $5, $6, $7)
