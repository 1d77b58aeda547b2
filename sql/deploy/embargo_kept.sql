-- Deploy newsroom:embargo_kept
-- What is under embargo goes out before its time only by who says so, and why:
-- by no other step, in no other language and from no file.

BEGIN;

SET LOCAL ROLE owner;

-- It is the article's, in whatever language; what becomes of an edition does
-- not end it.
ALTER TABLE core.article ADD embargo_until timestamptz,
	ADD embargo_since timestamptz;
COMMENT ON COLUMN core.article.embargo_until IS
	'None of its editions goes out before. Time, or who breaks it, ends it.';
COMMENT ON COLUMN core.article.embargo_since IS
	'When it came under the embargo: what a folder says of it in that same '
	'transaction breaks nothing; in one that had begun before, it does.';

UPDATE core.article a SET embargo_until = e.until, embargo_since = now()
FROM (SELECT article, max(published_at) AS until FROM core.edition
	WHERE state = 'approved' AND embargoed AND published_at > now()
	GROUP BY article) e
WHERE a.id = e.article;

-- The end of the embargo that was broken so.
ALTER TABLE core.revision ADD broke timestamptz;

-- An edition that is put under embargo puts its article there, and those that
-- wait in other languages go along.
CREATE FUNCTION core.keep_embargo() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF NEW.published_at <= now() OR TG_OP = 'UPDATE'
		AND (OLD.state, OLD.embargoed, OLD.published_at) = (NEW.state,
			NEW.embargoed, NEW.published_at) THEN
		RETURN NULL;
	END IF;
	UPDATE core.article a SET embargo_until = NEW.published_at,
		embargo_since = CASE WHEN a.embargo_until > now()
			THEN a.embargo_since ELSE now() END
	WHERE a.id = NEW.article
		AND (a.embargo_until > NEW.published_at) IS NOT TRUE;
	IF FOUND THEN
		UPDATE core.edition o SET published_at = NEW.published_at,
			changed_at = NEW.published_at
		WHERE o.article = NEW.article AND o.id <> NEW.id
			AND o.state = 'approved' AND o.published_at > now()
			AND (o.published_at < NEW.published_at OR o.embargoed
				AND o.published_at > NEW.published_at);
	END IF;
	RETURN NULL;
END
$$;
CREATE TRIGGER keep_embargo
	AFTER INSERT OR UPDATE OF state, embargoed, published_at
	ON core.edition FOR EACH ROW
	WHEN (NEW.embargoed AND NEW.state = 'approved')
	EXECUTE FUNCTION core.keep_embargo();

-- Why an edition cannot be moved so before its embargo ends, behind its name;
-- NULL where it can. breaks: somebody says that he means that.
CREATE FUNCTION core.embargo_fault(until timestamptz, action text,
	moment timestamptz, breaks boolean) RETURNS text LANGUAGE sql STABLE
RETURN CASE
	WHEN action IN ('publish', 'schedule', 'embargo')
		AND until > greatest(coalesce(moment, now()), now())
		THEN CASE WHEN breaks IS NOT TRUE THEN format(
			'is under embargo until %s: %s --break-embargo '
			'--because WHY comes before that',
			core.typed(date_trunc('minute', until)), action) END
	WHEN breaks THEN 'comes before no embargo so: leave out '
		'--break-embargo' END;

-- Decide of an edition's life. at: a time, or NULL; because: why, for
-- colleagues; breaks: it goes out before its embargo ends. Returns it, and
-- those in other languages that went along.
CREATE FUNCTION web.edition_move(name text, wanted text, action text, at text,
	because text, breaks boolean) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	why constant text := nullif(btrim(because), '');
	moment constant timestamptz := core.editor_time(at);
	e core.edition := core.edition_named(name, wanted);
	others core.edition[];
	until timestamptz;
	fault text;
