-- Deploy newsroom:revisions
-- Nothing that stood on a page is ever overwritten: each change of an edition
-- is a revision, with who made it and when. What an editor decides of an
-- edition's life is a function each.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.revision (
	edition bigint NOT NULL REFERENCES core.edition ON DELETE CASCADE,
	number integer NOT NULL CHECK (number > 0),
	made_at timestamptz NOT NULL DEFAULT now(),
	made_by core.words NOT NULL,
	content jsonb NOT NULL,
	PRIMARY KEY (edition, number)
);
COMMENT ON TABLE core.revision IS
	'What an edition was after each transaction that changed it.';

-- Who is at work: the person whom the command names, or the role.
CREATE FUNCTION core.editor() RETURNS text LANGUAGE sql STABLE
RETURN coalesce(nullif(current_setting('newsroom.editor', true), ''),
	session_user);

CREATE FUNCTION web.act_as(editor text) RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
	SELECT set_config('newsroom.editor', left(editor, 200), false);
$$;

-- All of an edition that an editor decides, and what its article is about.
CREATE FUNCTION core.edition_content(e core.edition) RETURNS jsonb
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

-- Note what an edition is now, where it is not what was noted last.
CREATE FUNCTION core.revise(wanted bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
-- So that the same moment is always the same text.
SET timezone = 'UTC' AS $$
DECLARE
	stands core.edition;
	last core.revision;
	content jsonb;
BEGIN
	SELECT * INTO stands FROM core.edition WHERE id = wanted
	FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	content := core.edition_content(stands);
	SELECT * INTO last FROM core.revision WHERE edition = wanted
	ORDER BY number DESC LIMIT 1;
	IF content IS DISTINCT FROM last.content THEN
		INSERT INTO core.revision (edition, number, made_by, content)
		VALUES (wanted, coalesce(last.number, 0) + 1, core.editor(),
			content);
	END IF;
END
$$;

-- At the end of a transaction, so that all it did to an edition is one.
CREATE FUNCTION core.revise_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.revise(NEW.id);
	RETURN NULL;
END
$$;
CREATE FUNCTION core.revise_article() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.revise(e.id) FROM core.edition e
	WHERE e.article IN (OLD.article, NEW.article);
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER revise_edition
	AFTER INSERT OR UPDATE ON core.edition
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.revise_edition();
CREATE CONSTRAINT TRIGGER revise_article
	AFTER INSERT OR UPDATE OR DELETE ON core.article_project
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.revise_article();
CREATE CONSTRAINT TRIGGER revise_article
	AFTER INSERT OR UPDATE OR DELETE ON core.article_partner
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.revise_article();
SELECT core.revise(id) FROM core.edition;

-- What a person calls the state of an edition at this moment.
CREATE FUNCTION core.edition_state(e core.edition) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN e.state <> 'approved' THEN e.state
	WHEN e.published_at <= now() THEN 'published'
	WHEN e.embargoed THEN 'embargoed' ELSE 'scheduled' END;

-- A moment as an editor types it: by Sofia's clocks, where they say it once.
CREATE FUNCTION core.typed(moment timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN core.moment(to_char(moment AT TIME ZONE 'Europe/Sofia',
		'YYYY-MM-DD HH24:MI')) = moment
	THEN to_char(moment AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
	ELSE to_char(moment AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') END;

-- The edition that is called so: by its slug, or by its address with or
-- without the host.
CREATE FUNCTION core.edition_named(name text, wanted text)
RETURNS core.edition LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part constant text[] := regexp_match(name,
		'^(?:https?://[^/]+)?(?:/?([a-z]{2})/(?:news/)?)?([a-z0-9-]+)/?$');
	found_there core.edition[] := ARRAY(SELECT e FROM core.edition e
		WHERE e.slug = part[2]
			AND e.lang = coalesce(wanted, part[1], e.lang));
BEGIN
	IF cardinality(found_there) > 1 THEN
		RAISE cardinality_violation USING MESSAGE =
			format('%s is in several languages: say which',
				part[2]);
	ELSIF cardinality(found_there) = 0 THEN
		RAISE no_data_found USING MESSAGE = format(
			'there is no edition %s%s', left(name, 200),
			' in ' || wanted);
	END IF;
	RETURN found_there[1];
END
$$;

-- As a list or a report shows it.
CREATE VIEW core.edition_record AS
SELECT e.id, e.lang, e.slug, core.edition_state(e) AS state,
	core.typed(e.published_at) AS published, e.published_at,
	e.title, a.key, e.changed_at,
	(SELECT max(r.number) FROM core.revision r WHERE r.edition = e.id)
		AS revision
FROM core.edition e JOIN core.article a ON a.id = e.article;
COMMENT ON VIEW core.edition_record IS
	'Every edition, whatever its state, for editors.';

-- Those of a state and a language, or of any where that is NULL: who changed
-- last first.
CREATE FUNCTION web.edition_records(state text, lang text, most bigint)
RETURNS SETOF core.edition_record LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM core.edition_record r
	WHERE r.state = coalesce(edition_records.state, r.state)
		AND r.lang = coalesce(edition_records.lang, r.lang)
	ORDER BY r.changed_at DESC, r.id DESC LIMIT most;
$$;

-- What stood in an edition at a revision; NULL is the last.
CREATE FUNCTION web.edition_at(name text, lang text, revision integer)
RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	r core.revision;
BEGIN
	SELECT * INTO r FROM core.revision x
	WHERE x.edition = e.id AND x.number = coalesce(revision, x.number)
	ORDER BY x.number DESC LIMIT 1;
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format(
			'%s has no revision %s', e.slug, revision);
	END IF;
	RETURN r.content || jsonb_build_object('lang', e.lang, 'revision',
		r.number, 'made_by', r.made_by, 'published',
		core.typed((r.content ->> 'published_at')::timestamptz));
END
$$;

-- All that happened to an edition, the newest first.
CREATE FUNCTION web.edition_history(name text, lang text)
RETURNS TABLE (number integer, made text, made_by text, changed text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT r.number, to_char(r.made_at AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI:SS'), r.made_by,
		CASE WHEN r.number = 1 THEN 'made'
			ELSE (SELECT string_agg(n.key, ', ' ORDER BY n.key)
			FROM jsonb_each(r.content) n
			LEFT JOIN jsonb_each(b.content) o USING (key)
			WHERE n.value IS DISTINCT FROM o.value
				AND n.key <> 'body_html') END
	FROM core.revision r
	LEFT JOIN core.revision b
		ON b.edition = r.edition AND b.number = r.number - 1
	WHERE r.edition = (core.edition_named(name, lang)).id
	ORDER BY r.number DESC;
$$;

-- Put the words of an edition back to what they were; its address and its
-- life stay as they are now. Returns its new revision.
CREATE FUNCTION web.edition_restore(name text, lang text, revision integer)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	was constant jsonb := web.edition_at(name, lang, revision);
BEGIN
	UPDATE core.edition SET title = was ->> 'title',
		lead = was ->> 'lead', place = was ->> 'place',
		body_source = was ->> 'body_source',
		body_html = was ->> 'body_html',
		changed_at = CASE WHEN core.edition_state(e) = 'published'
			THEN now() ELSE changed_at END
	WHERE id = e.id AND (edition.title, edition.lead, edition.place,
			edition.body_source, edition.body_html)
		IS DISTINCT FROM (was ->> 'title', was ->> 'lead',
			was ->> 'place', was ->> 'body_source',
			was ->> 'body_html');
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format(
			'%s has the words of revision %s already', e.slug,
			revision);
	END IF;
	PERFORM core.revise(e.id);
	RETURN (SELECT max(number) FROM core.revision WHERE edition = e.id);
END
$$;

-- Why an edition cannot do what is asked for; NULL where it can.
CREATE FUNCTION core.move_fault(e core.edition, action text,
	moment timestamptz) RETURNS text LANGUAGE sql STABLE
RETURN CASE
	WHEN action IN ('publish', 'schedule', 'embargo', 'hold')
		AND core.edition_state(e) = 'published'
		THEN 'has been public since ' || core.typed(e.published_at)
	WHEN action = 'publish' THEN NULL
	WHEN action IN ('schedule', 'embargo') AND e.state = 'withdrawn'
		THEN 'is withdrawn: publish brings it back'
	WHEN action IN ('schedule', 'embargo') AND moment <= now()
		THEN 'cannot wait for a time that is over'
	WHEN action = 'hold' AND e.state <> 'approved' THEN 'waits for nothing'
	WHEN action = 'withdraw' AND core.edition_state(e) <> 'published'
		THEN 'is not public: nobody can have seen it' END;

-- Decide of an edition's life: publish (now, or back from withdrawal),
-- schedule or embargo (from a moment on), hold (a draft again), withdraw.
CREATE FUNCTION web.edition_move(name text, wanted text, action text,
	at text) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	moment constant timestamptz := core.moment(at);
	e core.edition := core.edition_named(name, wanted);
	fault text;
BEGIN
	SELECT * INTO e FROM core.edition x WHERE x.id = e.id
	FOR NO KEY UPDATE;
	IF action IN ('schedule', 'embargo') AND moment IS NULL THEN
		RAISE datetime_field_overflow USING MESSAGE = format(
			'%s is no time', at);
	END IF;
	fault := core.move_fault(e, action, moment);
	IF fault IS NOT NULL THEN
		RAISE check_violation USING MESSAGE = e.slug || ' ' || fault;
	END IF;
	UPDATE core.edition x SET state = CASE action
			WHEN 'hold' THEN 'draft'
			WHEN 'withdraw' THEN 'withdrawn' ELSE 'approved' END,
		embargoed = action = 'embargo',
		published_at = CASE WHEN action = 'hold' THEN NULL
			WHEN action IN ('schedule', 'embargo') THEN moment
			WHEN e.state IN ('draft', 'approved')
				AND action = 'publish' THEN now()
			ELSE x.published_at END,
		withdrawn_at = CASE WHEN action = 'withdraw' THEN now() END,
		changed_at = CASE WHEN action IN ('publish', 'schedule',
			'embargo') AND e.state <> 'withdrawn'
			THEN coalesce(moment, now()) ELSE x.changed_at END
	WHERE x.id = e.id;
	PERFORM core.revise(e.id);
	RETURN QUERY SELECT * FROM core.edition_record r WHERE r.id = e.id;
END
$$;

GRANT EXECUTE ON FUNCTION web.act_as(text), web.edition_records(text, text, bigint),
	web.edition_at(text, text, integer), web.edition_history(text, text),
	web.edition_restore(text, text, integer),
	web.edition_move(text, text, text, text) TO editor;

COMMIT;
