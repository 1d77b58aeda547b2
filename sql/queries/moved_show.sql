-- Where an address leads that once worked, with a slash at its end or without:
-- other systems showed both, and below it the page's feed, its comments and
-- its other pages. The feed of a list or a project leads to ours. A picture
-- has one address that leads somewhere, and WordPress and Ghost make others of
-- it for each size. It does not lead to itself, where what it led to is not
-- there in its language any more. $1: the path.
SELECT m.path || CASE WHEN asked.is_feed
	AND m.path ~ '^/[a-z]{2}/(news|projects/[^/]+)/$'
	THEN 'feed.atom' ELSE '' END AS path
FROM (SELECT whole, regexp_replace(whole, '/(feed(/(rss2?|rdf|atom))?|rss|amp'
		'|(index|feed|rss|atom)\.xml|embed|trackback|comment-page-[0-9]+|page/[0-9]+|[0-9]+)$', '')
		AS bare,
	$1 ~ '/(feed(/(rss2?|rdf|atom))?|rss|(index|feed|rss|atom)\.xml)/?$' AS is_feed,
	CASE WHEN whole ~* '\.(jpe?g|png|gif|webp|avif)$'
		THEN regexp_replace(regexp_replace(regexp_replace(whole,
			'/size/w[0-9]+(h[0-9]+)?(/format/[a-z]+)?/', '/'),
			'(\.[A-Za-z]{3,4})\.(webp|avif)$', '\1'),
			'(-[0-9]+x[0-9]+|-scaled|-rotated|_o)(@2x)?'
			'(\.[A-Za-z]{3,4})$', '\3') END AS picture
	FROM (SELECT rtrim($1, '/') AS whole) given) asked
JOIN web.moved m ON m.old_path = ANY (ARRAY[asked.whole, asked.whole || '/',
	asked.bare, asked.bare || '/', asked.bare || '/feed/']
	|| CASE WHEN picture IS NOT NULL THEN ARRAY[picture, regexp_replace(
		picture, '(\.[A-Za-z]{3,4})$', '-scaled\1')] END)
WHERE m.path <> $1
ORDER BY m.old_path <> $1, length(m.old_path) DESC LIMIT 1
