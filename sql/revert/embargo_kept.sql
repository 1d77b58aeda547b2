-- Revert newsroom:embargo_kept
-- Embargoes of what was made a draft again are forgotten with this.

BEGIN;

SET LOCAL ROLE owner;

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

-- What each revision did.
CREATE OR REPLACE FUNCTION core.revision_acts(wanted bigint)
RETURNS TABLE (number integer, made_at timestamptz, made_by text, place integer,
	act text, detail text, was text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT p.number, p.made_at, p.made_by, x.place, x.act, x.detail, x.was
	FROM core.revision_pairs(wanted) p
	CROSS JOIN LATERAL (SELECT core.state_at(p.now_is, p.made_at) AS state,
		core.state_at(p.was, p.made_at) AS old_state,
		(p.now_is ->> 'published_at')::timestamptz AS at,
		(p.was ->> 'published_at')::timestamptz AS old_at,
		core.path(e.lang, 'edition', p.now_is ->> 'slug') AS path,
		core.path(e.lang, 'edition', p.was ->> 'slug') AS old_path
		FROM core.edition e WHERE e.id = wanted) s
	CROSS JOIN LATERAL (SELECT core.life_act(s.old_state, s.state,
		s.at IS DISTINCT FROM s.old_at) AS act) l
	CROSS JOIN LATERAL (VALUES
		(1, CASE WHEN p.was IS NULL THEN 'made' END, NULL, NULL),
		(2, l.act, CASE
			WHEN l.act IN ('scheduled', 'embargoed', 'dated')
				OR l.act = 'published' AND s.at
					< p.made_at - '1 minute'::interval
				THEN core.typed(s.at) END,
			CASE WHEN l.act = 'dated' OR l.act IN ('scheduled',
				'embargoed') AND s.old_at <> s.at
				THEN core.typed(s.old_at) END),
		(4, CASE WHEN p.was ->> 'slug' <> p.now_is ->> 'slug'
			THEN 'moved' END, s.path, s.old_path),
		(5, CASE WHEN p.now_is -> 'correction' IS DISTINCT FROM
				coalesce(p.was -> 'correction', 'null')
			THEN CASE WHEN p.now_is ->> 'correction' IS NULL
				THEN 'uncorrected' ELSE 'corrected' END END,
			coalesce(p.now_is ->> 'correction',
				p.was ->> 'correction'), NULL),
		(6, CASE WHEN p.again IS NOT NULL THEN 'again' END,
			p.again::text, NULL),
		(7, CASE WHEN p.was IS NOT NULL THEN 'changed' END,
			core.changed_parts(p.was, p.now_is,
				p.again IS NOT NULL), NULL),
		(8, CASE WHEN p.because IS NOT NULL THEN 'because' END,
			p.because, NULL))
		AS x (place, act, detail, was)
	WHERE x.act <> 'changed' OR x.detail IS NOT NULL
	UNION ALL
	-- At its time nobody did anything.
	SELECT p.number, s.at, NULL, 9, 'appeared', NULL, NULL
	FROM core.revision_pairs(wanted) p CROSS JOIN LATERAL (SELECT
		(p.now_is ->> 'published_at')::timestamptz AS at) s
	WHERE p.now_is ->> 'state' = 'approved' AND s.at > p.made_at
		AND s.at <= now() AND s.at < coalesce(p.until, 'infinity');
$$;

CREATE OR REPLACE FUNCTION web.edition_move(name text, wanted text,
	action text, at text) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	moment constant timestamptz := core.editor_time(at);
	e core.edition := core.edition_named(name, wanted);
	fault text;
BEGIN
	SELECT * INTO e FROM core.edition x WHERE x.id = e.id
	FOR NO KEY UPDATE;
	IF action IN ('schedule', 'embargo') AND moment IS NULL THEN
		RAISE datetime_field_overflow USING MESSAGE =
			'the time is missing';
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
				AND action = 'publish'
				THEN date_trunc('second', now())
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

CREATE OR REPLACE FUNCTION web.edition_move(name text, wanted text, action text,
	at text, because text) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	why constant text := nullif(btrim(because), '');
	moved core.edition_record;
BEGIN
	SELECT * INTO moved FROM web.edition_move(name, wanted, action, at);
	IF why IS NOT NULL THEN
		UPDATE core.revision r SET because = why
		WHERE r.edition = moved.id AND r.number = moved.revision
			AND r.made_at = now();
		IF NOT FOUND THEN
			RAISE check_violation USING MESSAGE = format('%s is so '
				'already: a reason is kept of what is done',
				moved.slug);
		END IF;
	END IF;
	RETURN NEXT moved;
END
$$;

DROP FUNCTION web.edition_move(text, text, text, text, text, boolean),
	web.held_until(bigint),
	core.refuse_breaking(bigint, core.edition, jsonb, boolean),
	core.embargo_fault(timestamptz, text, timestamptz, boolean);
DROP TRIGGER keep_embargo ON core.edition;
DROP FUNCTION core.keep_embargo();
ALTER TABLE core.revision DROP broke;
ALTER TABLE core.article DROP embargo_until, DROP embargo_since;

COMMIT;
