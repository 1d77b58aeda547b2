-- Deploy newsroom:about_found
-- A search that is bounded to a project or an organisation finds an edition
-- also after its link was led to another, as who makes one of two does, or
-- after it was put to another article.

BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.search_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		IF NOT EXISTS (SELECT FROM core.search
			WHERE edition = NEW.id) THEN
			PERFORM core.search_put(ARRAY[NEW.id]);
		END IF;
	ELSIF (OLD.article, OLD.state, OLD.lang, OLD.published_at,
		OLD.title, OLD.lead, OLD.body_html) IS DISTINCT FROM
		(NEW.article, NEW.state, NEW.lang, NEW.published_at,
		NEW.title, NEW.lead, NEW.body_html) THEN
		PERFORM core.search_put(ARRAY[NEW.id]);
	END IF;
	RETURN NULL;
END
$$;

-- An edition that was put in the same transaction has it already.
CREATE OR REPLACE FUNCTION core.search_about() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	stale constant bigint[] := ARRAY(SELECT e.id FROM core.edition e
		JOIN core.search s ON s.edition = e.id
		WHERE e.article IN (OLD.article, NEW.article)
			AND (s.projects, s.partners) IS DISTINCT FROM (
			ARRAY(SELECT project FROM core.article_project
				WHERE article = e.article ORDER BY project),
			ARRAY(SELECT partner FROM core.article_partner
				WHERE article = e.article ORDER BY partner)));
BEGIN
	IF cardinality(stale) > 0 THEN
		PERFORM core.search_put(stale);
	END IF;
	RETURN NULL;
END
$$;

-- Of their own, since to drop one would keep readers waiting.
CREATE CONSTRAINT TRIGGER search_about_led
	AFTER UPDATE OF article, project ON core.article_project
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.search_about();
CREATE CONSTRAINT TRIGGER search_about_led
	AFTER UPDATE OF article, partner ON core.article_partner
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.search_about();

COMMIT;
