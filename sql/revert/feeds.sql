-- Revert newsroom:feeds

BEGIN;

SET LOCAL ROLE owner;

DROP VIEW web.entry;
DROP INDEX core.edition_sitemap;

COMMIT;
