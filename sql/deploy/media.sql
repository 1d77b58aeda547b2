-- Deploy newsroom:media
-- Pictures and documents: what is kept of each, which edition shows which, and
-- the rule that no edition is public whose pictures say nothing to who cannot
-- see them.

BEGIN;

SET LOCAL ROLE owner;

-- An attribute srcset: each width that was made of a picture.
CREATE FUNCTION core.media_srcset(stem text, widths integer[], ending text)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce((SELECT string_agg(stem || '-' || w || ending || ' ' || w
		|| 'w', ', ' ORDER BY w) FROM unnest(widths) w), '');

ALTER TABLE core.media
	ADD file text NOT NULL DEFAULT 'media'
		CHECK (file ~ '^[a-z0-9]+(-[a-z0-9]+)*$'
			AND octet_length(file) <= 80),
	ADD widths integer[] NOT NULL DEFAULT '{}'
		CHECK (0 < ALL (widths) AND cardinality(widths) <= 4),
	ADD added_at timestamptz NOT NULL DEFAULT now(),
	ADD added_by core.words NOT NULL DEFAULT core.editor();
ALTER TABLE core.media
	ADD hash text NOT NULL
		GENERATED ALWAYS AS (left(encode(sha256, 'hex'), 32)) STORED,
	ADD path text NOT NULL GENERATED ALWAYS AS ('/media/'
		|| left(encode(sha256, 'hex'), 32) || '/' || file
		|| CASE type WHEN 'image/jpeg' THEN '.jpg'
			WHEN 'image/png' THEN '.png'
			WHEN 'image/webp' THEN '.webp' ELSE '.pdf' END) STORED,
	ADD avif text NOT NULL GENERATED ALWAYS AS (core.media_srcset('/media/'
		|| left(encode(sha256, 'hex'), 32) || '/' || file, widths,
		'.avif')) STORED,
	ADD webp text NOT NULL GENERATED ALWAYS AS (core.media_srcset('/media/'
		|| left(encode(sha256, 'hex'), 32) || '/' || file, widths,
		'.webp')) STORED,
	ADD jpeg text NOT NULL GENERATED ALWAYS AS (core.media_srcset('/media/'
		|| left(encode(sha256, 'hex'), 32) || '/' || file, widths,
		'.jpg')) STORED,
	-- For who knows no srcset, and where a link is shared.
	ADD source text NOT NULL GENERATED ALWAYS AS (CASE
		WHEN cardinality(widths) = 0 THEN '' ELSE '/media/'
			|| left(encode(sha256, 'hex'), 32) || '/' || file || '-'
			|| widths[cardinality(widths)] || '.jpg' END) STORED,
	ADD UNIQUE (hash);
CREATE INDEX ON core.media (name);
COMMENT ON COLUMN core.media.file IS
	'The stem of its files'' names below /media/HASH/.';
COMMENT ON COLUMN core.media.name IS 'What its file was called.';

-- What says nothing yet has a row too, where it has a credit.
ALTER TABLE core.media_text
	ADD is_decorative boolean NOT NULL DEFAULT false,
	ALTER alternative DROP NOT NULL,
	ADD CONSTRAINT media_text_decorative_says_nothing
		CHECK (NOT is_decorative OR alternative IS NULL);
COMMENT ON COLUMN core.media_text.is_decorative IS
	'It adds nothing to the words around it, and somebody said so.';

-- Each edition shows its own.
CREATE TABLE core.edition_media (
	edition bigint NOT NULL REFERENCES core.edition ON DELETE CASCADE,
	media bigint NOT NULL REFERENCES core.media ON DELETE RESTRICT,
	position smallint NOT NULL DEFAULT 1 CHECK (position > 0),
	is_lead boolean NOT NULL DEFAULT false,
	alternative core.words,
	caption core.words,
	PRIMARY KEY (edition, media)
);
INSERT INTO core.edition_media (edition, media, position)
SELECT e.id, x.media, x.position
FROM core.article_media x JOIN core.edition e USING (article);
DROP TABLE core.article_media;
CREATE INDEX ON core.edition_media (media);
CREATE UNIQUE INDEX edition_media_one_lead ON core.edition_media (edition)
	WHERE is_lead;
