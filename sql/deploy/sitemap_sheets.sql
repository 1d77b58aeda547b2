-- Deploy newsroom:sitemap_sheets
-- The list of the sitemap's files reads one edition for each of them, again.
-- The policy of core.edition comes before any condition that could give a row
-- away, as one with a division could: through a view each file cost a look at
-- all editions. A function shows nothing but what it returns.

BEGIN;

SET LOCAL ROLE owner;

CREATE FUNCTION web.sheets() RETURNS TABLE (sheet bigint, updated_time text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY SELECT s.n, l.updated_time
	FROM (SELECT max(2 + (e.article - 1) / 500) AS last
		FROM core.edition e WHERE e.state = 'approved') m
	CROSS JOIN LATERAL generate_series(2::bigint, m.last) s (n)
	CROSS JOIN LATERAL (SELECT to_char(greatest(e.published_at,
			e.changed_at, e.corrected_at) AT TIME ZONE 'UTC',
			'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_time
		FROM core.edition e
		WHERE 2 + (e.article - 1) / 500 = s.n
			AND e.state = 'approved' AND e.published_at <= now()
		ORDER BY greatest(e.published_at, e.changed_at,
			e.corrected_at) DESC LIMIT 1) l
	ORDER BY s.n;
END
$$;
COMMENT ON FUNCTION web.sheets() IS
	'The files of the sitemap with articles, and when each last changed.';
GRANT EXECUTE ON FUNCTION web.sheets() TO news;

RESET ROLE;

-- What the planner takes for long, with content of some size, would be
-- compiled for a second and a half, to run for some milliseconds.
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY
		'{news,article,newsletter,editor,mailer}'::text[] LOOP
		EXECUTE format('ALTER ROLE %I IN DATABASE %I SET jit = off',
			name, current_database());
	END LOOP;
END
$$;

COMMIT;
