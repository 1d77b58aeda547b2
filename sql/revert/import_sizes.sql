-- Revert newsroom:import_sizes

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.end_import();
CREATE OR REPLACE FUNCTION core.search_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'INSERT' OR (OLD.state, OLD.lang, OLD.published_at,
		OLD.title, OLD.lead, OLD.body_html) IS DISTINCT FROM
		(NEW.state, NEW.lang, NEW.published_at, NEW.title, NEW.lead,
		NEW.body_html) THEN
		PERFORM core.search_put(ARRAY[NEW.id]);
	END IF;
	RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION core.search_put(wanted bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	DELETE FROM core.search s USING core.edition e
	WHERE s.edition = e.id AND e.state <> 'approved'
		AND e.id = ANY (wanted);
	INSERT INTO core.search
		(lang, edition, published_at, projects, partners, vector)
	SELECT e.lang, e.id, e.published_at, a.projects, a.partners,
		core.search_vector(e.lang, e.published_at, e.title, e.lead,
			e.body_html)
		|| core.search_about_marks(a.projects, a.partners)
		|| to_tsvector('simple', coalesce(n.number || '/' || n.year, ''))
	FROM core.edition e CROSS JOIN LATERAL (SELECT
		ARRAY(SELECT project FROM core.article_project
			WHERE article = e.article ORDER BY project),
		ARRAY(SELECT partner FROM core.article_partner
			WHERE article = e.article ORDER BY partner))
		AS a (projects, partners)
	LEFT JOIN core.press_number n ON n.article = e.article
	WHERE e.id = ANY (wanted) AND e.state = 'approved'
	ON CONFLICT (edition) DO UPDATE SET lang = excluded.lang,
		published_at = excluded.published_at,
		projects = excluded.projects, partners = excluded.partners,
		vector = excluded.vector;
	SELECT core.search_learn(lang, title) FROM core.edition
	WHERE id = ANY (wanted) AND state = 'approved';
$$;


DROP FUNCTION web.measure_content();

COMMIT;
