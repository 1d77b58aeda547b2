-- The projects, those that run first, then those to come and the finished
-- ones, the latest first. $1: language.
SELECT state AS part, path, title, lead, state, programme, starts_on,
	ends_on
FROM web.project WHERE lang = $1
ORDER BY starts_on DESC NULLS LAST, slug
