-- Editions as an export writes them, in the order of their numbers. $1: the
-- number behind which to begin, $2: how many at most.
SELECT id, article, key, lang, slug, title, lead, published, place, projects,
	partners, embargoed, withdrawn, changed, correction, corrected, addresses,
	body_source, body_html, number, picture, picture_alt, picture_caption
FROM web.edition_files($1::bigint, $2::integer)
