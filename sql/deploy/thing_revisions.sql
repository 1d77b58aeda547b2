-- Deploy newsroom:thing_revisions
-- A project, a partner and a page are kept as they were, as an edition is: each
-- change is a revision, and of two who change one the second is told.

BEGIN;

SET LOCAL ROLE owner;

-- It stays where the thing goes, so that it can be told what there was.
CREATE TABLE core.thing_revision (
	kind text NOT NULL CHECK (kind IN ('project', 'partner', 'page')),
	thing bigint NOT NULL,
	-- A page is a file for each language; the others are one for all: ''.
	lang text NOT NULL CHECK ((lang <> '') = (kind = 'page')),
	number integer NOT NULL CHECK (number > 0),
	made_at timestamptz NOT NULL DEFAULT now(),
	-- Nobody's is what stood before revisions were kept.
	made_by core.words CHECK (made_by IS NOT NULL OR number = 1),
	text text NOT NULL,
	PRIMARY KEY (kind, thing, lang, number)
);
COMMENT ON TABLE core.thing_revision IS
	'The file of a project, a partner or a page after each transaction that '
	'changed it.';

-- What each change of a part of a thing asks for. A function in SQL that has a
-- subquery is planned at each call, so these are PL/pgSQL.
CREATE OR REPLACE FUNCTION core.yaml_members(given jsonb, names text[],
	indent text) RETURNS text LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT string_agg(core.yaml_member(n, given -> n, indent), ''
		ORDER BY i)
	FROM unnest(names) WITH ORDINALITY AS x (n, i));
END
$$;

CREATE OR REPLACE FUNCTION core.thing_text(kind text, wanted text,
	wanted_lang text)
RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF kind = 'project' THEN
		RETURN (SELECT core.yaml_members(to_jsonb(p)
				|| jsonb_build_object('programme', (SELECT slug
				FROM core.programme g WHERE g.id = p.programme)),
				'{slug,eu_funded,programme,call,grant_number,
				reference,starts_on,ends_on,website,currency,
				total_amount,grant_amount,eu_amount,
				national_amount,amounts_are_approximate}', '')
			|| coalesce((SELECT E'participants:\n' || string_agg(
				'  - {partner: ' || o.slug || ', role: '
					|| x.role || E'}\n', ''
				ORDER BY x.position)
				FROM core.participation x
				JOIN core.partner o ON o.id = x.partner
				WHERE x.project = p.id), '')
			|| (SELECT string_agg(t.lang || E':\n'
				|| core.yaml_members(to_jsonb(t)
					|| jsonb_build_object('body',
						t.body_source),
					'{name,title,lead,body}', '  '),
				'' ORDER BY l.position)
				FROM core.project_text t
				JOIN core.language l ON l.code = t.lang
				WHERE t.project = p.id)
			FROM core.project p WHERE p.slug = wanted);
	ELSIF kind = 'partner' THEN
		RETURN (SELECT core.yaml_members(to_jsonb(p),
				'{slug,country,website}', '')
			|| (SELECT string_agg(t.lang || E':\n'
				|| core.yaml_members(to_jsonb(t), '{name,lead}',
					'  '), '' ORDER BY l.position)
				FROM core.partner_text t
				JOIN core.language l ON l.code = t.lang
				WHERE t.partner = p.id)
			FROM core.partner p WHERE p.slug = wanted);
	ELSIF kind = 'page' THEN
		RETURN (SELECT E'---\n' || core.yaml_members(to_jsonb(t)
				|| jsonb_build_object('slug', p.slug),
				'{title,lang,slug,lead}', '')
			|| E'---\n\n' || t.body_source
			FROM core.page p JOIN core.page_text t ON t.page = p.id
			WHERE p.slug = wanted AND t.lang = wanted_lang);
	END IF;
	RETURN NULL;
END
$$;

