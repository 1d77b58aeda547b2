-- Deploy newsroom:import_once
-- What an import asked of each of its items twice or more it asks once, and
-- what can be seen without a question it does not ask at all. A function in
-- SQL that has a subquery is planned at each call: what is called for each
-- item is PL/pgSQL.

BEGIN;

-- How long the list of what is new may be is no more the index's to say, since
-- an import makes it longer: of what is new in 150 texts many words are the
-- same. What others leave in it is as short as it was.
DO $$
BEGIN
	EXECUTE format('ALTER DATABASE %I SET gin_pending_list_limit = %L',
		current_database(), '256kB');
END
$$;
SET LOCAL ROLE owner;
ALTER INDEX core.search_vector RESET (gin_pending_list_limit);

-- ---- an item ------------------------------------------------------------

CREATE OR REPLACE FUNCTION core.keep_number(given jsonb) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted constant bigint := given ->> 'entry';
	wanted_article constant bigint := given ->> 'article';
	key_of constant text := given ->> 'key';
BEGIN
	IF wanted IS NULL OR wanted NOT BETWEEN 1 AND 1000000000000 THEN
		RETURN false;
	ELSIF EXISTS (SELECT FROM core.edition WHERE id = wanted) OR EXISTS
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

CREATE OR REPLACE FUNCTION core.free_slug(given jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own core.edition;
	first constant text := given ->> 'slug';
	other constant text := given ->> 'slug_else';
BEGIN
	IF other IS NULL THEN
		RETURN first;
	END IF;
	SELECT e.* INTO own FROM core.edition e
	JOIN core.article a ON a.id = e.article
	WHERE a.key = given ->> 'key' AND e.lang = given ->> 'lang';
	RETURN CASE WHEN own.slug = first THEN first
		WHEN own.slug = other OR EXISTS (SELECT FROM core.edition e
			WHERE e.lang = given ->> 'lang' AND e.slug = first)
			OR EXISTS (SELECT FROM core.moved m WHERE m.path =
				core.path(given ->> 'lang', 'edition', first)
				AND m.edition IS DISTINCT FROM own.id)
			THEN other ELSE first END;
END
$$;

-- What is planned for a table that is small as yet reads all of it, until it
-- is large: so all is planned by the indexes.
CREATE OR REPLACE FUNCTION web.take_edition(given jsonb, OUT outcome text,
	OUT note text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET timezone = 'Europe/Sofia' SET enable_seqscan = off AS $$
DECLARE
	more constant text[] := '{origin,slug_else,addresses,entry,article,
		withdrawn,embargoed,changed,correction,corrected}';
	whole jsonb := given;
	is_kept boolean;
	found_there bigint;
	n bigint := 0;
BEGIN
	IF NOT EXISTS (SELECT FROM core.language
		WHERE code = given ->> 'lang') THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no language %s', given ->> 'lang');
	ELSIF NOT given ?| more AND given ? 'slug' THEN
		outcome := (core.take_edition(given, false, false)).outcome;
		RETURN;
	ELSIF given ? 'origin' THEN
		whole := whole || jsonb_build_object('key', given -> 'origin');
	END IF;
	is_kept := core.keep_number(whole);
	whole := whole || jsonb_build_object('slug', core.free_slug(whole));
	outcome := (core.take_edition(whole - more, false, false)).outcome;
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

-- What is new shows nothing yet.
CREATE OR REPLACE FUNCTION core.put_edition(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	outcome text := core.put_edition_text(given - '{pictures,picture,
		picture_alt,picture_caption}'::text[]);
	found_there bigint;
	n bigint := 0;
BEGIN
	IF given ? 'pictures' AND NOT (outcome = 'made'
		AND given -> 'pictures' = '[]') THEN
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

-- Most articles are about nothing, and were before.
ALTER FUNCTION core.put_about(bigint, jsonb) RENAME TO change_about;
CREATE FUNCTION core.put_about(wanted bigint, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF NOT given ?| '{projects,partners}' AND NOT EXISTS (SELECT
		FROM core.article_project WHERE article = wanted)
		AND NOT EXISTS (SELECT FROM core.article_partner
			WHERE article = wanted) THEN
		RETURN 0;
	END IF;
	RETURN core.change_about(wanted, given);
END
$$;

-- ---- what each new edition does -----------------------------------------

CREATE OR REPLACE FUNCTION core.month(moment timestamptz) RETURNS date
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN date_trunc('month', moment AT TIME ZONE 'Europe/Sofia')::date;
END
$$;

CREATE OR REPLACE FUNCTION core.keep_count() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF core.is_import() THEN
		IF OLD.state = 'approved' THEN
			INSERT INTO core.import_month (lang, month, n) VALUES
				(OLD.lang, core.month(OLD.published_at), -1);
		END IF;
		IF NEW.state = 'approved' THEN
			INSERT INTO core.import_month (lang, month, n) VALUES
				(NEW.lang, core.month(NEW.published_at), 1);
		END IF;
		RETURN NULL;
	END IF;
	IF OLD.state = 'approved' THEN
		PERFORM core.count_month(OLD.lang, OLD.published_at, -1);
	END IF;
	IF NEW.state = 'approved' THEN
		PERFORM core.count_month(NEW.lang, NEW.published_at, 1);
	END IF;
	RETURN NULL;
END
$$;

-- ---- what is noted at the end -------------------------------------------

CREATE OR REPLACE FUNCTION core.edition_content(e core.edition) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
	content jsonb := to_jsonb(e)
		- '{id,article,lang,changed_at,approved_at}'::text[]
		|| '{"projects": [], "partners": []}';
BEGIN
	IF EXISTS (SELECT FROM core.article_project WHERE article = e.article)
		OR EXISTS (SELECT FROM core.article_partner
			WHERE article = e.article) THEN
		content := content || jsonb_build_object('projects', (SELECT
				coalesce(jsonb_agg(p.slug
					ORDER BY a.position, p.slug), '[]')
			FROM core.article_project a
			JOIN core.project p ON p.id = a.project
			WHERE a.article = e.article), 'partners', (SELECT
				coalesce(jsonb_agg(p.slug
					ORDER BY a.position, p.slug), '[]')
			FROM core.article_partner a
			JOIN core.partner p ON p.id = a.partner
			WHERE a.article = e.article));
	END IF;
	IF EXISTS (SELECT FROM core.edition_media WHERE edition = e.id) THEN
		content := content
			|| jsonb_build_object('pictures', core.shown(e.id));
	END IF;
	RETURN content;
END
$$;
DROP FUNCTION core.edition_without_pictures(core.edition);

CREATE OR REPLACE FUNCTION core.search_about_marks(projects bigint[],
	partners bigint[])
RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
	IF projects = '{}' AND partners = '{}' THEN
		RETURN '';
	END IF;
	RETURN array_to_tsvector(ARRAY(
		SELECT '¶project' || p FROM unnest(projects) p
		UNION SELECT '¶partner' || p FROM unnest(partners) p));
END
$$;

-- All titles of a language are taken apart at once.
CREATE OR REPLACE FUNCTION core.search_new_words(wanted bigint[])
RETURNS TABLE (lang text, key text, word text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT DISTINCT ON (t.lang, w.key) t.lang, w.key, w.word
	FROM (SELECT e.lang, string_agg(translate(e.title, '<>&', '   '),
			E'\n' ORDER BY e.id) AS titles
		FROM core.edition e
		WHERE e.id = ANY (wanted) AND e.state = 'approved'
		GROUP BY e.lang) t
	CROSS JOIN LATERAL core.search_words(t.lang, t.titles)
		WITH ORDINALITY AS w (word, key, i)
	WHERE w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> ''
		AND NOT EXISTS (SELECT FROM core.search_word k
			WHERE k.lang = t.lang AND k.key = w.key)
	ORDER BY t.lang, w.key, w.i;
$$;

CREATE OR REPLACE FUNCTION web.end_import() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET gin_pending_list_limit = '1MB' AS $$
DECLARE
	part bigint[];
BEGIN
	DISCARD PLANS;
	FOR part IN SELECT array_agg(t.id) FROM (SELECT e.id,
			row_number() OVER (ORDER BY e.id) / 500 AS n
		FROM core.edition e
		WHERE e.state = 'approved' AND NOT EXISTS (SELECT
			FROM core.search s WHERE s.edition = e.id)) t
		GROUP BY t.n ORDER BY t.n
	LOOP
		PERFORM core.search_put(part);
	END LOOP;
	SET CONSTRAINTS core.search_edition, core.search_edition_again
		IMMEDIATE;
	PERFORM gin_clean_pending_list('core.search_vector');
END
$$;

-- ---- the edition itself -------------------------------------------------

RESET ROLE;
GRANT html TO CURRENT_USER;
SET LOCAL ROLE html;

CREATE OR REPLACE FUNCTION core.put_edition_text(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- A time without an offset is Sofia's.
SET timezone = 'Europe/Sofia' AS $$
DECLARE
	known constant text[] := '{key,lang,slug,title,lead,published,place,
		projects,partners,body_source,body_html}';
	old core.edition;
	new core.edition;
	was_there boolean := false;
	n bigint;
BEGIN
	IF given - known <> '{}' THEN
		PERFORM core.refuse_unknown(given, known);
	END IF;
	INSERT INTO core.article (key) VALUES (given ->> 'key')
	ON CONFLICT (key) DO NOTHING
	RETURNING id INTO new.article;
	new.lang := given ->> 'lang';
	new.slug := given ->> 'slug';
	new.published_at := given ->> 'published';
	new.title := coalesce(given ->> 'title', '');
	new.lead := coalesce(given ->> 'lead', '');
	new.place := given ->> 'place';
	new.body_source := coalesce(given ->> 'body_source', '');
	new.body_html := coalesce(given ->> 'body_html', '');
	new.state := CASE WHEN new.published_at IS NULL
		THEN 'draft' ELSE 'approved' END;
	IF new.article IS NULL THEN
		SELECT id INTO new.article FROM core.article
		WHERE key = given ->> 'key';
		SELECT * INTO old FROM core.edition
		WHERE article = new.article AND lang = new.lang;
		was_there := FOUND;
	END IF;
	-- Somebody decided that, and this does not undo it.
	IF old.state = 'withdrawn' THEN
		new.state := old.state;
		new.published_at := old.published_at;
		new.withdrawn_at := old.withdrawn_at;
	END IF;
	-- Only what was public can have changed for its readers.
	new.changed_at := CASE
		WHEN NOT was_there OR old.state = 'draft'
			OR old.published_at > now()
			THEN coalesce(new.published_at, now())
		WHEN (old.title, old.lead, old.place, old.body_html)
			IS DISTINCT FROM
			(new.title, new.lead, new.place, new.body_html)
			THEN now()
		ELSE old.changed_at END;
	INSERT INTO core.edition AS e (article, lang, slug, state,
		published_at, withdrawn_at, title, lead, place, body_source,
		body_html, changed_at)
	VALUES (new.article, new.lang, new.slug, new.state,
		new.published_at, new.withdrawn_at, new.title, new.lead,
		new.place, new.body_source, new.body_html, new.changed_at)
	ON CONFLICT (article, lang) DO UPDATE
	SET slug = excluded.slug, state = excluded.state,
		published_at = excluded.published_at,
		title = excluded.title, lead = excluded.lead,
		place = excluded.place, body_source = excluded.body_source,
		body_html = excluded.body_html,
		changed_at = excluded.changed_at
	WHERE (e.slug, e.state, e.published_at, e.title, e.lead, e.place,
		e.body_source, e.body_html) IS DISTINCT FROM
		(excluded.slug, excluded.state, excluded.published_at,
		excluded.title, excluded.lead, excluded.place,
		excluded.body_source, excluded.body_html);
	GET DIAGNOSTICS n = ROW_COUNT;
	-- Not inside outcome(): that is put in place of its call, and its CASE
	-- would leave this out for an edition that is new.
	n := n + core.put_about(new.article, given);
	RETURN core.outcome(was_there, n);
END
$$;

RESET ROLE;
REVOKE html FROM CURRENT_USER;

COMMIT;
