-- Deploy newsroom:web_read
-- What the public programs may see. Each view holds only what is public at
-- this moment, so that no mistake in a program can show a draft.

BEGIN;

SET LOCAL ROLE owner;

-- The day of a moment, as Sofia counts them.
CREATE FUNCTION web.day(moment timestamptz) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (moment AT TIME ZONE 'Europe/Sofia')::date;

-- The place of an edition in its list, as an address carries it.
CREATE FUNCTION web.cursor(published_at timestamptz, id bigint)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (date_part('epoch', published_at) * 1000000)::bigint || '-' || id;

-- The same read back; without one, before everything.
CREATE FUNCTION web.moment(microseconds bigint) RETURNS timestamptz
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce('epoch'::timestamptz
	+ microseconds * '1 microsecond'::interval, 'infinity');

-- Language by language, so that the index of the lists serves here too.
CREATE VIEW web.version AS
SELECT v.version,
	greatest(
		(SELECT max(e.published_at) FROM core.language l
		CROSS JOIN LATERAL (SELECT published_at FROM core.edition
			WHERE lang = l.code AND state = 'approved'
				AND published_at <= now()
			ORDER BY published_at DESC LIMIT 1) e),
		date_trunc('day', now(), 'Europe/Sofia')) AS moment,
	least(
		(SELECT min(e.published_at) FROM core.language l
		CROSS JOIN LATERAL (SELECT published_at FROM core.edition
			WHERE lang = l.code AND state = 'approved'
				AND published_at > now()
			ORDER BY published_at LIMIT 1) e),
		date_trunc('day', now() AT TIME ZONE 'Europe/Sofia'
				+ '1 day'::interval)
			AT TIME ZONE 'Europe/Sofia') AS next_moment
FROM core.version v;
COMMENT ON VIEW web.version IS
	'The version of the content, the last moment at which time itself
	changed it (an edition came due, a day began), and the next one.';

CREATE VIEW web.edition AS
SELECT e.id, e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.published_at, web.day(e.published_at) AS published_on
FROM core.edition e
WHERE e.state = 'approved' AND e.published_at <= now();

CREATE VIEW web.edition_text AS
SELECT e.id, e.place, e.body_html AS body,
	to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	CASE WHEN e.changed_at > e.published_at + '1 minute'::interval
		THEN web.day(e.changed_at) END AS changed_on,
	e.correction, web.day(e.corrected_at) AS corrected_on
FROM core.edition e
WHERE e.state = 'approved' AND e.published_at <= now();

CREATE VIEW web.withdrawn AS
SELECT lang, slug, web.day(withdrawn_at) AS withdrawn_on
FROM core.edition
WHERE state = 'withdrawn' AND published_at <= now();

CREATE VIEW web.project AS
SELECT p.id, t.lang, p.slug, core.path(t.lang, 'project', p.slug) AS path,
	t.name, t.title, t.lead, t.body_html AS body,
	CASE WHEN p.starts_on > web.day(now()) THEN 'planned'
		WHEN p.ends_on < web.day(now()) THEN 'finished'
		ELSE 'running' END AS state,
	p.starts_on, p.ends_on, p.call, p.grant_number, p.reference,
	p.website, p.currency, p.total_amount, p.grant_amount, p.eu_amount,
	p.national_amount, p.amounts_are_approximate, p.eu_funded,
	g.name AS programme,
	replace(g.acknowledgement, '{grant_number}',
		coalesce(p.grant_number, '')) AS acknowledgement,
	g.disclaimer
FROM core.project p
JOIN core.project_text t ON t.project = p.id
LEFT JOIN core.programme_text g
	ON g.programme = p.programme AND g.lang = t.lang;

CREATE VIEW web.partner AS
SELECT p.id, t.lang, p.slug, core.path(t.lang, 'partner', p.slug) AS path,
	t.name, t.lead, p.country, p.website
FROM core.partner p JOIN core.partner_text t ON t.partner = p.id;

CREATE VIEW web.participation AS
SELECT project, partner, role,
	CASE role WHEN 'coordinator' THEN 1 WHEN 'beneficiary' THEN 2
		WHEN 'partner' THEN 3 WHEN 'supporter' THEN 4 ELSE 5 END
		AS rank, position
FROM core.participation;

CREATE VIEW web.article_project AS
SELECT article, project, position FROM core.article_project l
WHERE EXISTS (SELECT FROM core.edition e WHERE e.article = l.article
	AND e.state = 'approved' AND e.published_at <= now());
CREATE VIEW web.article_partner AS
SELECT article, partner, position FROM core.article_partner l
WHERE EXISTS (SELECT FROM core.edition e WHERE e.article = l.article
	AND e.state = 'approved' AND e.published_at <= now());

CREATE VIEW web.page AS
SELECT t.lang, p.slug, core.path(t.lang, 'page', p.slug) AS path,
	t.title, t.lead, t.body_html AS body,
	web.day(t.changed_at) AS changed_on
FROM core.page p JOIN core.page_text t ON t.page = p.id;

CREATE VIEW web.moved AS
SELECT m.path AS old_path, core.path(m.lang,
		CASE WHEN m.edition IS NOT NULL THEN 'edition'
			WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(e.slug, p.slug, o.slug, g.slug)) AS path
FROM core.moved m
LEFT JOIN core.edition e ON e.id = m.edition
LEFT JOIN core.project p ON p.id = m.project
LEFT JOIN core.partner o ON o.id = m.partner
LEFT JOIN core.page g ON g.id = m.page
-- An edition that was never public has no address to tell.
WHERE m.edition IS NULL OR e.state <> 'draft'
	AND e.published_at <= now();

-- What a subscriber can choose from.
CREATE VIEW web.project_choice AS
SELECT t.lang, p.slug, t.name, p.starts_on
FROM core.project p JOIN core.project_text t ON t.project = p.id;

-- A view's functions run as the reader, who cannot enter core by himself.
GRANT EXECUTE ON FUNCTION core.path(text, text, text) TO news, article;
GRANT EXECUTE ON FUNCTION web.day(timestamptz) TO news, article;
GRANT EXECUTE ON FUNCTION web.cursor(timestamptz, bigint),
	web.moment(bigint) TO news;
GRANT SELECT ON web.version TO news, article, newsletter;
GRANT SELECT ON web.edition, web.project, web.partner, web.moved,
	web.article_project, web.article_partner TO news, article;
GRANT SELECT ON web.participation, web.page TO news;
GRANT SELECT ON web.edition_text, web.withdrawn TO article;
GRANT SELECT ON web.project_choice TO newsletter;

COMMIT;
