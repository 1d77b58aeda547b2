-- Verify newsroom:schemas

BEGIN;

SELECT 'sofia-teh-park'::core.slug, 'https://example.org/'::core.link,
	code, position
FROM core.language WHERE false;
SELECT 1 / has_schema_privilege('news', 'web', 'USAGE')::int;

ROLLBACK;
