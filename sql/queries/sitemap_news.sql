-- What was published in the last two days, newest first; search engines read
-- no more than a thousand. Each language by itself, as its index has it.
-- $1: the site's languages, parted by commas.
SELECT e.path, e.lang, e.title, e.published_time AS updated
FROM unnest(string_to_array($1, ',')) AS l (lang)
CROSS JOIN LATERAL (SELECT * FROM web.entry
	WHERE lang = l.lang AND published_at > now() - '48 hours'::interval
	ORDER BY published_at DESC, id DESC LIMIT 1000) AS e
ORDER BY e.published_at DESC, e.id DESC LIMIT 1000
