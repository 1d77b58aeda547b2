-- Deploy newsroom:search_names to pg
-- requires: search_bounds desk

-- A thing is looked for by what it is called elsewhere, too: a press release by
-- its number, a project by its programme, grant agreement or call, and it and
-- an organisation by their names in another language („sofia tech park“).
-- And quotes, minus and "or" are read as people type them.

BEGIN;

SET LOCAL ROLE owner;

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

-- As websearch_to_tsquery reads it: quotes as each language and each telephone
-- writes them, a minus that has become a dash, and „или“ between two words.
CREATE FUNCTION core.search_asked(lang text, typed text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(regexp_replace(translate(typed, '„“”«»', '"""""'),
	'(^|\s)[–—−](?=\S)', '\1-', 'g'),
	-- The second never matches.
	CASE WHEN lang = 'bg' AND typed !~ '["„“”«»]'
		THEN '(\S\s+)или(?=\s+\S)' ELSE '(?!)' END, '\1or', 'gi');

CREATE OR REPLACE FUNCTION core.search_query(lang text, typed text)
RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE
-- That a query has no words is no news to a log.
SET client_min_messages = warning AS $$
DECLARE
	asked constant text := core.search_asked(lang, typed);
	result tsquery := websearch_to_tsquery('simple', asked);
	has_quotes constant boolean := strpos(asked, '"') > 0;
	one text;
BEGIN
	IF lang <> 'bg' THEN
		RETURN websearch_to_tsquery(core.search_config(lang), asked);
	END IF;
	FOREACH one IN ARRAY tsvector_to_array(to_tsvector('simple', asked))
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

-- Make anew what is found of some projects, in every language.
CREATE FUNCTION core.search_put_projects(wanted bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	INSERT INTO core.search (lang, project, vector)
	SELECT t.lang, t.project, core.search_vector(t.lang, NULL,
			t.name || ' ' || t.title, t.lead, t.body_html)
		|| core.search_part(t.lang, translate(concat_ws(' ',
			p.grant_number, p.reference, p.call, g.name,
			replace(g.acknowledgement, '{grant_number}', ''),
			(SELECT string_agg(o.name || ' ' || o.title, ' '
				ORDER BY o.lang)
			FROM core.project_text o
			WHERE o.project = t.project AND o.lang <> t.lang)),
			'<>&/', '    '))
	FROM core.project_text t JOIN core.project p ON p.id = t.project
	LEFT JOIN core.programme_text g
		ON g.programme = p.programme AND g.lang = t.lang
	WHERE t.project = ANY (wanted)
	ON CONFLICT (project, lang) DO UPDATE SET vector = excluded.vector;
$$;

CREATE OR REPLACE FUNCTION core.search_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.search_put_projects(ARRAY[NEW.project]);
	PERFORM core.search_learn(NEW.lang, NEW.name || ' ' || NEW.title);
	RETURN NULL;
END
$$;

CREATE FUNCTION core.search_project_facts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.search_put_projects(ARRAY[NEW.id]);
	RETURN NULL;
END
$$;
CREATE TRIGGER search_project_facts AFTER UPDATE ON core.project
	FOR EACH ROW WHEN ((OLD.programme, OLD.grant_number, OLD.reference,
		OLD.call) IS DISTINCT FROM
		(NEW.programme, NEW.grant_number, NEW.reference, NEW.call))
	EXECUTE FUNCTION core.search_project_facts();

CREATE FUNCTION core.search_programme() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.search_put_projects(ARRAY(SELECT id FROM core.project
		WHERE programme = NEW.programme));
	RETURN NULL;
END
$$;
CREATE TRIGGER search_programme AFTER INSERT OR UPDATE ON core.programme_text
	FOR EACH ROW EXECUTE FUNCTION core.search_programme();

CREATE FUNCTION core.search_put_partners(wanted bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	INSERT INTO core.search (lang, partner, vector)
	SELECT t.lang, t.partner,
		core.search_vector(t.lang, NULL, t.name, t.lead, '')
		|| core.search_part(t.lang, translate(coalesce(
			(SELECT string_agg(o.name, ' ' ORDER BY o.lang)
			FROM core.partner_text o
			WHERE o.partner = t.partner AND o.lang <> t.lang), ''),
			'<>&', '   '))
	FROM core.partner_text t WHERE t.partner = ANY (wanted)
	ON CONFLICT (partner, lang) DO UPDATE SET vector = excluded.vector;
$$;

CREATE OR REPLACE FUNCTION core.search_partner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.search_put_partners(ARRAY[NEW.partner]);
	PERFORM core.search_learn(NEW.lang, NEW.name);
	RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION core.search_again() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	DELETE FROM core.search;
	DELETE FROM core.search_word;
	SELECT core.search_put(ARRAY(SELECT id FROM core.edition));
	SELECT core.search_put_projects(ARRAY(SELECT id FROM core.project));
	SELECT core.search_put_partners(ARRAY(SELECT id FROM core.partner));
	INSERT INTO core.search (lang, page, vector)
	SELECT lang, page,
		core.search_vector(lang, NULL, title, lead, body_html)
	FROM core.page_text;
	SELECT core.search_learn(lang, name || ' ' || title)
	FROM core.project_text;
	SELECT core.search_learn(lang, name) FROM core.partner_text;
	SELECT core.search_learn(lang, title) FROM core.page_text;
$$;
SELECT core.search_again();

COMMIT;
