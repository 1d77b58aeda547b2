-- A plain page. $1: language, $2: slug.
SELECT title, lead, body, changed_on FROM web.page
WHERE lang = $1 AND slug = $2
