-- An edition whole, with its other languages, projects and partners, what
-- else its projects did, and its neighbours in time.
-- $1: language, $2: slug.
WITH wanted AS MATERIALIZED (
	SELECT e.*, t.place, t.body, t.published_time, t.changed_on,
		t.correction, t.corrected_on
	FROM web.edition e JOIN web.edition_text t USING (id)
	WHERE e.lang = $1 AND e.slug = $2
)
SELECT 'article' AS part, path, lang, title, lead, published_on,
	published_time, place, body, changed_on, correction, corrected_on,
	NULL AS country, NULL AS acknowledgement, NULL AS disclaimer
FROM wanted
UNION ALL
SELECT 'alternate', e.path, e.lang, e.title, NULL, e.published_on, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM wanted w
JOIN web.edition e ON e.article = w.article AND e.lang <> $1
UNION ALL
(SELECT 'project', p.path, NULL, p.title, p.lead, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL,
	CASE WHEN p.eu_funded THEN p.acknowledgement END,
	CASE WHEN p.eu_funded THEN p.disclaimer END
FROM wanted w
JOIN web.article_project a ON a.article = w.article
JOIN web.project p ON p.id = a.project AND p.lang = $1
ORDER BY a.position)
UNION ALL
(SELECT 'partner', p.path, NULL, p.name, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, p.country, NULL, NULL
FROM wanted w
JOIN web.article_partner a ON a.article = w.article
JOIN web.partner p ON p.id = a.partner AND p.lang = $1
ORDER BY a.position)
UNION ALL
(SELECT 'newer', e.path, NULL, e.title, NULL, e.published_on, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM wanted w CROSS JOIN LATERAL (
	SELECT * FROM web.edition e
	WHERE e.lang = $1
		AND (e.published_at, e.id) > (w.published_at, w.id)
	ORDER BY e.published_at, e.id LIMIT 1) e)
UNION ALL
(SELECT 'older', e.path, NULL, e.title, NULL, e.published_on, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM wanted w CROSS JOIN LATERAL (
	SELECT * FROM web.edition e
	WHERE e.lang = $1
		AND (e.published_at, e.id) < (w.published_at, w.id)
	ORDER BY e.published_at DESC, e.id DESC LIMIT 1) e)