COMMENT ON COLUMN core.edition_media.alternative IS
	'Of this edition; without one, a picture at its head has the media''s.';

CREATE FUNCTION core.edition_part_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF OLD IS DISTINCT FROM NEW AND EXISTS (SELECT FROM core.edition
		WHERE id IN (OLD.edition, NEW.edition) AND state <> 'draft') THEN
		PERFORM core.raise_version();
	END IF;
	RETURN NULL;
END
$$;
CREATE TRIGGER edition_part_changed
	AFTER INSERT OR UPDATE OR DELETE ON core.edition_media
	FOR EACH ROW EXECUTE FUNCTION core.edition_part_changed();
CREATE TRIGGER public_emptied AFTER TRUNCATE ON core.edition_media
	FOR EACH STATEMENT EXECUTE FUNCTION core.public_changed();

-- The rows as they are at the end of the transaction. What stands in a text
-- has the words that it was written with; what stands at the head, the
-- media's where the edition has none of its own.
CREATE FUNCTION core.check_alternative() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	row jsonb := to_jsonb(coalesce(NEW, OLD));
	fault record;
BEGIN
	SELECT e.slug, e.lang, m.name, x.is_lead INTO fault
	FROM core.edition_media x
	JOIN core.edition e ON e.id = x.edition
	JOIN core.media m ON m.id = x.media
	LEFT JOIN core.media_text t ON t.media = m.id AND t.lang = e.lang
	WHERE CASE TG_TABLE_NAME
		WHEN 'edition' THEN x.edition = (row ->> 'id')::bigint
		WHEN 'edition_media' THEN
			x.edition = (row ->> 'edition')::bigint
		ELSE x.media = (row ->> 'media')::bigint END
		AND e.state = 'approved' AND m.type <> 'application/pdf'
		AND x.alternative IS NULL
		AND NOT coalesce(t.is_decorative, false)
		AND NOT (x.is_lead AND t.alternative IS NOT NULL)
	LIMIT 1;
	IF FOUND THEN
		RAISE check_violation USING MESSAGE = format(
			'edition %s (%s) cannot be public: its picture %s has '
			'no alternative text in that language', fault.slug,
			fault.lang, fault.name);
	END IF;
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER check_alternative
	AFTER INSERT OR UPDATE ON core.edition
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (NEW.state = 'approved')
	EXECUTE FUNCTION core.check_alternative();
CREATE CONSTRAINT TRIGGER check_alternative
	AFTER INSERT OR UPDATE ON core.edition_media
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.check_alternative();
CREATE CONSTRAINT TRIGGER check_alternative
	AFTER UPDATE OR DELETE ON core.media_text
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.check_alternative();

