-- How much there is.
SELECT articles, pages, projects, partners FROM web.content
