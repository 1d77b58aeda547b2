-- The projects as open data: a row for each in each of its languages, in an
-- order that stays. $1: the site's origin.
SELECT p.slug, p.lang, $1 || p.path AS url, p.name, p.title, p.state,
	p.starts_on::text AS starts_on, p.ends_on::text AS ends_on,
	p.programme, p.call, p.grant_number, p.reference, p.website,
	p.eu_funded, p.currency, p.total_amount, p.grant_amount, p.eu_amount,
	p.national_amount, p.amounts_are_approximate,
	o.name AS coordinator, o.country AS coordinator_country,
	(SELECT count(DISTINCT partner) FROM web.participation i
		WHERE i.project = p.id) AS participants
FROM web.project p
LEFT JOIN web.participation c ON c.project = p.id AND c.role = 'coordinator'
LEFT JOIN web.partner o ON o.id = c.partner AND o.lang = p.lang
ORDER BY p.slug, p.lang
