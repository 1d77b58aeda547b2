-- Whether there is none.
SELECT articles = 0 AND pages = 0 AND projects = 0 AND partners = 0 AS is_none
FROM web.content
