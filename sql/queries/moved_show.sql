-- Where an address leads that once worked, with a slash at its end or without:
-- other systems showed both, and below it the page's feed, its comments and
-- its other pages. The feed of a list or a project leads to ours. It does not
-- lead to itself, where what it led to is not there in its language any more.
-- $1: the path.
SELECT m.path || CASE WHEN asked.is_feed
	AND m.path ~ '^/[a-z]{2}/(news|projects/[^/]+)/$'
	THEN 'feed.atom' ELSE '' END AS path
FROM (SELECT rtrim($1, '/') AS whole,
	regexp_replace(rtrim($1, '/'), '/(feed(/(rss2?|rdf|atom))?|rss|amp'
		'|(index|feed|rss|atom)\.xml|embed|trackback|comment-page-[0-9]+|page/[0-9]+|[0-9]+)$', '')
		AS bare,
	$1 ~ '/(feed(/(rss2?|rdf|atom))?|rss|(index|feed|rss|atom)\.xml)/?$'
		AS is_feed) asked
JOIN web.moved m ON m.old_path = ANY (ARRAY[asked.whole, asked.whole || '/',
	asked.bare, asked.bare || '/', asked.bare || '/feed/'])
WHERE m.path <> $1
ORDER BY m.old_path <> $1, length(m.old_path) DESC LIMIT 1
