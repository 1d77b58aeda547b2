-- An edition that is not public yet, for who has the secret: the pieces of an
-- article's page, and what is said of the preview itself. $1: the secret's
-- hash, $2: the language of the page.
SELECT CASE part WHEN 'public' THEN 'public' WHEN 'article' THEN 'article'
		WHEN 'preview' THEN 'preview' WHEN 'alternate' THEN 'alternate'
		WHEN 'project' THEN 'project' ELSE 'partner' END AS part,
	p.path, lang, title, lead, published_on, published_time, place, body,
	correction, corrected_on, country, acknowledgement, disclaimer, number,
	until_on, until_time, embargo_on, embargo_time,
	i.path AS picture, i.source AS picture_source,
	i.avif AS picture_avif, i.webp AS picture_webp, i.jpeg AS picture_jpeg,
	i.width AS picture_width, i.height AS picture_height,
	coalesce(i.alternative, '') AS picture_alt,
	i.caption AS picture_caption, i.credit AS picture_credit,
	CASE part WHEN 'article' THEN (SELECT body FROM web.page
		WHERE lang = $2 AND slug = 'press') END AS press
FROM web.preview($1::bytea, $2) p
LEFT JOIN web.preview_picture($1::bytea) i ON p.part = 'article'
