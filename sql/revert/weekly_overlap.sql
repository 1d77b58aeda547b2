-- Revert newsroom:weekly_overlap

BEGIN;

SET LOCAL ROLE owner;

DROP INDEX core.issue_item_article;
-- What became public after since and until until, and still is: its first
-- edition's time counts. With late, also what is dated up to so long before
-- since but was put in after it, which no issue before can have brought.
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
		AND (f.at > since OR f.came > since AND f.came <= until)
	ORDER BY f.at DESC, a.id DESC;
END
$$;

COMMIT;
