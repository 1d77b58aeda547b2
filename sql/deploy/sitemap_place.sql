-- Deploy newsroom:sitemap_place
-- In which file of the sitemap an article stands is reckoned in one place.

BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

-- Five hundred articles to a file, from the second on. The index
-- edition_sitemap has the same expression, as which this is put into a query.
CREATE FUNCTION web.sheet(article bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN 2 + (article - 1) / 500;
COMMENT ON FUNCTION web.sheet(bigint) IS
	'The file of the sitemap in which an article stands.';

CREATE FUNCTION web.sheet_end(sheet bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (least(sheet, 1000000000000) - 1) * 500;
COMMENT ON FUNCTION web.sheet_end(bigint) IS
	'The last article that can stand in a file: web.sheet turned round.';
GRANT EXECUTE ON FUNCTION web.sheet(bigint), web.sheet_end(bigint) TO news;

CREATE OR REPLACE FUNCTION web.sheets() RETURNS TABLE
	(sheet bigint, updated_time text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY SELECT s.n, l.updated_time
	FROM (SELECT web.sheet(max(e.article)) AS last
		FROM core.edition e WHERE e.state = 'approved') m
	CROSS JOIN LATERAL generate_series(2::bigint, m.last) s (n)
	CROSS JOIN LATERAL (SELECT to_char(greatest(e.published_at,
			e.changed_at, e.corrected_at) AT TIME ZONE 'UTC',
			'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_time
		FROM core.edition e
		WHERE web.sheet(e.article) = s.n
			AND e.state = 'approved' AND e.published_at <= now()
		ORDER BY greatest(e.published_at, e.changed_at,
			e.corrected_at) DESC LIMIT 1) l
	ORDER BY s.n;
END
$$;

-- As in the migration public_rows: who migrates need not be a superuser.
RESET ROLE;
GRANT public_view TO CURRENT_USER;
SET LOCAL ROLE owner;
GRANT CREATE ON SCHEMA web TO public_view;
RESET ROLE;
SET LOCAL ROLE public_view;
CREATE OR REPLACE VIEW web.entry AS
SELECT e.id, e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.body_html::text AS body,
	e.correction, web.day(e.corrected_at) AS corrected_on,
	e.published_at, to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	greatest(e.published_at, e.changed_at, e.corrected_at) AS updated_at,
	to_char(greatest(e.published_at, e.changed_at, e.corrected_at)
		AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
		AS updated_time,
	web.sheet(e.article) AS sheet,
	n.number || '/' || n.year AS number
FROM core.edition e
LEFT JOIN core.press_number n ON n.article = e.article
WHERE e.state = 'approved' AND e.published_at <= now();
RESET ROLE;
REVOKE CREATE ON SCHEMA web FROM public_view;
REVOKE public_view FROM CURRENT_USER;

COMMIT;
