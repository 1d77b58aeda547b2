-- Deploy newsroom:about_lists
-- Which editions are about a project or an organisation is kept in the order
-- in which its page shows them. They were found by walking all editions from
-- the newest on: for one with few articles, or none, through all that there
-- are, and with a million no answer came.

BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

CREATE TABLE core.project_edition (
	project bigint NOT NULL,
	lang text NOT NULL,
	published_at timestamptz NOT NULL,
	edition bigint NOT NULL
);
CREATE TABLE core.partner_edition (
	partner bigint NOT NULL,
	lang text NOT NULL,
	published_at timestamptz NOT NULL,
	edition bigint NOT NULL
);
COMMENT ON TABLE core.project_edition IS
	'The approved editions that are about a project, also for a later time.';
COMMENT ON TABLE core.partner_edition IS 'As core.project_edition.';

-- An article that gets a link while an edition of it is approved: the one
-- that comes second waits for the first, and then sees it.
CREATE FUNCTION core.keep_about() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM FROM core.article a WHERE a.id = NEW.article
	FOR NO KEY UPDATE;
	IF TG_OP = 'UPDATE' THEN
		DELETE FROM core.project_edition l WHERE l.edition = OLD.id;
		DELETE FROM core.partner_edition l WHERE l.edition = OLD.id;
	END IF;
	IF NEW.state = 'approved' THEN
		INSERT INTO core.project_edition
		SELECT l.project, NEW.lang, NEW.published_at, NEW.id
		FROM core.article_project l WHERE l.article = NEW.article;
		INSERT INTO core.partner_edition
		SELECT l.partner, NEW.lang, NEW.published_at, NEW.id
		FROM core.article_partner l WHERE l.article = NEW.article;
	END IF;
	RETURN NULL;
END
$$;
CREATE TRIGGER keep_about AFTER INSERT ON core.edition
	FOR EACH ROW EXECUTE FUNCTION core.keep_about();
CREATE TRIGGER keep_about_again
	AFTER UPDATE OF article, lang, state, published_at ON core.edition
	FOR EACH ROW WHEN ((OLD.article, OLD.lang, OLD.state, OLD.published_at)
		IS DISTINCT FROM
		(NEW.article, NEW.lang, NEW.state, NEW.published_at))
	EXECUTE FUNCTION core.keep_about();

CREATE FUNCTION core.keep_about_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM FROM core.article a WHERE a.id IN (OLD.article, NEW.article)
	ORDER BY a.id FOR NO KEY UPDATE;
	DELETE FROM core.project_edition l USING core.edition e
	WHERE e.article = OLD.article AND l.edition = e.id
		AND l.project = OLD.project;
	INSERT INTO core.project_edition
	SELECT NEW.project, e.lang, e.published_at, e.id FROM core.edition e
	WHERE e.article = NEW.article AND e.state = 'approved';
	RETURN NULL;
END
$$;
CREATE TRIGGER keep_about AFTER INSERT OR DELETE OR UPDATE OF article, project
	ON core.article_project
	FOR EACH ROW EXECUTE FUNCTION core.keep_about_project();

CREATE FUNCTION core.keep_about_partner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM FROM core.article a WHERE a.id IN (OLD.article, NEW.article)
	ORDER BY a.id FOR NO KEY UPDATE;
	DELETE FROM core.partner_edition l USING core.edition e
	WHERE e.article = OLD.article AND l.edition = e.id
		AND l.partner = OLD.partner;
	INSERT INTO core.partner_edition
	SELECT NEW.partner, e.lang, e.published_at, e.id FROM core.edition e
	WHERE e.article = NEW.article AND e.state = 'approved';
	RETURN NULL;
END
$$;
CREATE TRIGGER keep_about AFTER INSERT OR DELETE OR UPDATE OF article, partner
	ON core.article_partner
	FOR EACH ROW EXECUTE FUNCTION core.keep_about_partner();

-- For whoever puts editions in behind the triggers' back.
CREATE FUNCTION core.about_again() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	DELETE FROM core.project_edition;
	INSERT INTO core.project_edition
	SELECT l.project, e.lang, e.published_at, e.id
	FROM core.article_project l JOIN core.edition e USING (article)
	WHERE e.state = 'approved';
	DELETE FROM core.partner_edition;
	INSERT INTO core.partner_edition
	SELECT l.partner, e.lang, e.published_at, e.id
	FROM core.article_partner l JOIN core.edition e USING (article)
	WHERE e.state = 'approved';
END;
SELECT core.about_again();

-- Behind the rows, which is sooner.
ALTER TABLE core.project_edition
	ADD PRIMARY KEY (project, lang, published_at, edition),
	ADD FOREIGN KEY (project) REFERENCES core.project ON DELETE CASCADE,
	ADD FOREIGN KEY (edition) REFERENCES core.edition ON DELETE CASCADE;
CREATE INDEX project_edition_edition ON core.project_edition (edition);
ALTER TABLE core.partner_edition
	ADD PRIMARY KEY (partner, lang, published_at, edition),
	ADD FOREIGN KEY (partner) REFERENCES core.partner ON DELETE CASCADE,
	ADD FOREIGN KEY (edition) REFERENCES core.edition ON DELETE CASCADE;
CREATE INDEX partner_edition_edition ON core.partner_edition (edition);

ALTER TABLE core.project_edition ENABLE ROW LEVEL SECURITY;
ALTER TABLE core.partner_edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY public_edition ON core.project_edition FOR SELECT TO public_view
	USING (published_at <= now());
CREATE POLICY public_edition ON core.partner_edition FOR SELECT TO public_view
	USING (published_at <= now());
GRANT SELECT ON core.project_edition, core.partner_edition TO public_view;

CREATE VIEW web.project_edition AS
SELECT project, lang, published_at, edition FROM core.project_edition
WHERE published_at <= now();
CREATE VIEW web.partner_edition AS
SELECT partner, lang, published_at, edition FROM core.partner_edition
WHERE published_at <= now();
COMMENT ON VIEW web.project_edition IS
	'The editions about a project: newest first by its key, read backward.';
COMMENT ON VIEW web.partner_edition IS 'As web.project_edition.';
GRANT SELECT ON web.project_edition, web.partner_edition TO news;

-- As in the migration public_rows: who migrates need not be a superuser.
RESET ROLE;
GRANT public_view TO CURRENT_USER;
SET LOCAL ROLE owner;
GRANT CREATE ON SCHEMA web TO public_view;
RESET ROLE;
ALTER VIEW web.project_edition OWNER TO public_view;
ALTER VIEW web.partner_edition OWNER TO public_view;
GRANT SELECT ON web.project_edition, web.partner_edition TO owner;
REVOKE CREATE ON SCHEMA web FROM public_view;
REVOKE public_view FROM CURRENT_USER;

COMMIT;
