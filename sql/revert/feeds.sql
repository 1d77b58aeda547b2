-- Revert newsroom:feeds

BEGIN;

SET LOCAL ROLE owner;

DROP VIEW web.withdrawn;
CREATE VIEW web.withdrawn AS
SELECT lang, slug, web.day(withdrawn_at) AS withdrawn_on
FROM core.edition
WHERE state = 'withdrawn' AND published_at <= now();
GRANT SELECT ON web.withdrawn TO article;
DROP INDEX core.edition_withdrawn;
DROP VIEW web.entry;
DROP INDEX core.edition_sitemap;

COMMIT;
