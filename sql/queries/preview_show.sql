-- An edition that is not public yet, for who has the secret: the pieces of an
-- article's page, and what is said of the preview itself. $1: the secret's
-- hash, $2: the language of the page.
SELECT CASE part WHEN 'public' THEN 'public' WHEN 'article' THEN 'article'
		WHEN 'preview' THEN 'preview' WHEN 'alternate' THEN 'alternate'
		WHEN 'project' THEN 'project' ELSE 'partner' END AS part,
	path, lang, title, lead, published_on, published_time, place, body,
	correction, corrected_on, country, acknowledgement, disclaimer, number,
	until_on, until_time, embargo_on, embargo_time
FROM web.preview($1::bytea, $2)
