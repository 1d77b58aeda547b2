-- Deploy newsroom:desk_moves
-- A press officer is told what is so, and what to do instead.

BEGIN;

SET LOCAL ROLE owner;

-- A moment as one types it; in UTC where the clock here shows it twice.
CREATE OR REPLACE FUNCTION core.typed(moment timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN CASE
	WHEN core.is_twice(moment AT TIME ZONE 'Europe/Sofia')
		THEN to_char(moment AT TIME ZONE 'UTC',
			'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
	WHEN core.moment(to_char(moment AT TIME ZONE 'Europe/Sofia',
		'YYYY-MM-DD HH24:MI')) = moment
		THEN to_char(moment AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI')
	WHEN core.moment(to_char(moment AT TIME ZONE 'Europe/Sofia',
		'YYYY-MM-DD HH24:MI:SS')) = moment
		THEN to_char(moment AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI:SS')
	ELSE to_char(moment AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') END;

-- Why an edition cannot be moved so, behind its name; NULL where it can.
CREATE OR REPLACE FUNCTION core.move_fault(e core.edition, action text,
	moment timestamptz) RETURNS text LANGUAGE sql STABLE
RETURN CASE core.edition_state(e)
	WHEN 'published' THEN CASE
		WHEN action <> 'withdraw' THEN 'has been public since '
			|| core.typed(date_trunc('minute', (e).published_at))
			|| CASE WHEN action = 'publish'
				THEN ' already: import or edit changes its words'
				ELSE ': what was seen can only be withdrawn' END
		END
	WHEN 'withdrawn' THEN CASE
		WHEN action <> 'publish' THEN 'was withdrawn on '
			|| core.typed(date_trunc('minute', (e).withdrawn_at))
			|| CASE WHEN action = 'withdraw' THEN ' already'
				ELSE ': only publish brings it back, at its '
				'old time' END
		END
	ELSE CASE
		WHEN action IN ('schedule', 'embargo') AND moment <= now()
			THEN 'cannot wait for ' || core.typed(moment)
			|| ', a time that is over: publish makes it public now'
		WHEN action = 'hold' AND (e).state = 'draft'
			THEN 'is a draft already, and waits for no time'
		WHEN action = 'withdraw' AND (e).state = 'draft'
			THEN 'is a draft: nobody can have seen it, and there is '
			'nothing to withdraw'
		WHEN action = 'withdraw'
			THEN 'is ' || core.edition_state(e) || ' for '
			|| core.typed(date_trunc('minute', (e).published_at))
			|| ': nobody can have seen it; hold makes it a draft '
			'again'
		END
	END;

-- The edition that is called so: by its slug, also an earlier one, or by its
-- address.
CREATE OR REPLACE FUNCTION core.edition_named(name text, wanted text)
RETURNS core.edition LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part constant text[] := regexp_match(name,
		'^(?:https?://[^/]+)?(?:/?([a-z]{2})/(?:news/)?)?([a-z0-9-]+)/?$');
	there core.edition[] := ARRAY(SELECT e FROM core.edition e
		WHERE e.slug = part[2]
			AND e.lang = coalesce(wanted, part[1], e.lang));
BEGIN
	IF cardinality(there) = 0 THEN
		there := ARRAY(SELECT e FROM core.language l
			JOIN core.moved m ON m.path = '/' || l.code || '/news/'
				|| part[2] || '/'
			JOIN core.edition e ON e.id = m.edition
			WHERE e.lang = coalesce(wanted, part[1], e.lang));
	END IF;
	IF cardinality(there) > 1 THEN
		RAISE cardinality_violation USING MESSAGE = format(
			'%s is in several languages: say which by --language',
			part[2]);
	ELSIF cardinality(there) = 0 THEN
		RAISE no_data_found USING MESSAGE = format(
			'there is no edition %s%s', left(name, 200),
			' in ' || wanted);
	END IF;
	RETURN there[1];
END
$$;

-- Of two who change a text the second is told; so is who takes a new text for
-- one that stands, since both have the same slug.
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
	ELSIF stated = '0' THEN
		RAISE serialization_failure USING MESSAGE = format(
			'%s/%s stands already, and the file is of a new text: '
			'write another slug, or `revision: %s` to change the '
			'one that stands', old.lang, old.slug, last.number);
	END IF;
	RAISE serialization_failure USING MESSAGE = format(
		'%s was changed by %s: revision %s stands now, and the file %s',
		old.slug, last.made_by, last.number,
		CASE WHEN stated IS NULL THEN 'does not say where it began'
			ELSE 'began from ' || left(stated, 20) END);
END
$$;

-- What was public stays public until it is withdrawn: a file's time may say
-- that it became so earlier, and no more.
CREATE FUNCTION core.refuse_hiding(old core.edition, moment timestamptz)
RETURNS void LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF core.edition_state(old) = 'published'
		AND (moment <= now()) IS NOT TRUE THEN
		RAISE check_violation USING MESSAGE = format(
			'its `published` %s, and %s has been public since %s: '
			'what was seen can only be withdrawn',
			CASE WHEN moment IS NULL THEN 'is empty'
				ELSE 'is to come' END, old.slug,
			core.typed(date_trunc('minute', old.published_at)));
	END IF;
END
$$;

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
	IF given ->> 'translation_of' IS NOT NULL OR NOT given ? 'key'
		OR guarded AND given ->> 'key' IS NULL THEN
		wanted := wanted || jsonb_build_object('key',
			core.article_key(given));
	END IF;
	SELECT a.id INTO about FROM core.article a
	WHERE a.key = wanted ->> 'key';
	IF guarded AND EXISTS (SELECT FROM core.edition e
		WHERE e.lang = wanted ->> 'lang' AND e.slug = wanted ->> 'slug'
			AND e.article IS DISTINCT FROM about) THEN
		RAISE unique_violation USING MESSAGE = format(
			'another article stands at /%s/news/%s/: write another '
			'slug', wanted ->> 'lang', wanted ->> 'slug');
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
	IF guarded AND old.id IS NOT NULL THEN
		PERFORM core.refuse_hiding(old,
			(wanted ->> 'published')::timestamptz);
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

CREATE OR REPLACE FUNCTION web.edition_of(given jsonb)
RETURNS TABLE (lang text, slug text) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_key constant text := CASE WHEN given ->> 'translation_of' IS NULL
			AND given ->> 'key' IS NOT NULL THEN given ->> 'key'
		ELSE core.article_key(given) END;
BEGIN
	RETURN QUERY SELECT e.lang, e.slug::text FROM core.edition e
	JOIN core.article a ON a.id = e.article
	WHERE a.key = found_key AND e.lang = given ->> 'lang';
END
$$;

-- Until a time, or for seven days.
CREATE OR REPLACE FUNCTION web.begin_preview(name text, lang text,
	secret bytea, until text)
RETURNS TABLE (path text, ends text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	moment constant timestamptz := coalesce(core.editor_time(until),
		now() + '7 days'::interval);
BEGIN
	IF core.edition_state(e) = 'published' THEN
		RAISE check_violation USING MESSAGE = format('%s has been '
			'public since %s: everybody can read it at %s', e.slug,
			core.typed(date_trunc('minute', e.published_at)),
			core.path(e.lang, 'edition', e.slug));
	ELSIF e.state = 'withdrawn' THEN
		RAISE check_violation USING MESSAGE = format('%s was withdrawn '
			'on %s: there is nothing to show ahead; article show '
			'prints its text', e.slug,
			core.typed(date_trunc('minute', e.withdrawn_at)));
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
