-- An edition whole, with its other languages, projects and partners, its
-- neighbours in time, and what the house says to the media. What only the
-- edition itself has is joined to its row at the end: each column of each
-- branch costs. $1: language, $2: slug.
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
	w.corrected_on, p.country, p.acknowledgement, p.disclaimer, w.number,
	(w.picture).path AS picture, (w.picture).source AS picture_source,
	(w.picture).avif AS picture_avif, (w.picture).webp AS picture_webp,
	(w.picture).jpeg AS picture_jpeg, (w.picture).width AS picture_width,
	(w.picture).height AS picture_height,
	coalesce((w.picture).alternative, '') AS picture_alt,
	(w.picture).caption AS picture_caption,
	(w.picture).credit AS picture_credit,
	CASE WHEN (w.picture).path IS NULL THEN w.card END AS card,
	(w.picture).path IS NULL AND w.card IS NULL AS no_card,
	CASE p.part WHEN 'article' THEN (SELECT body FROM web.page
		WHERE lang = $1 AND slug = 'press') END AS press
FROM part p LEFT JOIN wanted w ON p.part = 'article'
