-- The feed of a project: itself and when an edition about it last went, then the fifty newest editions about it,
-- each followed by the projects that it is about. A worker's memory has an
-- end: where the texts so far have half a million octets, the rest goes
-- without.
-- $1: language, $2: the site's origin, for addresses in the text, $3: slug.
WITH wanted AS MATERIALIZED (
	SELECT id, path, slug, title, lead FROM web.project
	WHERE lang = $1 AND slug = $3
), entry AS MATERIALIZED (
	SELECT *, row_number() OVER newest_first AS place,
		sum(octet_length(body)) OVER newest_first AS octets
	FROM (SELECT e.*, (SELECT i FROM web.edition_picture i
			WHERE i.edition = e.id) AS picture
		FROM wanted w
		CROSS JOIN LATERAL (SELECT l.edition
			FROM web.project_edition l
			WHERE l.project = w.id AND l.lang = $1
			ORDER BY l.published_at DESC, l.edition DESC
			LIMIT 50) l
		JOIN web.entry e ON e.id = l.edition
		ORDER BY e.published_at DESC, e.id DESC) e
	WINDOW newest_first AS (ORDER BY published_at DESC, id DESC
		ROWS UNBOUNDED PRECEDING)
)
SELECT part, path, id, slug, title, lead, body, correction, corrected_on,
	published_time, updated_time, number, acknowledgement, disclaimer,
	(picture).source AS picture, (picture).width AS picture_width,
	(picture).height AS picture_height,
	(picture).alternative AS picture_alt
FROM (
	SELECT 'about' AS part, path, id, slug, title, lead, NULL AS body,
		NULL AS correction, NULL::date AS corrected_on,
		NULL AS published_time, (SELECT g.withdrawn_time
			FROM web.article_project a
			JOIN web.withdrawn g USING (article)
			WHERE a.project = wanted.id AND g.lang = $1
			ORDER BY withdrawn_at DESC LIMIT 1) AS updated_time,
		NULL AS number, NULL AS acknowledgement, NULL AS disclaimer,
		NULL::web.edition_picture AS picture, 0 AS place,
		0 AS position
	FROM wanted
	UNION ALL
	SELECT 'entry', path, id, NULL, title, lead,
		CASE WHEN octets <= 500000 THEN
			replace(replace(CASE WHEN body LIKE '%<picture>%'
				-- A reader of feeds takes the one in src.
				THEN regexp_replace(body, '<source [^>]*>'
					'| srcset="[^"]*" sizes="[^"]*"', '',
					'g') ELSE body END,
				' href="/', ' href="' || $2 || '/'),
				' src="/', ' src="' || $2 || '/') END,
		correction, corrected_on, published_time, updated_time,
		number, NULL, NULL, picture, place, 0
	FROM entry
	UNION ALL
	SELECT 'project', p.path, NULL, p.slug, p.title, NULL, NULL, NULL,
		NULL, NULL, NULL, NULL,
		CASE WHEN p.eu_funded THEN p.acknowledgement END,
		CASE WHEN p.eu_funded THEN p.disclaimer END, NULL, e.place,
		a.position
	FROM entry e
	JOIN web.article_project a ON a.article = e.article
	JOIN web.project p ON p.id = a.project AND p.lang = $1
) AS rows
ORDER BY place, position, slug
