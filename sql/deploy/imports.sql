-- Deploy newsroom:imports
-- What comes from elsewhere, or goes there and comes back: the same rules as
-- for an editor's file, and beside them old addresses, and all of an
-- edition's life that an export keeps.

BEGIN;

SET LOCAL ROLE owner;

ALTER TABLE core.page ADD COLUMN key core.words UNIQUE;
COMMENT ON COLUMN core.page.key IS
	'What another system calls it; what comes again under it is the same.';

-- Which thing stands at an address, if one does.
CREATE FUNCTION core.thing_at(path text, OUT kind text, OUT id bigint,
	OUT lang text) LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part constant text[] := regexp_match(path,
		'^/([a-z]{2})/(?:(news|projects|partners)/)?([a-z0-9-]+)/$');
BEGIN
	lang := part[1];
	kind := CASE part[2] WHEN 'news' THEN 'edition'
		WHEN 'projects' THEN 'project' WHEN 'partners' THEN 'partner'
		ELSE 'page' END;
	id := CASE kind
		WHEN 'edition' THEN (SELECT e.id FROM core.edition e
			WHERE e.lang = part[1] AND e.slug = part[3])
		WHEN 'project' THEN (SELECT p.id FROM core.project p
			WHERE p.slug = part[3])
		WHEN 'partner' THEN (SELECT o.id FROM core.partner o
			WHERE o.slug = part[3])
		ELSE (SELECT g.id FROM core.page g WHERE g.slug = part[3]) END;
END
$$;

-- Let old addresses lead to a thing; returns which of them cannot.
CREATE FUNCTION core.lead_to(kind text, thing bigint, lang text,
	addresses jsonb) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	wanted constant text[] := ARRAY(SELECT DISTINCT a
		FROM jsonb_array_elements_text(coalesce(addresses, '[]')) a
		WHERE (core.thing_at(a)).id IS DISTINCT FROM lead_to.thing
			OR (core.thing_at(a)).kind <> lead_to.kind);
	good constant text[] := ARRAY(SELECT a FROM unnest(wanted) a
		WHERE a ~ '^/[^[:cntrl:]]*$' AND octet_length(a) <= 2000
			AND (core.thing_at(a)).id IS NULL);
	stands text[];
