-- Deploy newsroom:old_files
-- The address at which a picture or document stood in another system leads to
-- what it became.

BEGIN;

SET LOCAL ROLE owner;

ALTER TABLE core.moved
	ADD COLUMN media bigint REFERENCES core.media ON DELETE CASCADE,
	ADD COLUMN imported boolean NOT NULL DEFAULT false,
	ADD CONSTRAINT moved_imported_to_a_file
		CHECK (media IS NOT NULL OR NOT imported),
	DROP CONSTRAINT moved_to_one_thing,
	ADD CONSTRAINT moved_to_one_thing CHECK
		(num_nonnulls(edition, project, partner, page, list, media)
			= 1);
CREATE INDEX ON core.moved (media) WHERE media IS NOT NULL;
COMMENT ON COLUMN core.moved.imported IS
	'Nobody said that it leads to that file: an import may let it lead to '
	'another, and it goes with a draft that showed the file.';

CREATE OR REPLACE VIEW web.moved AS
SELECT m.path AS old_path, CASE WHEN m.media IS NOT NULL THEN f.path
	ELSE core.path(m.lang,
		CASE WHEN m.edition IS NOT NULL THEN 'edition'
			WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(e.slug, p.slug, o.slug, g.slug, m.list)) END AS path
FROM core.moved m
LEFT JOIN core.edition e ON e.id = m.edition
LEFT JOIN core.project p ON p.id = m.project
LEFT JOIN core.partner o ON o.id = m.partner
LEFT JOIN core.page g ON g.id = m.page
LEFT JOIN core.media f ON f.id = m.media
-- An edition that was never public has no address to tell, and nor has what
-- only such ones show, but where an editor said it. A page is always public.
WHERE (m.edition IS NULL OR e.state <> 'draft' AND e.published_at <= now())
	AND (NOT m.imported OR NOT EXISTS (SELECT FROM core.edition_media x
			WHERE x.media = m.media)
		OR EXISTS (SELECT FROM core.edition_media x
			JOIN core.edition d ON d.id = x.edition
			WHERE x.media = m.media AND d.state = 'approved'
				AND d.published_at <= now())
		OR EXISTS (SELECT FROM core.page_text t
			WHERE strpos(t.body_html, '/media/' || f.hash || '/')
				> 0));

-- What nobody has seen and its text does not show any more is no file of the
-- site's own for that: the addresses that led to it go, but where a page shows
-- it.
CREATE FUNCTION core.forget_file() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	DELETE FROM core.moved m
	WHERE m.media = OLD.media AND m.imported AND NOT EXISTS (SELECT
		FROM core.edition_media x WHERE x.media = OLD.media)
		AND NOT EXISTS (SELECT FROM core.edition e
			WHERE e.id = OLD.edition AND e.state = 'approved'
				AND e.published_at <= now())
		AND NOT EXISTS (SELECT FROM core.media f
			JOIN core.page_text t ON strpos(t.body_html,
				'/media/' || f.hash || '/') > 0
			WHERE f.id = OLD.media);
	RETURN NULL;
END
$$;
CREATE TRIGGER forget_file AFTER DELETE ON core.edition_media
	FOR EACH ROW EXECUTE FUNCTION core.forget_file();

-- The number of what stands below /media/, where something does.
CREATE FUNCTION core.media_at(wanted text) RETURNS bigint
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
RETURN (SELECT m.id FROM core.media m
	WHERE m.hash = substring(wanted FROM '^/media/([0-9a-f]{32})/')
		AND m.path = wanted);