BEGIN
	-- Who decides of one edition waits for who decides of another.
	SELECT a.embargo_until INTO until FROM core.article a
	WHERE a.id = e.article FOR NO KEY UPDATE;
	SELECT * INTO e FROM core.edition x WHERE x.id = e.id
	FOR NO KEY UPDATE;
	others := ARRAY(SELECT x FROM core.edition x
		WHERE x.article = e.article AND x.id <> e.id);
	IF action IN ('schedule', 'embargo') AND moment IS NULL THEN
		RAISE datetime_field_overflow USING MESSAGE =
			'the time is missing';
	END IF;
	fault := coalesce(core.move_fault(e, action, moment),
		core.embargo_fault(until, action, moment, breaks));
	IF fault IS NOT NULL THEN
		RAISE check_violation USING MESSAGE = e.slug || ' ' || fault;
	ELSIF breaks AND why IS NULL THEN
		RAISE check_violation USING MESSAGE =
			'who breaks an embargo says why';
	ELSIF breaks THEN
		UPDATE core.article a SET embargo_until = CASE action
			WHEN 'embargo' THEN moment END
		WHERE a.id = e.article;
		UPDATE core.edition x SET embargoed = false
		WHERE x.article = e.article AND x.embargoed
			AND action <> 'embargo';
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
	UPDATE core.revision r SET because = why,
		broke = CASE WHEN breaks THEN until END
	WHERE r.edition = e.id AND why IS NOT NULL AND r.made_at = now()
		AND r.number = (SELECT max(l.number) FROM core.revision l
			WHERE l.edition = e.id);
	IF why IS NOT NULL AND NOT FOUND THEN
		RAISE check_violation USING MESSAGE = format('%s is so '
			'already: a reason is kept of what is done', e.slug);
	END IF;
	RETURN QUERY SELECT * FROM core.edition_record r WHERE r.id = e.id;
	PERFORM core.revise(x.id) FROM core.edition x
	WHERE x.article = e.article AND x.id <> e.id;
	RETURN QUERY SELECT r.* FROM unnest(others) o
	JOIN core.edition x ON x.id = o.id
	JOIN core.edition_record r ON r.id = o.id
	WHERE (x.published_at, x.embargoed)
		IS DISTINCT FROM (o.published_at, o.embargoed)
	ORDER BY r.lang;
END
$$;

-- As programs of before ask it, which break none.
CREATE OR REPLACE FUNCTION web.edition_move(name text, wanted text,
	action text, at text) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT *
	FROM web.edition_move(name, wanted, action, at, NULL, false) LIMIT 1;
END
$$;
CREATE OR REPLACE FUNCTION web.edition_move(name text, wanted text,
	action text, at text, because text) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT *
	FROM web.edition_move(name, wanted, action, at, because, false) LIMIT 1;
END
$$;

