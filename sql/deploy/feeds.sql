-- Deploy newsroom:feeds
-- What machines ask for: an edition with all of its text and the moment of
-- its last change, and in which file of the sitemap it stands.

BEGIN;

SET LOCAL ROLE owner;

-- Five hundred articles to a file, from the second on: the first has what is
-- no article. All languages of an article stand in the same file.
CREATE INDEX edition_sitemap ON core.edition
	((2 + (article - 1) / 500),
	greatest(published_at, changed_at, corrected_at) DESC)
	WHERE state = 'approved';

CREATE VIEW web.entry AS
SELECT e.id, e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.body_html AS body,
	e.correction, web.day(e.corrected_at) AS corrected_on,
	e.published_at, to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	greatest(e.published_at, e.changed_at, e.corrected_at) AS updated_at,
	to_char(greatest(e.published_at, e.changed_at, e.corrected_at)
		AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
		AS updated_time,
	2 + (e.article - 1) / 500 AS sheet
FROM core.edition e
WHERE e.state = 'approved' AND e.published_at <= now();
COMMENT ON VIEW web.entry IS
	'An edition as feeds and sitemaps tell of it.';

-- What is withdrawn has changed the feed that it is gone from.
CREATE INDEX edition_withdrawn ON core.edition (lang, withdrawn_at DESC)
	WHERE state = 'withdrawn';
CREATE OR REPLACE VIEW web.withdrawn AS
SELECT lang, slug, web.day(withdrawn_at) AS withdrawn_on, article,
	withdrawn_at, to_char(withdrawn_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS withdrawn_time
FROM core.edition
WHERE state = 'withdrawn' AND published_at <= now();

GRANT SELECT ON web.entry, web.withdrawn TO news;

COMMIT;
