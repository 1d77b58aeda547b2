-- The projects that a subscriber can choose. $1: language.
SELECT slug, name FROM web.project_choice WHERE lang = $1
ORDER BY starts_on DESC NULLS LAST, slug