-- Until when what is a draft is under embargo, as one types it; NULL where it
-- is none or is not. Volatile, since it is asked in one statement with what
-- makes it one.
CREATE FUNCTION web.held_until(wanted bigint) RETURNS text
LANGUAGE sql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	SELECT core.typed(date_trunc('minute', a.embargo_until))
	FROM core.edition e JOIN core.article a ON a.id = e.article
	WHERE e.id = wanted AND e.state = 'draft' AND a.embargo_until > now();
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
		core.path(e.lang, 'edition', p.was ->> 'slug') AS old_path,
		(SELECT r.broke FROM core.revision r WHERE r.edition = wanted
			AND r.number = p.number) AS broke
		FROM core.edition e WHERE e.id = wanted) s
	CROSS JOIN LATERAL (SELECT core.life_act(s.old_state, s.state,
		s.at IS DISTINCT FROM s.old_at) AS act) l
	CROSS JOIN LATERAL (VALUES
		(1, CASE WHEN p.was IS NULL THEN 'made'
			WHEN s.broke IS NOT NULL THEN 'broken' END,
			core.typed(date_trunc('minute', s.broke)), NULL),
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

-- A file, of whatever import, breaks no embargo: neither of its edition nor of
-- another in its article, which is locked.
CREATE FUNCTION core.refuse_breaking(about bigint, old core.edition,
	wanted jsonb, guarded boolean) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	moment constant timestamptz := wanted ->> 'published';
	its core.article;
BEGIN
	IF moment IS NULL OR old.state = 'withdrawn' OR old.state = 'approved'
		AND (old.published_at <= now() OR old.published_at = moment)
		THEN
		RETURN;
	END IF;
	SELECT * INTO its FROM core.article a WHERE a.id = about;
	IF its.embargo_until > greatest(moment, now())
		AND (guarded OR its.embargo_since IS DISTINCT FROM now()) THEN
		RAISE check_violation USING MESSAGE = format(
			'its `published` is before the embargo of %s ends, %s: '
			'article schedule --break-embargo comes before that',
			wanted ->> 'slug', core.typed(
				date_trunc('minute', its.embargo_until)));
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
	meanwhile bigint;
	is_new boolean;
	more boolean := false;
BEGIN
	IF given ->> 'translation_of' IS NOT NULL OR NOT given ? 'key'
		OR guarded AND given ->> 'key' IS NULL THEN
		wanted := wanted || jsonb_build_object('key',
			core.article_key(given));
	END IF;
	-- Two editors who make the same come one after the other, and a number
	-- needs its article; an import's many are made later.
	IF guarded OR given ->> 'number' IS NOT NULL THEN
		INSERT INTO core.article (key) VALUES (wanted ->> 'key')
		ON CONFLICT DO NOTHING;
	END IF;
	-- Before its edition, as who decides of it waits: so neither waits for
	-- the other.
	SELECT a.id INTO about FROM core.article a
	WHERE a.key = wanted ->> 'key' FOR NO KEY UPDATE;
	is_new := about IS NULL;
	IF guarded AND EXISTS (SELECT FROM core.edition e
		WHERE e.lang = wanted ->> 'lang' AND e.slug = wanted ->> 'slug'
			AND e.article IS DISTINCT FROM about) THEN
		RAISE unique_violation USING MESSAGE = format(
			'another article stands at /%s/news/%s/: write another '
			'slug', wanted ->> 'lang', wanted ->> 'slug');
	END IF;
	IF about IS NOT NULL THEN
		SELECT * INTO old FROM core.edition e
		WHERE e.article = about AND e.lang = wanted ->> 'lang'
		FOR NO KEY UPDATE;
	END IF;
	IF old.id IS NOT NULL AND NOT forced
		AND (guarded OR given ->> 'revision' IS NOT NULL) THEN
		PERFORM core.refuse_stale(old, given ->> 'revision');
	END IF;
	IF guarded OR given ->> 'published' IS NOT NULL THEN
		wanted := wanted || jsonb_build_object('published',
			core.published_of(given, old));
		IF about IS NOT NULL THEN
			PERFORM core.refuse_breaking(about, old, wanted,
				guarded);
		END IF;
	END IF;
	IF guarded AND old.id IS NOT NULL THEN
		PERFORM core.refuse_hiding(old,
			(wanted ->> 'published')::timestamptz);
	END IF;
	IF given ->> 'number' IS NOT NULL THEN
		more := core.state_number(about, given ->> 'number',
			(wanted ->> 'published')::timestamptz);
	END IF;
	outcome := core.put_edition(wanted);
	id := old.id;
	IF id IS NULL THEN
		SELECT e.id, CASE WHEN is_new AND a.embargo_until > now()
			THEN a.id END INTO id, meanwhile
		FROM core.edition e JOIN core.article a ON a.id = e.article
		WHERE a.key = wanted ->> 'key' AND e.lang = wanted ->> 'lang';
	END IF;
	-- Somebody else made the article, and put it under embargo.
	IF meanwhile IS NOT NULL THEN
		PERFORM core.refuse_breaking(meanwhile, old, wanted, guarded);
	END IF;
	IF given ? 'correction' THEN
		more := core.put_correction(id, given ->> 'correction') OR more;
	END IF;
	outcome := CASE WHEN more AND outcome = 'same' THEN 'updated'
		ELSE outcome END;
END
$$;

REVOKE ALL ON FUNCTION
	web.edition_move(text, text, text, text, text, boolean),
	web.held_until(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
	web.edition_move(text, text, text, text, text, boolean),
	web.held_until(bigint) TO editor;

COMMIT;
