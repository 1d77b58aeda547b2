-- A project whole, where it stands in other languages, its partners
-- (the coordinator first; each once, with all of its roles, and is_more for each
-- but the first), its twenty newest articles, or those before a cursor, the
-- first of a year with that year, and where the older ones begin. $1: language,
-- $2: slug, $3: cursor's microseconds, $4: its id, both NULL for the newest.
WITH wanted AS MATERIALIZED (
	SELECT * FROM web.project WHERE lang = $1 AND slug = $2
), article AS MATERIALIZED (
	SELECT e.path, e.title, e.lead, e.published_on, e.published_at, e.id,
		left(e.published_on::text, 4) AS year,
		row_number() OVER (ORDER BY e.published_at DESC, e.id DESC)
			AS place
	FROM wanted w
	CROSS JOIN LATERAL (SELECT l.edition FROM web.project_edition l
		WHERE l.project = w.id AND l.lang = $1
			AND (l.published_at, l.edition)
				< ((SELECT web.moment($3::bigint)),
					(SELECT coalesce($4::bigint, 0)))
		ORDER BY l.published_at DESC, l.edition DESC LIMIT 21) l
	JOIN web.edition e ON e.id = l.edition
	ORDER BY e.published_at DESC, e.id DESC
)
SELECT 'project' AS part, path, lang, title, lead, body, state, NULL AS role,
	NULL AS country, NULL::date AS published_on, starts_on, ends_on,
	nullif(extract(year FROM run)::int * 12 + extract(month FROM run)::int
		+ (extract(day FROM run) > 14)::int, 0) AS months,
	programme, call, grant_number, reference, website, currency,
	total_amount, grant_amount, eu_amount, national_amount,
	amounts_are_approximate,
	CASE WHEN eu_funded THEN acknowledgement END AS acknowledgement,
	CASE WHEN eu_funded THEN disclaimer END AS disclaimer, NULL AS cursor,
	NULL AS year, false AS is_more
FROM wanted CROSS JOIN age(ends_on + 1, starts_on) AS run
UNION ALL
SELECT 'alternate', p.path, p.lang, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM wanted w JOIN web.project p ON p.id = w.id AND p.lang <> $1
UNION ALL
(SELECT 'participant', p.path, NULL, p.name, p.lead, NULL, NULL,
	string_agg(i.role, ' ' ORDER BY i.rank, i.position), p.country, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL,
	row_number() OVER (ORDER BY min(ARRAY[i.rank, i.position])) > 1
FROM wanted w
JOIN web.participation i ON i.project = w.id
JOIN web.partner p ON p.id = i.partner AND p.lang = $1
GROUP BY p.path, p.name, p.lead, p.country
ORDER BY min(ARRAY[i.rank, i.position]))
UNION ALL
SELECT 'newer', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM wanted WHERE $3::bigint IS NOT NULL
UNION ALL
(SELECT 'teaser', path, NULL, title, lead, NULL, NULL, NULL, NULL,
	published_on, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	CASE WHEN year IS DISTINCT FROM lag(year) OVER (ORDER BY place)
		THEN year END, NULL
FROM article WHERE place <= 20 ORDER BY place)
UNION ALL
SELECT 'older', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, web.cursor(published_at, id), NULL, NULL
FROM article WHERE place = 20 AND EXISTS (SELECT FROM article WHERE place > 20)
