-- Verify newsroom:about_lists

BEGIN;

SELECT project, lang, published_at, edition FROM web.project_edition
WHERE false;
SELECT partner, lang, published_at, edition FROM web.partner_edition
WHERE false;
SELECT 1 / (count(*) = 4)::int FROM pg_trigger WHERE tgname ~ '^keep_about';
SELECT 1 / bool_and(relrowsecurity)::int FROM pg_class WHERE oid IN
	('core.project_edition'::regclass, 'core.partner_edition'::regclass);

ROLLBACK;
