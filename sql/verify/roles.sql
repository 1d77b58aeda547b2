-- Verify newsroom:roles

BEGIN;

SELECT 1 / (count(*) = 6)::int FROM pg_roles
WHERE rolname IN
	('owner', 'news', 'article', 'newsletter', 'editor', 'mailer');

ROLLBACK;
