-- Deploy newsroom:search_gone
-- What a project or a partner was called in a language is found in the others
-- no more once its text in that language is gone.

BEGIN;

SET LOCAL ROLE owner;

CREATE FUNCTION core.search_project_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.search_put_projects(ARRAY[OLD.project]);
	RETURN NULL;
END
$$;
CREATE TRIGGER search_project_gone AFTER DELETE ON core.project_text
	FOR EACH ROW EXECUTE FUNCTION core.search_project_gone();

CREATE FUNCTION core.search_partner_gone() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.search_put_partners(ARRAY[OLD.partner]);
	RETURN NULL;
END
$$;
CREATE TRIGGER search_partner_gone AFTER DELETE ON core.partner_text
	FOR EACH ROW EXECUTE FUNCTION core.search_partner_gone();

SELECT core.search_put_projects(ARRAY(SELECT id FROM core.project)),
	core.search_put_partners(ARRAY(SELECT id FROM core.partner));

COMMIT;
