-- Deploy newsroom:edition_acts
-- The history of an edition tells what was done, and not only which of its
-- columns are others: published, under embargo until, withdrawn and why, given
-- a number, in the words of an earlier revision again.

BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

-- What was given before this has no time.
ALTER TABLE core.press_number ADD given_at timestamptz,
	ADD given_by core.words, ADD was_of bigint;
ALTER TABLE core.press_number ALTER given_at SET DEFAULT now(),
	ALTER given_by SET DEFAULT core.editor();
COMMENT ON COLUMN core.press_number.was_of IS
	'The article that lost it: it may be gone by now.';
CREATE INDEX press_number_was_of ON core.press_number (was_of)
	WHERE was_of IS NOT NULL;

CREATE FUNCTION core.lose_number() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	NEW.was_of := OLD.article;
	RETURN NEW;
END
$$;
CREATE TRIGGER lose_number BEFORE UPDATE OF article ON core.press_number
	FOR EACH ROW WHEN (OLD.article IS NOT NULL AND NEW.article IS NULL)
	EXECUTE FUNCTION core.lose_number();

-- Why somebody decided so, for colleagues: no page shows it.
ALTER TABLE core.revision ADD because core.words;

-- It stays with the revision that he made: who decides the same once more makes
-- none, and may not give his reason to who decided before him.
CREATE FUNCTION web.edition_move(name text, wanted text, action text,
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

-- What a person called the state of an edition at a moment.
CREATE FUNCTION core.state_at(content jsonb, moment timestamptz)
RETURNS text LANGUAGE sql STABLE
RETURN CASE WHEN content IS NULL THEN NULL
	WHEN content ->> 'state' <> 'approved' THEN content ->> 'state'
	WHEN (content ->> 'published_at')::timestamptz <= moment
		THEN 'published'
	WHEN (content ->> 'embargoed')::boolean THEN 'embargoed'
	ELSE 'scheduled' END;

-- How an edition came from one state into another, or to another time; NULL
-- where neither is another.
CREATE FUNCTION core.life_act(was text, now_is text, is_other_time boolean)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE
	WHEN was IS DISTINCT FROM now_is THEN CASE
		WHEN now_is = 'draft' THEN CASE
			WHEN was IS NOT NULL THEN 'held' END
		WHEN was = 'withdrawn' THEN 'back'
		ELSE now_is END
	WHEN is_other_time AND now_is = 'published' THEN 'dated'
	WHEN is_other_time AND now_is <> 'draft' THEN now_is END;

-- Which parts of a file are others, in its order.
CREATE FUNCTION core.changed_parts(was jsonb, now_is jsonb, is_again boolean)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN (SELECT string_agg(part, ', ' ORDER BY i)
	FROM unnest('{title,lead,place,projects,partners,pictures,
			body_source}'::text[],
		'{title,lead,place,projects,partners,pictures,text}'::text[])
		WITH ORDINALITY AS x (key, part, i)
	WHERE was -> key IS DISTINCT FROM now_is -> key
		AND NOT (is_again AND part NOT IN ('projects', 'partners')));

-- A revision of an edition, the one before it, and the earlier one that has
-- the same words where the one before has others.
CREATE FUNCTION core.revision_pairs(wanted bigint)
RETURNS TABLE (number integer, made_at timestamptz, made_by text, because text,
	until timestamptz, now_is jsonb, was jsonb, again integer)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	WITH said AS (
		SELECT r.*, md5(concat(r.content -> 'title',
			r.content -> 'lead', r.content -> 'place',
			r.content -> 'body_source',
			r.content -> 'pictures')) AS words
		FROM core.revision r WHERE r.edition = wanted
	), beside AS (
		SELECT *, lag(said.content) OVER w AS was,
			lag(said.words) OVER w AS words_before,
			lead(said.made_at) OVER w AS until,
			max(said.number) OVER (PARTITION BY said.words
				ORDER BY said.number ROWS BETWEEN
				UNBOUNDED PRECEDING AND 1 PRECEDING) AS again
		FROM said WINDOW w AS (ORDER BY said.number)
	)
	SELECT b.number, b.made_at, b.made_by, b.because, b.until, b.content,
		b.was, CASE WHEN b.words <> b.words_before THEN b.again END
	FROM beside b;
$$;

-- What each revision did.
CREATE FUNCTION core.revision_acts(wanted bigint)
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

-- The numbers that its article was given, and its previews: no revision says
-- these.
CREATE FUNCTION core.edition_acts_beside(e core.edition)
RETURNS TABLE (made_at timestamptz, made_by text, place integer, act text,
	detail text, was text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT n.given_at, n.given_by, 3, 'numbered', n.number || '/' || n.year,
		lag(n.number || '/' || n.year)
			OVER (ORDER BY n.given_at NULLS FIRST)
	FROM (SELECT * FROM core.press_number WHERE article = (e).article
		UNION ALL
		SELECT * FROM core.press_number WHERE was_of = (e).article) n
	UNION ALL
	SELECT p.made_at, p.made_by, 9, 'previewed',
		core.typed(date_trunc('minute', p.until)), NULL
	FROM core.preview p WHERE p.edition = (e).id;
$$;

-- All that was done with an edition, the newest first; of one revision in the
-- order in which it is told.
CREATE FUNCTION web.edition_acts(name text, lang text)
RETURNS TABLE (number integer, made text, made_by text, act text, detail text,
	was text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
BEGIN
	RETURN QUERY SELECT x.number, to_char(x.made_at
			AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI:SS'),
		x.made_by, x.act, x.detail, x.was
	FROM (SELECT * FROM core.revision_acts(e.id)
		UNION ALL
		SELECT r.number, b.* FROM core.edition_acts_beside(e) b
		CROSS JOIN LATERAL (SELECT max(v.number) AS number
			FROM core.revision v
			WHERE v.edition = e.id AND v.made_at <= b.made_at) r
		WHERE r.number IS NOT NULL) x
	WHERE x.act IS NOT NULL
	ORDER BY x.made_at DESC, x.number DESC, x.place;
END
$$;

REVOKE ALL ON FUNCTION web.edition_acts(text, text),
	web.edition_move(text, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.edition_acts(text, text),
	web.edition_move(text, text, text, text, text) TO editor;

COMMIT;