BEGIN
	EXECUTE format('INSERT INTO core.moved (path, lang, %I)
		SELECT a, $1, $2 FROM unnest($3) a
		ON CONFLICT (path) DO NOTHING', lead_to.kind)
		USING lead_to.lang, lead_to.thing, good;
	EXECUTE format('SELECT ARRAY(SELECT path FROM core.moved
		WHERE path = ANY ($1) AND %I = $2)', lead_to.kind)
		INTO stands USING good, lead_to.thing;
	RETURN ARRAY(SELECT unnest(wanted) EXCEPT SELECT unnest(stands));
END
$$;

CREATE FUNCTION core.lead_note(refused text[]) RETURNS text
LANGUAGE sql IMMUTABLE
RETURN CASE WHEN cardinality(refused) > 0 THEN 'cannot be led here: '
	|| array_to_string(refused, ', ') END;

-- An edition that an export says to be this one in feeds. Its number is kept
-- where nobody has it, so that readers of feeds see nothing twice.
CREATE FUNCTION core.keep_number(given jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted constant bigint := given ->> 'entry';
	wanted_article constant bigint := given ->> 'article';
	key_of constant text := given ->> 'key';
BEGIN
	IF wanted IS NULL OR wanted NOT BETWEEN 1 AND 1000000000000 OR EXISTS
		(SELECT FROM core.edition WHERE id = wanted) OR EXISTS
		(SELECT FROM core.edition e JOIN core.article a
			ON a.id = e.article WHERE a.key = key_of
			AND e.lang = given ->> 'lang') THEN
		RETURN false;
	END IF;
	INSERT INTO core.article (id, key) OVERRIDING SYSTEM VALUE
	SELECT wanted_article, key_of
	WHERE wanted_article BETWEEN 1 AND 1000000000000
		AND NOT EXISTS (SELECT FROM core.article
			WHERE id = wanted_article OR key = key_of);
	PERFORM setval('core.article_id_seq', wanted_article)
	FROM core.article_id_seq, core.article a
	WHERE a.id = wanted_article AND a.key = key_of
		AND (last_value < a.id OR NOT is_called);
	INSERT INTO core.article (key) VALUES (key_of)
	ON CONFLICT (key) DO NOTHING;
	INSERT INTO core.edition (id, article, lang, slug)
	OVERRIDING SYSTEM VALUE
	SELECT wanted, a.id, given ->> 'lang', given ->> 'slug'
	FROM core.article a WHERE a.key = key_of;
	PERFORM setval('core.edition_id_seq', wanted)
	FROM core.edition_id_seq WHERE last_value < wanted OR NOT is_called;
	RETURN true;
END
$$;

-- The slug that is free, or that the edition has already.
CREATE FUNCTION core.free_slug(given jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own core.edition;
	first constant text := given ->> 'slug';
	other constant text := given ->> 'slug_else';
BEGIN
	SELECT e.* INTO own FROM core.edition e
	JOIN core.article a ON a.id = e.article
	WHERE a.key = given ->> 'key' AND e.lang = given ->> 'lang';
	RETURN CASE WHEN other IS NULL OR own.slug = first THEN first
		WHEN own.slug = other OR EXISTS (SELECT FROM core.edition e
			WHERE e.lang = given ->> 'lang' AND e.slug = first)
			OR EXISTS (SELECT FROM core.moved m WHERE m.path =
				core.path(given ->> 'lang', 'edition', first)
				AND m.edition IS DISTINCT FROM own.id)
			THEN other ELSE first END;
END
$$;

-- What of its life an export has kept of an edition; how many it changed.
CREATE FUNCTION core.put_life(wanted bigint, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	UPDATE core.edition e
	SET state = new.state, withdrawn_at = new.withdrawn_at,
		embargoed = new.embargoed, changed_at = new.changed_at,
		correction = new.correction, corrected_at = new.corrected_at
	FROM core.edition old, LATERAL (SELECT
		CASE WHEN given ? 'withdrawn' THEN 'withdrawn'
			ELSE old.state END,
		CASE WHEN given ? 'withdrawn'
			THEN (given ->> 'withdrawn')::timestamptz
			ELSE old.withdrawn_at END,
		coalesce((given ->> 'embargoed')::boolean, old.embargoed),
		coalesce((given ->> 'changed')::timestamptz, old.changed_at),
		coalesce(given ->> 'correction', old.correction),
		coalesce((given ->> 'corrected')::timestamptz,
			old.corrected_at))
		AS new (state, withdrawn_at, embargoed, changed_at,
			correction, corrected_at)
	WHERE e.id = wanted AND old.id = wanted
		AND (old.state, old.withdrawn_at, old.embargoed,
			old.changed_at, old.correction, old.corrected_at)
		IS DISTINCT FROM (new.state, new.withdrawn_at, new.embargoed,
			new.changed_at, new.correction, new.corrected_at);
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END
$$;

-- As web.put_edition, and with what else stands in a file of another system
-- or of an export: origin (its key, where the file's name is not that),
-- slug_else (where the slug is taken), addresses (old ones), entry and
-- article (its numbers in feeds and sitemaps), withdrawn, embargoed, changed, correction, corrected.
CREATE FUNCTION web.take_edition(given jsonb, OUT outcome text, OUT note text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET timezone = 'Europe/Sofia' AS $$
DECLARE
	more constant text[] := '{origin,slug_else,addresses,entry,article,
		withdrawn,embargoed,changed,correction,corrected}';
	whole jsonb := given || CASE WHEN given ? 'origin'
		THEN jsonb_build_object('key', given -> 'origin')
		ELSE '{}' END;
	is_kept boolean;
	found_there bigint;
	n bigint := 0;
BEGIN
	IF NOT EXISTS (SELECT FROM core.language
		WHERE code = given ->> 'lang') THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no language %s', given ->> 'lang');
	END IF;
	is_kept := core.keep_number(whole);
	whole := whole || jsonb_build_object('slug', core.free_slug(whole));
	outcome := web.put_edition(whole - more);
	IF NOT given ?| more THEN
		RETURN;
	END IF;
	SELECT e.id INTO found_there FROM core.edition e
	JOIN core.article a ON a.id = e.article
	WHERE a.key = whole ->> 'key' AND e.lang = given ->> 'lang';
	n := core.put_life(found_there, given);
	note := core.lead_note(core.lead_to('edition', found_there,
		given ->> 'lang', given -> 'addresses'));
	outcome := CASE WHEN is_kept THEN 'made'
		WHEN outcome = 'same' AND n > 0 THEN 'updated'
		ELSE outcome END;
END
$$;

-- As web.put_page, with origin, slug_else, addresses and changed.
CREATE FUNCTION web.take_page(given jsonb, OUT outcome text, OUT note text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET timezone = 'Europe/Sofia' AS $$
DECLARE
	more constant text[] := '{origin,slug_else,addresses,changed}';
	name text := coalesce((SELECT slug FROM core.page
		WHERE key = given ->> 'origin'), given ->> 'slug');
	found_there bigint;
	n bigint := 0;
BEGIN
	IF given ? 'slug_else' AND EXISTS (SELECT FROM core.page
		WHERE slug = name AND key IS DISTINCT FROM given ->> 'origin')
		THEN
		name := given ->> 'slug_else';
	END IF;
	outcome := web.put_page((given || jsonb_build_object('slug', name))
		- more);
	IF NOT given ?| more THEN
		RETURN;
	END IF;
	UPDATE core.page SET key = given ->> 'origin'
	WHERE slug = name AND given ? 'origin'
		AND key IS DISTINCT FROM given ->> 'origin';
	SELECT id INTO found_there FROM core.page WHERE slug = name;
	UPDATE core.page_text
	SET changed_at = (given ->> 'changed')::timestamptz
	WHERE page = found_there AND lang = given ->> 'lang'
		AND changed_at <> (given ->> 'changed')::timestamptz;
	GET DIAGNOSTICS n = ROW_COUNT;
	note := core.lead_note(core.lead_to('page', found_there,
		given ->> 'lang', given -> 'addresses'));
	outcome := CASE WHEN outcome = 'same' AND n > 0 THEN 'updated'
		ELSE outcome END;
END
$$;

-- An old address: from, to (where a thing stands now).
CREATE FUNCTION web.put_moved(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	thing record;
	was_there boolean;
	refused text[];
BEGIN
	PERFORM core.refuse_unknown(given, '{from,to}');
	thing := core.thing_at(given ->> 'to');
	IF thing.id IS NULL THEN
		RAISE no_data_found USING MESSAGE = format(
			'nothing stands at %s', given ->> 'to');
	END IF;
	was_there := EXISTS (SELECT FROM core.moved
		WHERE path = given ->> 'from');
	refused := core.lead_to(thing.kind, thing.id, thing.lang,
		jsonb_build_array(given -> 'from'));
	IF cardinality(refused) > 0 THEN
		RAISE unique_violation USING MESSAGE = format(
			'the address %s leads to something else',
			given ->> 'from');
	END IF;
	RETURN core.outcome(was_there, 0);
END
$$;

-- The whole of each thing, as a folder's import takes it.
CREATE FUNCTION core.moment_text(moment timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

-- Editions from behind a number on, so that any number of them can be read
-- in steps.
CREATE FUNCTION web.edition_files(behind bigint, most integer)
RETURNS TABLE (id bigint, article bigint, key text, lang text, slug text,
	title text, lead text, published text, place text, projects text, partners text,
	embargoed boolean, withdrawn text, changed text, correction text,
	corrected text, addresses text, body_source text, body_html text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT e.id, e.article, a.key, e.lang, e.slug, e.title, e.lead,
		core.typed(e.published_at), e.place,
		(SELECT string_agg(p.slug, ', ' ORDER BY x.position, p.slug)
			FROM core.article_project x
			JOIN core.project p ON p.id = x.project
			WHERE x.article = e.article),
		(SELECT string_agg(p.slug, ', ' ORDER BY x.position, p.slug)
			FROM core.article_partner x
			JOIN core.partner p ON p.id = x.partner
			WHERE x.article = e.article),
		e.embargoed, core.moment_text(e.withdrawn_at),
		core.moment_text(e.changed_at), e.correction,
		core.moment_text(e.corrected_at),
		(SELECT jsonb_agg(m.path ORDER BY m.path)::text
			FROM core.moved m WHERE m.edition = e.id),
		e.body_source, e.body_html
	FROM core.edition e JOIN core.article a ON a.id = e.article
	WHERE e.id > behind ORDER BY e.id LIMIT most;
$$;

CREATE FUNCTION web.page_files()
RETURNS TABLE (origin text, lang text, slug text, title text, lead text,
	changed text, body_source text, body_html text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT p.key, t.lang, p.slug, t.title, t.lead,
		core.moment_text(t.changed_at), t.body_source, t.body_html
	FROM core.page p JOIN core.page_text t ON t.page = p.id
	ORDER BY p.slug, t.lang;
$$;

-- The items of the lists: programmes, partners, projects, and redirects
-- (those of editions stand in the editions' files).
CREATE FUNCTION web.list_items(list text) RETURNS SETOF jsonb
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
	SELECT jsonb_build_object('from', m.path, 'to', core.path(m.lang,
		CASE WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(p.slug, o.slug, g.slug)))
	FROM (SELECT * FROM core.moved WHERE edition IS NULL
		ORDER BY path) m
	LEFT JOIN core.project p ON p.id = m.project
	LEFT JOIN core.partner o ON o.id = m.partner
	LEFT JOIN core.page g ON g.id = m.page
	WHERE list = 'redirects';
$$;

GRANT EXECUTE ON FUNCTION web.take_edition(jsonb), web.take_page(jsonb),
	web.put_moved(jsonb), web.edition_files(bigint, integer),
	web.page_files(), web.list_items(text) TO editor;

COMMIT;