-- As editors are shown it.
CREATE VIEW core.media_record AS
SELECT m.id, m.hash, m.name, m.type, m.octets, m.width, m.height, m.path,
	m.avif, m.webp, m.jpeg, m.source, to_char(m.added_at
		AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI') AS added,
	m.added_by::text AS added_by, (SELECT
			coalesce(jsonb_object_agg(t.lang, to_jsonb(t)
				- '{media,lang}'::text[]), '{}')
		FROM core.media_text t WHERE t.media = m.id) AS texts,
	ARRAY(SELECT core.path(e.lang, 'edition', e.slug)
		FROM core.edition_media x JOIN core.edition e ON e.id = x.edition
		WHERE x.media = m.id ORDER BY 1) AS shown
FROM core.media m;
COMMENT ON VIEW core.media_record IS
	'Every picture and document, for editors.';

-- Those that are called so, by hash, by address or by the name of the file: of
-- that there may be several.
CREATE FUNCTION web.media_named(called text) RETURNS SETOF core.media_record
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT * FROM core.media_record
	WHERE hash = substring(called from '^(?:/media/)?([0-9a-f]{32})(?:/|$)')
	UNION ALL
	SELECT * FROM core.media_record
	WHERE name = called
		AND called !~ '^(/media/)?[0-9a-f]{32}(/|$)';
$$;

CREATE FUNCTION web.media_records(most bigint)
RETURNS SETOF core.media_record LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM core.media_record ORDER BY id DESC LIMIT most;
$$;

-- One whose files are there. The same bytes are the same thing: the first
-- name stays. Returns its hash where it is new.
CREATE FUNCTION web.put_media(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	new text;
BEGIN
	INSERT INTO core.media (sha256, name, type, octets, width, height,
		file, widths)
	SELECT decode(x.sha256, 'hex'), x.name, x.type, x.octets, x.width,
		x.height, x.file, coalesce(x.widths, '{}')
	FROM jsonb_to_record(given) AS x (sha256 text, name text, type text,
		octets bigint, width integer, height integer, file text,
		widths integer[])
	ON CONFLICT (sha256) DO NOTHING RETURNING hash INTO new;
	RETURN new;
END
$$;

-- What a picture says in a language. NULL leaves what is there; is_decorative
-- says that there is nothing to say.
CREATE FUNCTION web.describe_media(wanted text, lang text, alternative text,
	credit text, is_decorative boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.media_text AS t (media, lang, alternative, credit,
		is_decorative)
	SELECT m.id, describe_media.lang, describe_media.alternative,
		describe_media.credit, describe_media.is_decorative
	FROM core.media m WHERE m.hash = wanted
	ON CONFLICT ON CONSTRAINT media_text_pkey DO UPDATE
	SET alternative = CASE WHEN excluded.is_decorative THEN NULL
			ELSE coalesce(excluded.alternative, t.alternative) END,
		credit = coalesce(excluded.credit, t.credit),
		is_decorative = excluded.is_decorative
			OR t.is_decorative AND excluded.alternative IS NULL
	WHERE (t.alternative, t.credit, t.is_decorative) IS DISTINCT FROM
		(CASE WHEN excluded.is_decorative THEN NULL
			ELSE coalesce(excluded.alternative, t.alternative) END,
		coalesce(excluded.credit, t.credit), excluded.is_decorative
			OR t.is_decorative AND excluded.alternative IS NULL);
END
$$;

-- What an edition shows, in its order: {hash, is_lead, alternative, caption}.
CREATE FUNCTION core.put_pictures(wanted bigint, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	gone bigint;
	put bigint;
BEGIN
	DELETE FROM core.edition_media o WHERE o.edition = wanted
		AND o.media NOT IN (SELECT m.id
			FROM jsonb_array_elements(given) x
			JOIN core.media m ON m.hash = x ->> 'hash');
	GET DIAGNOSTICS gone = ROW_COUNT;
	UPDATE core.edition_media o SET is_lead = false
	WHERE o.edition = wanted AND o.is_lead AND NOT EXISTS (SELECT
		FROM jsonb_array_elements(given) x
		JOIN core.media m ON m.hash = x ->> 'hash'
		WHERE m.id = o.media AND (x ->> 'is_lead')::boolean);
	INSERT INTO core.edition_media AS o
		(edition, media, position, is_lead, alternative, caption)
	SELECT wanted, m.id, x.i, coalesce((x.x ->> 'is_lead')::boolean,
		false), x.x ->> 'alternative', x.x ->> 'caption'
	FROM jsonb_array_elements(given) WITH ORDINALITY AS x (x, i)
	JOIN core.media m ON m.hash = x.x ->> 'hash'
	ON CONFLICT (edition, media) DO UPDATE
	SET position = excluded.position, is_lead = excluded.is_lead,
		alternative = excluded.alternative, caption = excluded.caption
	WHERE (o.position, o.is_lead, o.alternative, o.caption) IS DISTINCT
		FROM (excluded.position, excluded.is_lead,
			excluded.alternative, excluded.caption);
	GET DIAGNOSTICS put = ROW_COUNT;
	RETURN gone + put;
END
$$;

-- The pictures that an edition comes with, and what its head says of the first.
CREATE FUNCTION core.pictures_of(given jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant jsonb := jsonb_strip_nulls(jsonb_build_object(
		'alternative', given -> 'picture_alt',
		'caption', given -> 'picture_caption'));
BEGIN
	RETURN (SELECT coalesce(jsonb_agg(x || CASE
			WHEN (x ->> 'is_lead')::boolean THEN own ELSE '{}' END
			ORDER BY i), '[]')
		FROM jsonb_array_elements(given -> 'pictures')
			WITH ORDINALITY AS x (x, i));
END
$$;

-- Whoever puts in an edition puts in its pictures.
ALTER FUNCTION core.put_edition(jsonb) RENAME TO put_edition_text;
CREATE FUNCTION core.put_edition(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	outcome text := core.put_edition_text(given - '{pictures,picture,
		picture_alt,picture_caption}'::text[]);
	found_there bigint;
	n bigint := 0;
BEGIN
	IF given ? 'pictures' THEN
		SELECT e.id INTO found_there FROM core.edition e
		JOIN core.article a ON a.id = e.article
		WHERE a.key = given ->> 'key' AND e.lang = given ->> 'lang';
		n := core.put_pictures(found_there,
			core.pictures_of(given));
	END IF;
	RETURN CASE WHEN outcome = 'same' AND n > 0 THEN 'updated'
		ELSE outcome END;
END
$$;

-- What an edition shows is a part of what it is, and so of its revisions; one
-- that shows nothing is what it was before there were pictures.
CREATE FUNCTION core.shown(wanted bigint) RETURNS jsonb LANGUAGE sql STABLE
RETURN (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('hash', m.hash,
		'is_lead', x.is_lead, 'alternative', x.alternative,
		'caption', x.caption)) ORDER BY x.position, m.hash)
	FROM core.edition_media x JOIN core.media m ON m.id = x.media
	WHERE x.edition = wanted);
ALTER FUNCTION core.edition_content(core.edition)
	RENAME TO edition_without_pictures;
CREATE FUNCTION core.edition_content(e core.edition) RETURNS jsonb
LANGUAGE sql STABLE
RETURN core.edition_without_pictures(e) || CASE
	WHEN core.shown(e.id) IS NULL THEN '{}'
	ELSE jsonb_build_object('pictures', core.shown(e.id)) END;

CREATE FUNCTION core.revise_shown() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.revise(coalesce(NEW.edition, OLD.edition));
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER revise_shown
	AFTER INSERT OR UPDATE OR DELETE ON core.edition_media
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.revise_shown();
SELECT core.revise(edition) FROM core.edition_media;

CREATE OR REPLACE FUNCTION web.edition_history(name text, lang text)
RETURNS TABLE (number integer, made text, made_by text, changed text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT r.number, to_char(r.made_at AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI:SS'), r.made_by,
		CASE WHEN r.number = 1 THEN 'made'
			ELSE (SELECT string_agg(key, ', ' ORDER BY key)
			FROM jsonb_each(r.content) n
			FULL JOIN jsonb_each(b.content) o USING (key)
			WHERE n.value IS DISTINCT FROM o.value
				AND key <> 'body_html') END
	FROM core.revision r
	LEFT JOIN core.revision b
		ON b.edition = r.edition AND b.number = r.number - 1
	WHERE r.edition = (core.edition_named(name, lang)).id
	ORDER BY r.number DESC;
$$;

-- Put the words and pictures of an edition back to what they were; its
-- address and its life stay as they are now. Returns its new revision.
CREATE OR REPLACE FUNCTION web.edition_restore(name text, lang text,
	revision integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	was constant jsonb := web.edition_at(name, lang, revision);
	is_other constant boolean := (e.title, e.lead, e.place, e.body_source,
			e.body_html) IS DISTINCT FROM (was ->> 'title',
			was ->> 'lead', was ->> 'place', was ->> 'body_source',
			was ->> 'body_html');
BEGIN
	IF NOT is_other AND was -> 'pictures'
		IS NOT DISTINCT FROM core.shown(e.id) THEN
		RAISE no_data_found USING MESSAGE = format(
			'%s has the words of revision %s already', e.slug,
			revision);
	END IF;
	UPDATE core.edition SET title = was ->> 'title',
		lead = was ->> 'lead', place = was ->> 'place',
		body_source = was ->> 'body_source',
		body_html = was ->> 'body_html',
		changed_at = CASE WHEN core.edition_state(e) = 'published'
			THEN now() ELSE changed_at END
	WHERE id = e.id;
	PERFORM core.put_pictures(e.id, coalesce(was -> 'pictures', '[]'));
	PERFORM core.revise(e.id);
	RETURN (SELECT max(number) FROM core.revision WHERE edition = e.id);
END
$$;

-- For an export, as its file names them: with the number where the edition is
-- of its year, and the picture at its head.
ALTER FUNCTION web.edition_files(bigint, integer) SET SCHEMA core;
REVOKE ALL ON FUNCTION core.edition_files(bigint, integer)
	FROM PUBLIC, editor;
CREATE FUNCTION web.edition_files(behind bigint, most integer)
RETURNS TABLE (id bigint, article bigint, key text, lang text, slug text,
	title text, lead text, published text, place text, projects text,
	partners text, embargoed boolean, withdrawn text, changed text,
	correction text, corrected text, addresses text, body_source text,
	body_html text, number text, picture text, picture_alt text,
	picture_caption text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT f.*, (SELECT n.number || '/' || n.year
			FROM core.press_number n JOIN core.edition e
				ON e.article = n.article
			WHERE e.id = f.id
				AND core.year_of(e.published_at) = n.year),
		m.hash, x.alternative, x.caption
	FROM core.edition_files(behind, most) f
	LEFT JOIN core.edition_media x ON x.edition = f.id AND x.is_lead
	LEFT JOIN core.media m ON m.id = x.media
	ORDER BY f.id;
$$;

-- Each picture and document, as a list of an export has it.
CREATE FUNCTION web.media_items() RETURNS TABLE (path text, json jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT m.path, jsonb_build_object('slug', m.hash, 'file',
		substr(m.path, 2), 'name', m.name) || coalesce((SELECT
			jsonb_object_agg(t.lang, jsonb_strip_nulls(
				jsonb_build_object('alternative',
				t.alternative, 'credit', t.credit,
				'is_decorative', nullif(t.is_decorative,
					false))))
		FROM core.media_text t WHERE t.media = m.id), '{}')
	FROM core.media m ORDER BY m.id;
$$;

-- What such an item says of one that is there. Returns what became of it.
CREATE FUNCTION web.put_media_item(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	INSERT INTO core.media_text AS t (media, lang, alternative, credit,
		is_decorative)
	SELECT m.id, l.code, given -> l.code ->> 'alternative',
		given -> l.code ->> 'credit', coalesce((given -> l.code
			->> 'is_decorative')::boolean, false)
	FROM core.media m CROSS JOIN core.language l
	WHERE m.hash = given ->> 'hash' AND given ? l.code
	ON CONFLICT ON CONSTRAINT media_text_pkey DO UPDATE
	SET alternative = excluded.alternative,
		credit = coalesce(excluded.credit, t.credit),
		is_decorative = excluded.is_decorative
	WHERE (t.alternative, t.credit, t.is_decorative) IS DISTINCT FROM
		(excluded.alternative, coalesce(excluded.credit, t.credit),
			excluded.is_decorative);
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN CASE WHEN (given ->> 'is_new')::boolean THEN 'made'
		WHEN n > 0 THEN 'updated' ELSE 'same' END;
END
$$;

-- Where nothing is drawn for an article, its title is.
CREATE TABLE core.card (
	edition bigint PRIMARY KEY REFERENCES core.edition ON DELETE CASCADE,
	title text NOT NULL,
	hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{32}$')
);
COMMENT ON COLUMN core.card.title IS
	'That is drawn on it: with another one it is not shown any more.';
CREATE TRIGGER edition_part_changed AFTER INSERT OR UPDATE OR DELETE
	ON core.card FOR EACH ROW
	EXECUTE FUNCTION core.edition_part_changed();
CREATE TRIGGER public_emptied AFTER TRUNCATE ON core.card
	FOR EACH STATEMENT EXECUTE FUNCTION core.public_changed();

-- Editions that are or will be public by themselves and need a card.
CREATE FUNCTION web.cards_due(most integer)
RETURNS TABLE (edition bigint, lang text, title text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	SELECT e.id, e.lang, e.title FROM core.edition e
	WHERE e.state = 'approved' AND NOT EXISTS (SELECT FROM core.card c
			WHERE c.edition = e.id AND c.title = e.title)
		AND NOT EXISTS (SELECT FROM core.edition_media x
			WHERE x.edition = e.id AND x.is_lead)
	ORDER BY e.published_at DESC, e.id DESC LIMIT most;
$$;
CREATE FUNCTION web.put_cards(given jsonb)
RETURNS void LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	INSERT INTO core.card (edition, title, hash)
	SELECT x.edition, x.title, x.hash FROM jsonb_to_recordset(given)
		AS x (edition bigint, title text, hash text)
	ON CONFLICT ON CONSTRAINT card_pkey DO UPDATE
	SET title = excluded.title, hash = excluded.hash;
$$;

-- The folders below /media/ that something needs.
CREATE FUNCTION web.media_hashes() RETURNS TABLE (hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$ SELECT m.hash FROM core.media m UNION SELECT c.hash FROM core.card c; $$;

-- The picture at an edition's head: what is public of it now, and what who has
-- the secret of a preview sees.
CREATE VIEW core.edition_picture AS
SELECT x.edition, m.path, m.source, m.avif, m.webp, m.jpeg, m.width, m.height,
	coalesce(x.alternative, t.alternative) AS alternative, x.caption,
	t.credit
FROM core.edition_media x
JOIN core.media m ON m.id = x.media
JOIN core.edition e ON e.id = x.edition
LEFT JOIN core.media_text t ON t.media = m.id AND t.lang = e.lang
WHERE x.is_lead AND m.type <> 'application/pdf';
CREATE VIEW web.edition_picture AS
SELECT i.* FROM core.edition_picture i
JOIN core.edition e ON e.id = i.edition
WHERE e.state = 'approved' AND e.published_at <= now();
CREATE FUNCTION web.preview_picture(secret bytea)
RETURNS SETOF core.edition_picture LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	SELECT i.* FROM core.edition_picture i
	JOIN core.preview p ON p.edition = i.edition
	WHERE p.hash = secret AND p.until > now();
$$;
CREATE VIEW web.edition_card AS
SELECT c.edition, '/media/' || c.hash || '/card.png' AS path
FROM core.card c JOIN core.edition e ON e.id = c.edition
WHERE c.title = e.title AND e.state = 'approved' AND e.published_at <= now();

GRANT EXECUTE ON FUNCTION web.media_named(text), web.media_records(bigint),
	web.put_media(jsonb),
	web.describe_media(text, text, text, text, boolean),
	web.edition_files(bigint, integer), web.media_items(),
	web.put_media_item(jsonb),
	web.cards_due(integer), web.put_cards(jsonb),
	web.media_hashes() TO editor;
GRANT SELECT ON web.edition_picture, web.edition_card TO article;
GRANT EXECUTE ON FUNCTION web.preview_picture(bytea) TO article;

COMMIT;
