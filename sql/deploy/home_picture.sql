-- Deploy newsroom:home_picture
-- The first page shows its newest article with the picture at its head.

BEGIN;

SET LOCAL ROLE owner;

-- Of what is public now, for who asks by an edition's id.
CREATE VIEW web.edition_picture AS
SELECT i.edition, i.source, i.avif, i.webp, i.jpeg, i.width, i.height,
	coalesce(i.alternative, '') AS alternative
FROM core.edition_picture i
JOIN core.edition e ON e.id = i.edition
WHERE e.state = 'approved' AND e.published_at <= now();
GRANT SELECT ON web.edition_picture TO news;

COMMIT;
