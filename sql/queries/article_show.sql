-- An edition whole, with its other languages, projects and partners, and its
-- neighbours in time. What only the edition itself has is joined to its row
-- at the end: each column of each branch costs. $1: language, $2: slug.
WITH wanted AS MATERIALIZED (
	SELECT * FROM web.edition_text WHERE lang = $1 AND slug = $2
), part AS (
	SELECT 'article' AS part, path, lang, title, NULL AS country,
		NULL AS acknowledgement, NULL AS disclaimer
	FROM wanted
	UNION ALL
	SELECT 'alternate', e.path, e.lang, e.title, NULL, NULL, NULL
	FROM wanted w
	JOIN web.edition e ON e.article = w.article AND e.lang <> $1
	UNION ALL
	(SELECT 'project', p.path, NULL, p.title, NULL,
		CASE WHEN p.eu_funded THEN p.acknowledgement END,
		CASE WHEN p.eu_funded THEN p.disclaimer END
	FROM wanted w
	JOIN web.article_project a ON a.article = w.article
	JOIN web.project p ON p.id = a.project AND p.lang = $1
	ORDER BY a.position)
	UNION ALL
	(SELECT 'partner', p.path, NULL, p.name, p.country, NULL, NULL
	FROM wanted w
	JOIN web.article_partner a ON a.article = w.article
	JOIN web.partner p ON p.id = a.partner AND p.lang = $1
	ORDER BY a.position)
	UNION ALL
	SELECT 'newer', e.path, NULL, e.title, NULL, NULL, NULL
	FROM wanted w CROSS JOIN LATERAL (
		SELECT path, title FROM web.edition e
		WHERE e.lang = $1
			AND (e.published_at, e.id) > (w.published_at, w.id)
		ORDER BY e.published_at, e.id LIMIT 1) e
	UNION ALL
	SELECT 'older', e.path, NULL, e.title, NULL, NULL, NULL
	FROM wanted w CROSS JOIN LATERAL (
		SELECT path, title FROM web.edition e
		WHERE e.lang = $1
			AND (e.published_at, e.id) < (w.published_at, w.id)
		ORDER BY e.published_at DESC, e.id DESC LIMIT 1) e
)
SELECT p.part, p.path, p.lang, p.title, w.lead, w.published_on,
	w.published_time, w.place, w.body, w.changed_on, w.correction,
	w.corrected_on, w.number, p.country, p.acknowledgement, p.disclaimer,
	i.path AS picture, i.source AS picture_source,
	i.avif AS picture_avif, i.webp AS picture_webp, i.jpeg AS picture_jpeg,
	i.width AS picture_width, i.height AS picture_height,
	coalesce(i.alternative, '') AS picture_alt,
	i.caption AS picture_caption, i.credit AS picture_credit,
	CASE WHEN i.path IS NULL THEN c.path END AS card,
	i.path IS NULL AND c.path IS NULL AS no_card
FROM part p LEFT JOIN wanted w ON p.part = 'article'
LEFT JOIN web.edition_picture i ON i.edition = w.id
LEFT JOIN web.edition_card c ON c.edition = w.id
