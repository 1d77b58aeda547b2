-- Deploy newsroom:weekly_overlap
-- What becomes public in the moment that a weekly issue is composed is in the
-- next one.

BEGIN;

SET LOCAL ROLE owner;

-- What became public after since and until until, and still is: its first
-- edition's time counts. With late, also what is dated up to so long before
-- since but was put in after it; or, where a weekly issue ends there, in the day
-- before it, and is in none: who composed that did not see what was not yet
-- committed.
CREATE OR REPLACE FUNCTION core.news(since timestamptz, until timestamptz, late interval)
RETURNS TABLE (article bigint, first_at timestamptz, came_at timestamptz)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT a.id, f.at, f.came
	FROM (SELECT DISTINCT e.article FROM core.language l
		-- Language by language, as the index of the lists is.
		CROSS JOIN LATERAL (SELECT x.article FROM core.edition x
			WHERE x.lang = l.code AND x.state = 'approved'
				AND x.published_at > since - late
				AND x.published_at <= now()) e) c
	JOIN core.article a ON a.id = c.article
	CROSS JOIN LATERAL (SELECT min(x.published_at) AS at,
			min(greatest(x.published_at, x.approved_at)) AS came
		FROM core.edition x
		WHERE x.article = a.id AND x.state <> 'draft') f
	WHERE f.at <= until AND f.at > since - late
		AND (f.at > since OR f.came > since AND f.came <= until
			OR late > '0' AND f.came > since - '1 day'::interval
			AND f.came <= until AND EXISTS (SELECT
				FROM core.issue i
				WHERE i.kind = 'weekly' AND i.until = news.since
					AND i.since < f.came)
			AND NOT EXISTS (SELECT
				FROM core.issue_item t
				JOIN core.issue i ON i.id = t.issue
				WHERE t.article = a.id AND i.kind = 'weekly'))
	ORDER BY f.at DESC, a.id DESC;
END
$$;

CREATE INDEX issue_item_article ON core.issue_item (article);

COMMIT;