-- Let addresses lead to where a thing, a list or a file stands, or to where
-- another old address leads: an array of {from, to}. What stands or leads
-- already stays as it is, but a file may have become another, where no editor
-- said which.
CREATE OR REPLACE FUNCTION web.lead_addresses(given jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.moved AS o (path, lang, edition, project, partner,
		page, list, media, imported)
	SELECT DISTINCT ON (g ->> 'from') g ->> 'from',
		coalesce(s.lang, m.lang, l.lang, (SELECT min(code)
			FROM core.language)),
		CASE s.kind WHEN 'edition' THEN s.id ELSE m.edition END,
		CASE s.kind WHEN 'project' THEN s.id ELSE m.project END,
		CASE s.kind WHEN 'partner' THEN s.id ELSE m.partner END,
		CASE s.kind WHEN 'page' THEN s.id ELSE m.page END,
		CASE WHEN l.lang IS NOT NULL THEN 'news' ELSE m.list END,
		coalesce(f.id, m.media), coalesce(f.id, m.media) IS NOT NULL
	FROM jsonb_array_elements(given) WITH ORDINALITY e (g, place)
	LEFT JOIN LATERAL (SELECT core.list_at(g ->> 'to') AS lang) l ON true
	LEFT JOIN LATERAL (SELECT core.media_at(g ->> 'to') AS id) f ON true
	LEFT JOIN LATERAL (SELECT t.* FROM core.thing_at(g ->> 'to') t
		WHERE t.id IS NOT NULL AND l.lang IS NULL) s ON true
	LEFT JOIN core.moved m ON m.path = g ->> 'to' AND s.id IS NULL
		AND l.lang IS NULL AND f.id IS NULL
	WHERE coalesce(s.lang, m.lang, l.lang, f.id::text) IS NOT NULL
		AND g ->> 'from' ~ '^/[^[:cntrl:]]*$'
		AND octet_length(g ->> 'from') <= 2000
		AND (core.thing_at(g ->> 'from')).id IS NULL
	ORDER BY g ->> 'from', place
	ON CONFLICT (path) DO UPDATE SET media = excluded.media
	WHERE o.imported AND o.media <> excluded.media;
	IF FOUND THEN
		PERFORM core.raise_version();
	END IF;
END
$$;

-- What an editor says of a file stands in the place of what an import found.
CREATE FUNCTION core.say_file(given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	UPDATE core.moved m SET media = f.id, imported = false
	FROM core.media_at(given ->> 'to') AS f (id)
	WHERE m.path = given ->> 'from' AND m.imported AND f.id IS NOT NULL
		AND NOT coalesce((given ->> 'imported')::boolean, false);
	GET DIAGNOSTICS n = ROW_COUNT;
	IF n > 0 THEN
		PERFORM core.raise_version();
	END IF;
	RETURN n;
END
$$;

-- An address and where it leads; imported: to a file, as an import found it.
CREATE OR REPLACE FUNCTION web.put_moved(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	thing record;
	was_there boolean;
	refused text[];
	n bigint := 0;
BEGIN
	PERFORM core.refuse_unknown(given, '{from,to,imported}');
	was_there := EXISTS (SELECT FROM core.moved
		WHERE path = given ->> 'from');
	IF core.list_at(given ->> 'to') IS NOT NULL THEN
		PERFORM web.lead_addresses(jsonb_build_array(given));
		IF NOT EXISTS (SELECT FROM core.moved
			WHERE path = given ->> 'from' AND list IS NOT NULL
				AND lang = core.list_at(given ->> 'to')) THEN
			RAISE unique_violation USING MESSAGE = format(
				'the address %s leads to something else',
				given ->> 'from');
		END IF;
		RETURN core.outcome(was_there, 0);
	END IF;
	thing := core.thing_at(given ->> 'to');
	IF thing.id IS NULL THEN
		SELECT 'media' AS kind, core.media_at(given ->> 'to') AS id,
			min(code) AS lang INTO thing FROM core.language;
		n := core.say_file(given);
	END IF;
	IF thing.id IS NULL THEN
		RAISE no_data_found USING MESSAGE = format(
			'nothing stands at %s', given ->> 'to');
	END IF;
	refused := core.lead_to(thing.kind, thing.id, thing.lang,
		jsonb_build_array(given -> 'from'));
	IF cardinality(refused) > 0 THEN
		RAISE unique_violation USING MESSAGE = format(
			'the address %s leads to something else',
			given ->> 'from');
	END IF;
	UPDATE core.moved m SET imported = true
	WHERE m.path = given ->> 'from' AND m.media IS NOT NULL
		AND (given ->> 'imported')::boolean AND NOT was_there;
	RETURN core.outcome(was_there, n);
END
$$;

CREATE OR REPLACE FUNCTION web.list_items(list text) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT jsonb_strip_nulls(to_jsonb(g) - 'id') || (SELECT
		jsonb_object_agg(t.lang, to_jsonb(t) - '{programme,lang}'
			::text[])
		FROM core.programme_text t WHERE t.programme = g.id)
	FROM (SELECT * FROM core.programme ORDER BY id) g
	WHERE list = 'programmes'
	UNION ALL
	SELECT jsonb_strip_nulls(to_jsonb(o) - 'id') || (SELECT
		jsonb_object_agg(t.lang, to_jsonb(t) - '{partner,lang}'
			::text[])
		FROM core.partner_text t WHERE t.partner = o.id)
	FROM (SELECT * FROM core.partner ORDER BY id) o
	WHERE list = 'partners'
	UNION ALL
	SELECT jsonb_strip_nulls(to_jsonb(p) - '{id,programme}'::text[]
		|| jsonb_build_object('programme', (SELECT g.slug
			FROM core.programme g WHERE g.id = p.programme),
		'participants', (SELECT jsonb_agg(jsonb_build_object(
				'partner', o.slug, 'role', x.role)
				ORDER BY x.position, o.slug, x.role)
			FROM core.participation x
			JOIN core.partner o ON o.id = x.partner
			WHERE x.project = p.id)))
		|| (SELECT jsonb_object_agg(t.lang, to_jsonb(t)
			- '{project,lang,body_source,body_html}'::text[]
			|| jsonb_build_object('body', t.body_source))
		FROM core.project_text t WHERE t.project = p.id)
	FROM (SELECT * FROM core.project ORDER BY id) p
	WHERE list = 'projects'
	UNION ALL
	SELECT jsonb_strip_nulls(jsonb_build_object('imported',
		nullif(m.imported, false), 'from', m.path, 'to', CASE
		WHEN m.media IS NOT NULL THEN f.path ELSE core.path(m.lang,
		CASE WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(p.slug, o.slug, g.slug, m.list)) END))
	FROM (SELECT * FROM core.moved WHERE edition IS NULL
		ORDER BY path) m
	LEFT JOIN core.project p ON p.id = m.project
	LEFT JOIN core.partner o ON o.id = m.partner
	LEFT JOIN core.page g ON g.id = m.page
	LEFT JOIN core.media f ON f.id = m.media
	WHERE list_items.list = 'redirects';
$$;

COMMIT;
