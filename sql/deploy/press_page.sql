-- Deploy newsroom:press_page
-- Below an article stands what the page `press` says: whom a journalist asks,
-- and what the house is. So who shows articles reads plain pages.

BEGIN;

SET LOCAL ROLE owner;

GRANT SELECT ON web.page TO article;

COMMIT;
