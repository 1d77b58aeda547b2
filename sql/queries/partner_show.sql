-- An organisation whole, where it stands in other languages, the projects
-- it has a part in (each once, with all of its roles), its twenty newest articles, or those before a cursor, and
-- where the older ones begin. $1: language, $2: slug, $3: cursor's
-- microseconds, $4: its id, both NULL for the newest.
WITH wanted AS MATERIALIZED (
	SELECT * FROM web.partner WHERE lang = $1 AND slug = $2
), article AS MATERIALIZED (
	SELECT e.path, e.title, e.lead, e.published_on, e.published_at, e.id,
		row_number() OVER (ORDER BY e.published_at DESC, e.id DESC)
			AS place
	FROM wanted w
	CROSS JOIN LATERAL (SELECT l.edition FROM web.partner_edition l
		WHERE l.partner = w.id AND l.lang = $1
			AND (l.published_at, l.edition)
				< ((SELECT web.moment($3::bigint)),
					(SELECT coalesce($4::bigint, 0)))
		ORDER BY l.published_at DESC, l.edition DESC LIMIT 21) l
	JOIN web.edition e ON e.id = l.edition
	ORDER BY e.published_at DESC, e.id DESC
)
SELECT 'partner' AS part, path, lang, name AS title, lead, country, website,
	NULL AS role, NULL AS state, NULL::date AS published_on, NULL AS cursor
FROM wanted
UNION ALL
SELECT 'alternate', p.path, p.lang, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL
FROM wanted w JOIN web.partner p ON p.id = w.id AND p.lang <> $1
UNION ALL
(SELECT 'project', p.path, NULL, p.title, p.lead, NULL, NULL,
	string_agg(i.role, ' ' ORDER BY i.rank, i.position), p.state, NULL, NULL
FROM wanted w
JOIN web.participation i ON i.partner = w.id
JOIN web.project p ON p.id = i.project AND p.lang = $1
GROUP BY p.path, p.title, p.lead, p.state, p.starts_on, p.slug
ORDER BY p.starts_on DESC NULLS LAST, p.slug)
UNION ALL
SELECT 'newer', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM wanted WHERE $3::bigint IS NOT NULL
UNION ALL
(SELECT 'teaser', path, NULL, title, lead, NULL, NULL, NULL, NULL,
	published_on, NULL
FROM article WHERE place <= 20 ORDER BY place)
UNION ALL
SELECT 'older', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	web.cursor(published_at, id)
FROM article WHERE place = 20 AND EXISTS (SELECT FROM article WHERE place > 20)
