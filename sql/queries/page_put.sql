-- Put in a page that comes with more than an editor types. $1: JSON object.
-- Returns what became of it, and what else there is to say.
SELECT outcome, note
FROM web.take_page(web.not_stale('page', $1::jsonb))
