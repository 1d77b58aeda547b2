-- Deploy newsroom:articles
-- An article is one piece of news; an edition is its text in one language.
-- Whatever address once worked is kept in core.moved.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.media (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	sha256 bytea NOT NULL UNIQUE CHECK (octet_length(sha256) = 32),
	name core.words NOT NULL,
	type text NOT NULL CHECK (type IN ('image/jpeg', 'image/png',
		'image/webp', 'application/pdf')),
	octets bigint NOT NULL CHECK (octets > 0),
	width integer CHECK (width > 0),
	height integer CHECK (height > 0),
	CONSTRAINT media_picture_has_a_size
		CHECK (type = 'application/pdf'
			OR num_nonnulls(width, height) = 2)
);
COMMENT ON COLUMN core.media.octets IS 'Size of the file as it came.';

CREATE TABLE core.media_text (
	media bigint NOT NULL REFERENCES core.media ON DELETE CASCADE,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	alternative core.words NOT NULL,
	credit core.words,
	PRIMARY KEY (media, lang)
);

CREATE TABLE core.article (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	-- The editors' own name for it: a file's stem, an export's identifier.
	-- What is imported again under it is the same article.
	key core.words NOT NULL UNIQUE,
	created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE core.edition (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	article bigint NOT NULL REFERENCES core.article ON DELETE CASCADE,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	slug core.slug NOT NULL,
	-- approved is public from published_at on: until then it is scheduled,
	-- or under embargo where its time is somebody else's.
	state text NOT NULL DEFAULT 'draft'
		CHECK (state IN ('draft', 'approved', 'withdrawn')),
	embargoed boolean NOT NULL DEFAULT false,
	published_at timestamptz CHECK (isfinite(published_at)),
	withdrawn_at timestamptz CHECK (isfinite(withdrawn_at)),
	title text NOT NULL DEFAULT '' CHECK (length(title) <= 500),
	lead text NOT NULL DEFAULT '' CHECK (length(lead) <= 2000),
	place core.words,
	body_source text NOT NULL DEFAULT '',
	body_html text NOT NULL DEFAULT '',
	changed_at timestamptz NOT NULL DEFAULT now(),
	correction core.words,
	corrected_at timestamptz CHECK (isfinite(corrected_at)),
	UNIQUE (article, lang),
	UNIQUE (lang, slug),
	CONSTRAINT edition_public_has_a_time_and_a_title CHECK (state = 'draft'
		OR (published_at IS NOT NULL AND title ~ '[^[:space:]]')),
	CONSTRAINT edition_withdrawn_has_a_time
		CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
	CONSTRAINT edition_correction_has_a_time
		CHECK ((correction IS NULL) = (corrected_at IS NULL))
);
COMMENT ON COLUMN core.edition.changed_at IS
	'When its text last changed in a way that a reader can see.';

-- Every list of the site walks this one, newest first.
CREATE INDEX edition_public
	ON core.edition (lang, published_at DESC, id DESC)
	WHERE state = 'approved';

CREATE TABLE core.article_project (
	article bigint NOT NULL REFERENCES core.article ON DELETE CASCADE,
	project bigint NOT NULL REFERENCES core.project ON DELETE RESTRICT,
	position smallint NOT NULL DEFAULT 1 CHECK (position > 0),
	PRIMARY KEY (article, project)
);
COMMENT ON TABLE core.article_project IS
	'Which projects an article is about.';
CREATE INDEX ON core.article_project (project, article);

CREATE TABLE core.article_partner (
	article bigint NOT NULL REFERENCES core.article ON DELETE CASCADE,
	partner bigint NOT NULL REFERENCES core.partner ON DELETE RESTRICT,
	position smallint NOT NULL DEFAULT 1 CHECK (position > 0),
	PRIMARY KEY (article, partner)
);
COMMENT ON TABLE core.article_partner IS
	'Which partners an article is about.';
CREATE INDEX ON core.article_partner (partner, article);

CREATE TABLE core.article_media (
	article bigint NOT NULL REFERENCES core.article ON DELETE CASCADE,
	media bigint NOT NULL REFERENCES core.media ON DELETE RESTRICT,
	position smallint NOT NULL DEFAULT 1 CHECK (position > 0),
	PRIMARY KEY (article, media)
);
CREATE INDEX ON core.article_media (media);

CREATE TABLE core.page (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	slug core.slug NOT NULL UNIQUE
		CONSTRAINT page_slug_is_not_a_section CHECK (slug NOT IN
			('news', 'projects', 'partners', 'newsletter',
			'search', 'home', 'errors', 'preview'))
);

CREATE TABLE core.page_text (
	page bigint NOT NULL REFERENCES core.page ON DELETE CASCADE,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	title core.words NOT NULL,
	lead text NOT NULL DEFAULT '',
	body_source text NOT NULL DEFAULT '',
	body_html text NOT NULL DEFAULT '',
	changed_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (page, lang)
);

-- An address that once worked, and what stands elsewhere now. The new
-- address is not kept but made from the thing, so that chains cannot arise.
CREATE TABLE core.moved (
	path text PRIMARY KEY CHECK (path ~ '^/[^[:cntrl:]]*$'
		AND octet_length(path) <= 2000),
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	edition bigint REFERENCES core.edition ON DELETE CASCADE,
	project bigint REFERENCES core.project ON DELETE CASCADE,
	partner bigint REFERENCES core.partner ON DELETE CASCADE,
	page bigint REFERENCES core.page ON DELETE CASCADE,
	CONSTRAINT moved_to_one_thing
		CHECK (num_nonnulls(edition, project, partner, page) = 1)
);
CREATE INDEX ON core.moved (edition) WHERE edition IS NOT NULL;
CREATE INDEX ON core.moved (project) WHERE project IS NOT NULL;
CREATE INDEX ON core.moved (partner) WHERE partner IS NOT NULL;
CREATE INDEX ON core.moved (page) WHERE page IS NOT NULL;

-- The address of a thing by its kind: the only place that knows.
CREATE FUNCTION core.path(lang text, kind text, slug text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '/' || lang || CASE kind
		WHEN 'edition' THEN '/news/'
		WHEN 'project' THEN '/projects/'
		WHEN 'partner' THEN '/partners/'
		ELSE '/' END || slug || '/';
$$;

-- Keep a new slug off addresses that lead to something else, and keep the
-- old address leading here. Called with the kind of thing as its argument.
CREATE FUNCTION core.keep_address() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	kind constant text := TG_ARGV[0];
	-- An edition has its own language; the others have them all.
	langs constant text[] := CASE kind
		WHEN 'edition' THEN ARRAY[to_jsonb(NEW) ->> 'lang']
		ELSE ARRAY(SELECT code FROM core.language) END;
	taken text;
BEGIN
	EXECUTE format('SELECT path FROM core.moved
		WHERE path = ANY ($1) AND %I IS DISTINCT FROM $2 LIMIT 1', kind)
		INTO taken USING ARRAY(SELECT core.path(l, kind, NEW.slug)
			FROM unnest(langs) l), NEW.id;
	IF taken IS NOT NULL THEN
		RAISE unique_violation USING MESSAGE = format(
			'the address %s leads to something else', taken);
	END IF;
	IF TG_OP = 'UPDATE' THEN
		EXECUTE format('DELETE FROM core.moved WHERE %I = $1
			AND path = ANY ($2)', kind)
			USING NEW.id, ARRAY(SELECT core.path(l, kind, NEW.slug)
				FROM unnest(langs) l);
		EXECUTE format('INSERT INTO core.moved (path, lang, %I)
			SELECT core.path(l, %L, $1), l, $2
			FROM unnest($3) l', kind, kind)
			USING OLD.slug, NEW.id, langs;
	END IF;
	RETURN NULL;
END
$$;

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{edition,project,partner,page}'::text[] LOOP
		EXECUTE format('CREATE TRIGGER keep_new_address
			AFTER INSERT ON core.%I FOR EACH ROW
			EXECUTE FUNCTION core.keep_address(%L)', name, name);
		EXECUTE format('CREATE TRIGGER keep_old_address
			AFTER UPDATE OF slug ON core.%I FOR EACH ROW
			WHEN (OLD.slug <> NEW.slug)
			EXECUTE FUNCTION core.keep_address(%L)', name, name);
	END LOOP;
END
$$;

-- EU money is acknowledged, or it is not published: the sentence needs a
-- programme, and Horizon's a grant agreement's number.
CREATE FUNCTION core.check_acknowledgement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	fault record;
BEGIN
	-- The rows as they are at the end of the transaction.
	SELECT e.slug AS edition, e.lang, p.slug AS project INTO fault
	FROM core.edition e
	JOIN core.article_project ap USING (article)
	JOIN core.project p ON p.id = ap.project
	LEFT JOIN core.programme g ON g.id = p.programme
	WHERE e.state = 'approved' AND p.eu_funded
		-- A number that is needed has its place in the sentence, and
		-- a place has its number.
		AND NOT EXISTS (SELECT FROM core.programme_text t
			WHERE t.programme = g.id AND t.lang = e.lang
				AND CASE WHEN t.acknowledgement
						LIKE '%{grant_number}%'
					THEN p.grant_number IS NOT NULL
					ELSE NOT g.needs_grant_number END)
		AND CASE
			WHEN TG_OP = 'TRUNCATE' THEN true
			WHEN TG_TABLE_NAME = 'edition' THEN
				e.id = (to_jsonb(NEW) ->> 'id')::bigint
			WHEN TG_TABLE_NAME = 'project' THEN
				p.id = (to_jsonb(NEW) ->> 'id')::bigint
			WHEN TG_TABLE_NAME = 'article_project' THEN
				e.article = (to_jsonb(NEW) ->> 'article')::bigint
			WHEN TG_TABLE_NAME = 'programme' THEN
				g.id = (to_jsonb(NEW) ->> 'id')::bigint
			ELSE g.id = (to_jsonb(OLD) ->> 'programme')::bigint END
	LIMIT 1;
	IF FOUND THEN
		RAISE check_violation USING MESSAGE = format('edition %s (%s) '
			'cannot be public: its project %s is paid by the EU and '
			'has no programme, grant number or acknowledgement',
			fault.edition, fault.lang, fault.project);
	END IF;
	RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER check_acknowledgement
	AFTER INSERT OR UPDATE ON core.edition
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.state = 'approved')
	EXECUTE FUNCTION core.check_acknowledgement();
CREATE CONSTRAINT TRIGGER check_acknowledgement
	AFTER INSERT OR UPDATE ON core.article_project
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.check_acknowledgement();
CREATE CONSTRAINT TRIGGER check_acknowledgement
	AFTER UPDATE ON core.project
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.check_acknowledgement();
CREATE CONSTRAINT TRIGGER check_acknowledgement
	AFTER UPDATE ON core.programme
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.check_acknowledgement();
CREATE CONSTRAINT TRIGGER check_acknowledgement
	AFTER UPDATE OR DELETE ON core.programme_text
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.check_acknowledgement();
CREATE TRIGGER check_acknowledgement_emptied
	AFTER TRUNCATE ON core.programme_text FOR EACH STATEMENT
	EXECUTE FUNCTION core.check_acknowledgement();

-- A draft is nobody's business: only editions that are or were approved
-- change the version, and links and pictures only where such a one is.
CREATE FUNCTION core.edition_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF OLD IS DISTINCT FROM NEW
		AND (OLD.state <> 'draft' OR NEW.state <> 'draft') THEN
		PERFORM core.raise_version();
	END IF;
	RETURN NULL;
END
$$;

CREATE FUNCTION core.article_part_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF OLD IS DISTINCT FROM NEW AND EXISTS (SELECT FROM core.edition
		WHERE article IN (OLD.article, NEW.article)
			AND state <> 'draft') THEN
		PERFORM core.raise_version();
	END IF;
	RETURN NULL;
END
$$;

CREATE TRIGGER edition_changed
	AFTER INSERT OR UPDATE OR DELETE ON core.edition
	FOR EACH ROW EXECUTE FUNCTION core.edition_changed();

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY
		'{article_project,article_partner,article_media}'::text[] LOOP
		EXECUTE format('CREATE TRIGGER article_part_changed
			AFTER INSERT OR UPDATE OR DELETE ON core.%I
			FOR EACH ROW
			EXECUTE FUNCTION core.article_part_changed()', name);
	END LOOP;
	-- An old address of an edition changes with its slug only, which
	-- raises the version where the edition is public.
	FOREACH name IN ARRAY '{page,page_text,media_text}'::text[] LOOP
		EXECUTE format('CREATE TRIGGER public_changed
			AFTER INSERT OR UPDATE OR DELETE ON core.%I
			FOR EACH ROW
			EXECUTE FUNCTION core.public_changed()', name);
	END LOOP;
	FOREACH name IN ARRAY '{page,page_text,media_text,moved,edition,
		article,article_project,article_partner,article_media}'::text[]
	LOOP
		EXECUTE format('CREATE TRIGGER public_emptied
			AFTER TRUNCATE ON core.%I FOR EACH STATEMENT
			EXECUTE FUNCTION core.public_changed()', name);
	END LOOP;
END
$$;

COMMIT;
