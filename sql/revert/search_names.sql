-- Revert newsroom:search_names

BEGIN;

SET LOCAL ROLE owner;

DROP TRIGGER search_programme ON core.programme_text;
DROP FUNCTION core.search_programme();
DROP TRIGGER search_project_facts ON core.project;
DROP FUNCTION core.search_project_facts();
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
	FROM core.edition e CROSS JOIN LATERAL (SELECT
		ARRAY(SELECT project FROM core.article_project
			WHERE article = e.article ORDER BY project),
		ARRAY(SELECT partner FROM core.article_partner
			WHERE article = e.article ORDER BY partner))
		AS a (projects, partners)
	WHERE e.id = ANY (wanted) AND e.state = 'approved'
	ON CONFLICT (edition) DO UPDATE SET lang = excluded.lang,
		published_at = excluded.published_at,
		projects = excluded.projects, partners = excluded.partners,
		vector = excluded.vector;
	SELECT core.search_learn(lang, title) FROM core.edition
	WHERE id = ANY (wanted) AND state = 'approved';
$$;
CREATE OR REPLACE FUNCTION core.search_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.search (lang, project, vector)
	VALUES (NEW.lang, NEW.project, core.search_vector(NEW.lang, NULL,
		NEW.name || ' ' || NEW.title, NEW.lead, NEW.body_html))
	ON CONFLICT (project, lang) DO UPDATE SET vector = excluded.vector;
	PERFORM core.search_learn(NEW.lang, NEW.name || ' ' || NEW.title);
	RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION core.search_partner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.search (lang, partner, vector)
	VALUES (NEW.lang, NEW.partner,
		core.search_vector(NEW.lang, NULL, NEW.name, NEW.lead, ''))
	ON CONFLICT (partner, lang) DO UPDATE SET vector = excluded.vector;
	PERFORM core.search_learn(NEW.lang, NEW.name);
	RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION core.search_again() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	DELETE FROM core.search;
	DELETE FROM core.search_word;
	SELECT core.search_put(ARRAY(SELECT id FROM core.edition));
	INSERT INTO core.search (lang, project, vector)
	SELECT lang, project,
		core.search_vector(lang, NULL, name || ' ' || title, lead,
			body_html)
	FROM core.project_text;
	INSERT INTO core.search (lang, partner, vector)
	SELECT lang, partner, core.search_vector(lang, NULL, name, lead, '')
	FROM core.partner_text;
	INSERT INTO core.search (lang, page, vector)
	SELECT lang, page,
		core.search_vector(lang, NULL, title, lead, body_html)
	FROM core.page_text;
	SELECT core.search_learn(lang, name || ' ' || title)
	FROM core.project_text;
	SELECT core.search_learn(lang, name) FROM core.partner_text;
	SELECT core.search_learn(lang, title) FROM core.page_text;
$$;
CREATE OR REPLACE FUNCTION core.search_query(lang text, typed text)
RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE
-- That a query has no words is no news to a log.
SET client_min_messages = warning AS $$
DECLARE
	result tsquery := websearch_to_tsquery('simple', typed);
	has_quotes constant boolean := strpos(typed, '"') > 0;
	one text;
BEGIN
	IF lang <> 'bg' THEN
		RETURN websearch_to_tsquery(core.search_config(lang), typed);
	END IF;
	FOREACH one IN ARRAY tsvector_to_array(to_tsvector('simple', typed))
	LOOP
		result := ts_rewrite(result, core.search_any(ARRAY[one]), CASE
			WHEN NOT has_quotes AND EXISTS (SELECT
				FROM core.stop_word s
				WHERE s.lang = search_query.lang
					AND s.word = one)
			THEN core.search_any('{}')
			ELSE core.search_any(core.search_keys(lang, one)) END);
	END LOOP;
	RETURN result;
END
$$;
DROP FUNCTION core.search_asked(text, text);
DROP FUNCTION core.search_put_partners(bigint[]);
DROP FUNCTION core.search_put_projects(bigint[]);
SELECT core.search_again();

COMMIT;
