-- Revert newsroom:about_found

BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

DROP TRIGGER search_about_led ON core.article_project;
DROP TRIGGER search_about_led ON core.article_partner;
CREATE OR REPLACE FUNCTION core.search_about() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	about constant bigint := coalesce(NEW.article, OLD.article);
	stale constant bigint[] := ARRAY(SELECT e.id FROM core.edition e
		JOIN core.search s ON s.edition = e.id
		WHERE e.article = about AND (s.projects, s.partners)
			IS DISTINCT FROM (
			ARRAY(SELECT project FROM core.article_project
				WHERE article = about ORDER BY project),
			ARRAY(SELECT partner FROM core.article_partner
				WHERE article = about ORDER BY partner)));
BEGIN
	IF cardinality(stale) > 0 THEN
		PERFORM core.search_put(stale);
	END IF;
	RETURN NULL;
END
$$;
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

COMMIT;
