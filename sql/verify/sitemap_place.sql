-- Verify newsroom:sitemap_place

BEGIN;

SELECT 1 / (web.sheet(500) = 2 AND web.sheet(501) = 3
	AND web.sheet_end(2) = 500)::int;

ROLLBACK;