-- Note what a thing is now, where it is not what was noted last.
CREATE FUNCTION core.revise_thing(of_kind text, wanted bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own text;
	of_lang text;
	stands text;
	last core.thing_revision;
BEGIN
	-- Two who change one thing come one after another.
	EXECUTE format('SELECT slug FROM core.%I WHERE id = $1
		FOR NO KEY UPDATE', of_kind) INTO own USING wanted;
	FOR of_lang IN SELECT '' WHERE of_kind <> 'page' UNION ALL
		SELECT t.lang FROM core.page_text t
		WHERE of_kind = 'page' AND t.page = wanted
	LOOP
		stands := core.thing_text(of_kind, own, of_lang);
		SELECT * INTO last FROM core.thing_revision r
		WHERE r.kind = of_kind AND r.thing = wanted
			AND r.lang = of_lang
		ORDER BY r.number DESC LIMIT 1;
		IF stands IS NOT NULL AND stands IS DISTINCT FROM last.text
			THEN
			INSERT INTO core.thing_revision (kind, thing, lang,
				number, made_by, text)
			VALUES (of_kind, wanted, of_lang,
				coalesce(last.number, 0) + 1, core.editor(),
				stands);
		END IF;
	END LOOP;
END
$$;

-- At the end of a transaction, so that all it did to a thing is one. Called
-- with the kind of thing, and the column that has its number.
CREATE FUNCTION core.revise_things() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.revise_thing(TG_ARGV[0],
		(to_jsonb(coalesce(NEW, OLD)) ->> TG_ARGV[1])::bigint);
	RETURN NULL;
END
$$;

-- A project names its partners by their slugs.
CREATE FUNCTION core.revise_its_projects() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.revise_thing('project', project)
	FROM (SELECT DISTINCT o.project FROM core.participation o
		WHERE o.partner = NEW.id ORDER BY o.project) AS its;
	RETURN NULL;
END
$$;

DO $$
DECLARE
	part record;
BEGIN
	FOR part IN SELECT * FROM (VALUES
		('project', 'INSERT OR UPDATE', 'project', 'id'),
		('project_text', 'INSERT OR UPDATE OR DELETE', 'project',
			'project'),
		('participation', 'INSERT OR UPDATE OR DELETE', 'project',
			'project'),
		('partner', 'INSERT OR UPDATE', 'partner', 'id'),
		('partner_text', 'INSERT OR UPDATE OR DELETE', 'partner',
			'partner'),
		('page', 'UPDATE', 'page', 'id'),
		('page_text', 'INSERT OR UPDATE', 'page', 'page'))
		AS p (name, events, kind, number)
	LOOP
		EXECUTE format('CREATE CONSTRAINT TRIGGER revise_thing
			AFTER %s ON core.%I DEFERRABLE INITIALLY DEFERRED
			FOR EACH ROW EXECUTE FUNCTION core.revise_things(%L, %L)',
			part.events, part.name, part.kind, part.number);
	END LOOP;
END
$$;
CREATE CONSTRAINT TRIGGER revise_its_projects
	AFTER UPDATE ON core.partner DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (OLD.slug <> NEW.slug)
	EXECUTE FUNCTION core.revise_its_projects();

SELECT core.revise_thing('project', id) FROM core.project;
SELECT core.revise_thing('partner', id) FROM core.partner;
SELECT core.revise_thing('page', id) FROM core.page;
UPDATE core.thing_revision SET made_by = NULL;

-- The thing that is called so, also by an earlier slug; NULL for none.
CREATE FUNCTION core.thing_named(of_kind text, name text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_there bigint;
BEGIN
	IF of_kind NOT IN ('project', 'partner', 'page') THEN
		RAISE invalid_parameter_value USING MESSAGE = format(
			'there is no kind %s', of_kind);
	END IF;
	EXECUTE format('SELECT coalesce(
			(SELECT id FROM core.%1$I WHERE slug = $1),
			(SELECT m.%1$I FROM core.language l
			JOIN core.moved m
				ON m.path = core.path(l.code, %1$L, $1)
			WHERE m.%1$I IS NOT NULL LIMIT 1))', of_kind)
		INTO found_there USING name;
	RETURN found_there;
END
$$;

-- So a file of before a thing was renamed, and a revision, name it as it was
-- called then.
CREATE OR REPLACE FUNCTION core.project_id(wanted text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found bigint;
BEGIN
	SELECT id INTO found FROM core.project WHERE slug = wanted;
	IF found IS NULL THEN
		found := core.thing_named('project', wanted);
	END IF;
	IF found IS NULL THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no project %s', wanted);
	END IF;
	RETURN found;
END
$$;

CREATE OR REPLACE FUNCTION core.partner_id(wanted text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found bigint;
BEGIN
	SELECT id INTO found FROM core.partner WHERE slug = wanted;
	IF found IS NULL THEN
		found := core.thing_named('partner', wanted);
	END IF;
	IF found IS NULL THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no partner %s', wanted);
	END IF;
	RETURN found;
END
$$;

CREATE FUNCTION core.refuse_no_thing(of_kind text, name text, in_lang text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RAISE no_data_found USING MESSAGE = format('there is no %s %s%s',
		of_kind, left(name, 200), CASE of_kind WHEN 'page'
			THEN ' in ' || in_lang ELSE '' END);
END
$$;

-- A thing at a revision (NULL: the last): its file, with the slug that it has
-- now, and the words that it had then.
CREATE FUNCTION web.thing_file(of_kind text, name text, in_lang text,
	wanted integer)
RETURNS TABLE (slug text, revision integer, text text, words text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant bigint := core.thing_named(of_kind, name);
	file_lang constant text := CASE of_kind WHEN 'page' THEN in_lang
		ELSE '' END;
BEGIN
	EXECUTE format('SELECT slug FROM core.%I WHERE id = $1', of_kind)
		INTO slug USING own;
	SELECT r.number, r.text INTO revision, words
	FROM core.thing_revision r
	WHERE r.kind = of_kind AND r.thing = own AND r.lang = file_lang
		AND r.number = coalesce(wanted, r.number)
	ORDER BY r.number DESC LIMIT 1;
	IF revision IS NULL AND EXISTS (SELECT FROM core.thing_revision r
		WHERE r.kind = of_kind AND r.thing = own AND r.lang = file_lang)
		THEN
		RAISE no_data_found USING MESSAGE = format(
			'%s has no revision %s', slug, wanted);
	ELSIF revision IS NULL THEN
		PERFORM core.refuse_no_thing(of_kind, name, in_lang);
	END IF;
	text := regexp_replace(words, E'(^|\n)slug: [^\n]*\n',
		format(E'\\1slug: %s\nrevision: %s\n', to_jsonb(slug),
			revision));
	RETURN NEXT;
END
$$;

-- All that happened to a thing, the newest first: made, changed, or put back
-- to what it was at an earlier revision.
CREATE FUNCTION web.thing_history(of_kind text, name text, in_lang text)
RETURNS TABLE (number integer, made text, made_by text, again integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant bigint := core.thing_named(of_kind, name);
BEGIN
	RETURN QUERY SELECT r.number, to_char(r.made_at
			AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI:SS'),
		r.made_by::text, max(r.number) OVER (PARTITION BY md5(r.text)
			ORDER BY r.number ROWS BETWEEN UNBOUNDED PRECEDING
			AND 1 PRECEDING)
	FROM core.thing_revision r
	WHERE r.kind = of_kind AND r.thing = own
		AND r.lang = CASE of_kind WHEN 'page' THEN in_lang ELSE '' END
	ORDER BY r.number DESC;
	IF NOT FOUND THEN
		PERFORM core.refuse_no_thing(of_kind, name, in_lang);
	END IF;
END
$$;

-- Of two who change a thing the second is told, as with an edition.
CREATE FUNCTION core.refuse_stale_thing(of_kind text, given jsonb)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant text := given ->> 'slug';
	stated constant text := given ->> 'revision';
	last core.thing_revision;
	base text;
BEGIN
	SELECT * INTO last FROM core.thing_revision r
	WHERE r.kind = of_kind AND r.thing = core.thing_named(of_kind, own)
		AND r.lang = CASE of_kind WHEN 'page' THEN given ->> 'lang'
			ELSE '' END
	ORDER BY r.number DESC LIMIT 1;
	IF NOT FOUND AND stated <> '0' THEN
		RAISE no_data_found USING MESSAGE = format(
			'no %s is called %s yet, and the file began from %s: '
			'leave out its `revision` where it is a new one', of_kind,
			own, left(stated, 20));
	ELSIF NOT FOUND THEN
		RETURN;
	END IF;
	SELECT r.text INTO base FROM core.thing_revision r
	WHERE (r.kind, r.thing, r.lang, r.number::text)
		= (last.kind, last.thing, last.lang, stated);
	IF stated IS NULL AND coalesce(last.made_by, core.editor())
			= core.editor()
		OR base = last.text THEN
		RETURN;
	ELSIF last.made_by IS NULL THEN
		RAISE serialization_failure USING CONSTRAINT =
			'revision_stands', MESSAGE = format(
			'%s stands already: revision %s stands now, and the '
			'file began from %s', own, last.number,
			left(stated, 20));
	END IF;
	RAISE serialization_failure USING CONSTRAINT = 'revision_stands',
		MESSAGE = format(
		'%s was changed by %s: revision %s stands now, and the file %s',
		own, last.made_by, last.number,
		CASE WHEN stated IS NULL THEN 'does not say where it began'
			ELSE 'began from ' || left(stated, 20) END);
END
$$;

-- Who changes a thing that stands waits for who is changing it.
CREATE FUNCTION core.lock_thing(of_kind text, own text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM FROM core.project p JOIN core.project_text t ON t.project = p.id
	WHERE of_kind = 'project' AND p.slug = own FOR NO KEY UPDATE;
	PERFORM FROM core.partner p JOIN core.partner_text t ON t.partner = p.id
	WHERE of_kind = 'partner' AND p.slug = own FOR NO KEY UPDATE;
	PERFORM FROM core.page p JOIN core.page_text t ON t.page = p.id
	WHERE of_kind = 'page' AND p.slug = own FOR NO KEY UPDATE;
END
$$;

-- Take in the file of a thing; forced: whatever was changed since it began.
-- Those who do it come one after another: there are few; of what an import
-- does, only the same thing is waited for.
CREATE FUNCTION web.take_thing(of_kind text, given jsonb, forced boolean)
RETURNS TABLE (outcome text, revision integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant text := given ->> 'slug';
	wanted constant jsonb := given - 'revision';
	was text;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('web.put_thing'));
	PERFORM core.lock_thing(of_kind, own);
	was := core.thing_text(of_kind, own, given ->> 'lang');
	BEGIN
		outcome := CASE of_kind
			WHEN 'project' THEN web.put_project(wanted)
			WHEN 'partner' THEN web.put_partner(wanted)
			WHEN 'page' THEN web.put_page(wanted) END;
	EXCEPTION WHEN unique_violation THEN
		-- Its address leads to what is called otherwise now.
		IF NOT forced THEN
			PERFORM core.refuse_stale_thing(of_kind, given);
		END IF;
		RAISE;
	END;
	-- Who says what stands already overwrites nothing.
	IF NOT forced AND was IS DISTINCT FROM core.thing_text(of_kind, own,
		given ->> 'lang') THEN
		PERFORM core.refuse_stale_thing(of_kind, given);
	END IF;
	PERFORM core.revise_thing(of_kind, core.thing_named(of_kind, own));
	SELECT t.revision INTO revision
	FROM web.thing_file(of_kind, own, given ->> 'lang', NULL) t;
	RETURN NEXT;
END
$$;

-- Call a project or a partner otherwise: its old address leads to the new one.
CREATE FUNCTION web.rename_thing(of_kind text, name text, new_slug text)
RETURNS TABLE (path text, revision integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant bigint := core.thing_named(of_kind, name);
BEGIN
	IF own IS NULL OR of_kind = 'page' THEN
		PERFORM core.refuse_no_thing(of_kind, name, '');
	END IF;
	PERFORM pg_advisory_xact_lock(hashtext('web.put_thing'));
	EXECUTE format('UPDATE core.%I SET slug = $1 WHERE id = $2', of_kind)
		USING new_slug, own;
	PERFORM core.revise_thing(of_kind, own);
	RETURN QUERY SELECT core.path((SELECT l.code FROM core.language l
			ORDER BY l.position LIMIT 1), of_kind, t.slug),
		t.revision
	FROM web.thing_file(of_kind, new_slug, NULL, NULL) t;
END
$$;

-- The same without its revision: a folder's file may be one that an editor was
-- shown, which says where it began, and is compared as his is.
CREATE FUNCTION web.not_stale(of_kind text, given jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF given ->> 'revision' IS NOT NULL THEN
		PERFORM core.lock_thing(of_kind, given ->> 'slug');
		PERFORM core.refuse_stale_thing(of_kind, given);
	END IF;
	RETURN given - 'revision';
END
$$;

REVOKE ALL ON FUNCTION web.thing_file(text, text, text, integer),
	web.thing_history(text, text, text),
	web.take_thing(text, jsonb, boolean),
	web.rename_thing(text, text, text), web.not_stale(text, jsonb)
	FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.thing_file(text, text, text, integer),
	web.thing_history(text, text, text),
	web.take_thing(text, jsonb, boolean),
	web.rename_thing(text, text, text), web.not_stale(text, jsonb)
	TO editor;

COMMIT;
