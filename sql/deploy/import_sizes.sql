-- Deploy newsroom:import_sizes
-- What is done for each item of an import is done for all of them together
-- where that costs less; and the planner is told what was put in: a new
-- site's tables are thought to be empty, and every question would read them
-- from end to end.

BEGIN;

SET LOCAL ROLE owner;

CREATE FUNCTION web.measure_content() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	ANALYZE core.article, core.edition, core.article_project,
		core.article_partner, core.edition_media, core.media,
		core.page, core.page_text, core.moved, core.press_number,
		core.month_count, core.revision, core.search, core.search_word;
END
$$;
COMMENT ON FUNCTION web.measure_content() IS
	'Count what there is, also of what this transaction has put in.';

-- Make anew what is found of some editions, as they are now.
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
	INSERT INTO core.search_word (lang, key, word)
	SELECT DISTINCT ON (e.lang, w.key) e.lang, w.key, w.word
	FROM core.edition e CROSS JOIN LATERAL core.search_words(e.lang,
		translate(e.title, '<>&', '   ')) WITH ORDINALITY
		AS w (word, key, i)
	WHERE e.id = ANY (wanted) AND e.state = 'approved'
		AND w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> ''
	ORDER BY e.lang, w.key, e.id, w.i
	ON CONFLICT DO NOTHING;
$$;


-- An import has made it for all that it put in.
CREATE OR REPLACE FUNCTION core.search_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		IF NOT EXISTS (SELECT FROM core.search
			WHERE edition = NEW.id) THEN
			PERFORM core.search_put(ARRAY[NEW.id]);
		END IF;
	ELSIF (OLD.state, OLD.lang, OLD.published_at,
		OLD.title, OLD.lead, OLD.body_html) IS DISTINCT FROM
		(NEW.state, NEW.lang, NEW.published_at, NEW.title, NEW.lead,
		NEW.body_html) THEN
		PERFORM core.search_put(ARRAY[NEW.id]);
	END IF;
	RETURN NULL;
END
$$;

-- What each edition of an import would do by itself at its end.
CREATE FUNCTION web.end_import() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM web.measure_content();
	PERFORM core.search_put(ARRAY(SELECT e.id FROM core.edition e
		WHERE e.state = 'approved' AND NOT EXISTS (SELECT
			FROM core.search s WHERE s.edition = e.id)));
END
$$;

GRANT EXECUTE ON FUNCTION web.measure_content(), web.end_import() TO editor;

COMMIT;
