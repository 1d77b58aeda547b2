-- Revert newsroom:desk_moves

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION core.refuse_hiding(core.edition, timestamptz);

CREATE OR REPLACE FUNCTION core.typed(moment timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN core.moment(to_char(moment AT TIME ZONE 'Europe/Sofia',
		'YYYY-MM-DD HH24:MI')) = moment
		AND NOT core.is_twice(moment AT TIME ZONE 'Europe/Sofia')
	THEN to_char(moment AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
	ELSE to_char(moment AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') END;

-- Why an edition cannot do what is asked for; NULL where it can.
CREATE OR REPLACE FUNCTION core.move_fault(e core.edition, action text,
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

-- The edition that is called so: by its slug, or by its address with or
-- without the host.
CREATE OR REPLACE FUNCTION core.edition_named(name text, wanted text)
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

-- Two at once: who comes second began from words that do not stand any more,
-- and is told so. Who says no revision may change only his own words.
CREATE OR REPLACE FUNCTION core.refuse_stale(old core.edition, stated text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	last core.revision;
	base core.revision;
BEGIN
	SELECT * INTO last FROM core.revision WHERE edition = old.id
	ORDER BY number DESC LIMIT 1;
	SELECT * INTO base FROM core.revision
	WHERE edition = old.id AND number::text = stated;
	IF stated IS NULL AND last.made_by = core.editor()
		OR core.edition_words(base.content)
			= core.edition_words(last.content) THEN
		RETURN;
	END IF;
	RAISE serialization_failure USING MESSAGE = format(
		'%s was changed by %s: revision %s stands now, and the file %s',
		old.slug, last.made_by, last.number,
		CASE WHEN stated IS NULL THEN 'does not say where it began'
			ELSE 'began from ' || left(stated, 20) END);
END
$$;

-- Take an edition in, as its file says it is. A press officer's (guarded)
-- leaves out what he does not decide, and is compared with what stands; so
-- is every file that says from which revision it began.
CREATE OR REPLACE FUNCTION core.take_edition(given jsonb, guarded boolean,
	forced boolean, OUT id bigint, OUT outcome text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted jsonb := given
		- '{correction,number,revision,translation_of}'::text[];
	old core.edition;
	about bigint;
	more boolean := false;
BEGIN
	IF given ->> 'translation_of' IS NOT NULL OR NOT given ? 'key' THEN
		wanted := wanted || jsonb_build_object('key',
			core.article_key(given));
	END IF;
	SELECT a.id INTO about FROM core.article a
	WHERE a.key = wanted ->> 'key';
	IF guarded AND EXISTS (SELECT FROM core.edition e
		WHERE e.lang = wanted ->> 'lang' AND e.slug = wanted ->> 'slug'
			AND e.article IS DISTINCT FROM about) THEN
		RAISE unique_violation USING MESSAGE = format(
			'another article stands at /%s/news/%s/',
			wanted ->> 'lang', wanted ->> 'slug');
	END IF;
	SELECT * INTO old FROM core.edition e
	WHERE e.article = about AND e.lang = wanted ->> 'lang'
	FOR NO KEY UPDATE;
	IF old.id IS NOT NULL AND NOT forced
		AND (guarded OR given ->> 'revision' IS NOT NULL) THEN
		PERFORM core.refuse_stale(old, given ->> 'revision');
	END IF;
	IF guarded OR given ->> 'published' IS NOT NULL THEN
		wanted := wanted || jsonb_build_object('published',
			core.published_of(given, old));
	END IF;
	IF given ->> 'number' IS NOT NULL THEN
		INSERT INTO core.article (key) VALUES (wanted ->> 'key')
		ON CONFLICT DO NOTHING;
		SELECT a.id INTO about FROM core.article a
		WHERE a.key = wanted ->> 'key';
		more := core.state_number(about, given ->> 'number',
			(wanted ->> 'published')::timestamptz);
	END IF;
	outcome := core.put_edition(wanted);
	SELECT e.id INTO id FROM core.edition e JOIN core.article a
		ON a.id = e.article
	WHERE a.key = wanted ->> 'key' AND e.lang = wanted ->> 'lang';
	IF given ? 'correction' THEN
		more := core.put_correction(id, given ->> 'correction') OR more;
	END IF;
	outcome := CASE WHEN more AND outcome = 'same' THEN 'updated'
		ELSE outcome END;
END
$$;

-- Which edition a file would change, where there is one: its address.
CREATE OR REPLACE FUNCTION web.edition_of(given jsonb)
RETURNS TABLE (lang text, slug text) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_key constant text := CASE WHEN given ->> 'translation_of' IS NULL
			AND given ? 'key' THEN given ->> 'key'
		ELSE core.article_key(given) END;
BEGIN
	RETURN QUERY SELECT e.lang, e.slug::text FROM core.edition e
	JOIN core.article a ON a.id = e.article
	WHERE a.key = found_key AND e.lang = given ->> 'lang';
END
$$;

-- Until a time, or for seven days.
CREATE OR REPLACE FUNCTION web.begin_preview(name text, lang text, secret bytea,
	until text)
RETURNS TABLE (path text, ends text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	moment constant timestamptz := coalesce(core.editor_time(until),
		now() + '7 days'::interval);
BEGIN
	IF core.edition_state(e) IN ('published', 'withdrawn') THEN
		RAISE check_violation USING MESSAGE = e.slug || ' is '
			|| core.edition_state(e) || ': there is nothing to '
			'show ahead';
	ELSIF moment <= now() THEN
		RAISE check_violation USING MESSAGE =
			'a preview cannot end at a time that is over';
	END IF;
	-- What ended long ago is of no use to anybody.
	DELETE FROM core.preview p WHERE p.until < now() - '90 days'::interval;
	INSERT INTO core.preview (hash, edition, made_by, until)
	VALUES (secret, e.id, core.editor(), moment);
	RETURN QUERY SELECT core.path(e.lang, 'edition', e.slug) || 'preview/',
		core.typed(date_trunc('minute', moment));
END
$$;

COMMIT;
