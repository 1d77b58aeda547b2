-- The files of the sitemap that there is something in, and when the last of
-- it changed; of the first, which has no articles, nobody knows. Each is
-- found by its number: the cost grows with the files and not the articles.
SELECT s.sheet, s.updated_time AS updated FROM web.sheets() s
