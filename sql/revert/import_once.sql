-- Revert newsroom:import_once

BEGIN;

DO $$
BEGIN
	EXECUTE format('ALTER DATABASE %I RESET gin_pending_list_limit',
		current_database());
END
$$;
SET LOCAL ROLE owner;
ALTER INDEX core.search_vector SET (gin_pending_list_limit = 256);

CREATE OR REPLACE FUNCTION core.keep_number(given jsonb) RETURNS boolean
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

CREATE OR REPLACE FUNCTION core.free_slug(given jsonb) RETURNS text
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

CREATE OR REPLACE FUNCTION web.take_edition(given jsonb, OUT outcome text, OUT note text)
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

CREATE OR REPLACE FUNCTION core.put_edition(given jsonb) RETURNS text
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

DROP FUNCTION core.put_about(bigint, jsonb);
ALTER FUNCTION core.change_about(bigint, jsonb) RENAME TO put_about;

CREATE OR REPLACE FUNCTION core.month(moment timestamptz) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN date_trunc('month', moment AT TIME ZONE 'Europe/Sofia')::date;

CREATE OR REPLACE FUNCTION core.keep_count() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF core.is_import() THEN
		INSERT INTO core.import_month (lang, month, n)
		SELECT x.lang, core.month(x.published_at), x.n
		FROM (VALUES (OLD.lang, OLD.state, OLD.published_at, -1),
			(NEW.lang, NEW.state, NEW.published_at, 1))
			AS x (lang, state, published_at, n)
		WHERE x.state = 'approved';
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

CREATE FUNCTION core.edition_without_pictures(e core.edition) RETURNS jsonb
LANGUAGE sql STABLE
RETURN to_jsonb(e) - '{id,article,lang,changed_at,approved_at}'::text[]
	|| jsonb_build_object('projects', (SELECT
			coalesce(jsonb_agg(p.slug ORDER BY a.position, p.slug),
				'[]')
		FROM core.article_project a
		JOIN core.project p ON p.id = a.project
		WHERE a.article = e.article), 'partners', (SELECT
			coalesce(jsonb_agg(p.slug ORDER BY a.position, p.slug),
				'[]')
		FROM core.article_partner a
		JOIN core.partner p ON p.id = a.partner
		WHERE a.article = e.article));

CREATE OR REPLACE FUNCTION core.edition_content(e core.edition) RETURNS jsonb
LANGUAGE sql STABLE
RETURN core.edition_without_pictures(e) || CASE
	WHEN core.shown(e.id) IS NULL THEN '{}'
	ELSE jsonb_build_object('pictures', core.shown(e.id)) END;

CREATE OR REPLACE FUNCTION core.search_about_marks(projects bigint[], partners bigint[])
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(ARRAY(
	SELECT '¶project' || p FROM unnest(projects) p
	UNION SELECT '¶partner' || p FROM unnest(partners) p));

CREATE OR REPLACE FUNCTION core.search_new_words(wanted bigint[])
RETURNS TABLE (lang text, key text, word text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT DISTINCT ON (e.lang, w.key) e.lang, w.key, w.word
	FROM core.edition e CROSS JOIN LATERAL core.search_words(e.lang,
		translate(e.title, '<>&', '   ')) WITH ORDINALITY
		AS w (word, key, i)
	WHERE e.id = ANY (wanted) AND e.state = 'approved'
		AND w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> ''
		AND NOT EXISTS (SELECT FROM core.search_word k
			WHERE k.lang = e.lang AND k.key = w.key)
	ORDER BY e.lang, w.key, e.id, w.i;
$$;

CREATE OR REPLACE FUNCTION web.end_import() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
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
END
$$;

RESET ROLE;
GRANT html TO CURRENT_USER;
SET LOCAL ROLE html;

CREATE OR REPLACE FUNCTION core.put_edition_text(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- A time without an offset is Sofia's.
SET timezone = 'Europe/Sofia' AS $$
DECLARE
	old core.edition;
	new core.edition;
	was_there boolean;
	n bigint;
BEGIN
	PERFORM core.refuse_unknown(given, '{key,lang,slug,title,lead,
		published,place,projects,partners,body_source,body_html}');
	INSERT INTO core.article (key) VALUES (given ->> 'key')
	ON CONFLICT (key) DO NOTHING;
	new := jsonb_populate_record(NULL::core.edition, jsonb_build_object(
		'lang', given -> 'lang', 'slug', given -> 'slug',
		'title', coalesce(given ->> 'title', ''),
		'lead', coalesce(given ->> 'lead', ''),
		'place', given -> 'place',
		'published_at', given -> 'published',
		'body_source', coalesce(given ->> 'body_source', ''),
		'body_html', coalesce(given ->> 'body_html', '')));
	SELECT id INTO new.article FROM core.article
	WHERE key = given ->> 'key';
	new.state := CASE WHEN new.published_at IS NULL
		THEN 'draft' ELSE 'approved' END;
	SELECT * INTO old FROM core.edition
	WHERE article = new.article AND lang = new.lang;
	was_there := FOUND;
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
