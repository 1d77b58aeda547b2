-- What was published in the last two days, in any language, newest first;
-- search engines read no more than a thousand.
SELECT path, lang, title, published_time AS updated
FROM web.entry
WHERE published_at > now() - '48 hours'::interval
ORDER BY published_at DESC, id DESC LIMIT 1000
