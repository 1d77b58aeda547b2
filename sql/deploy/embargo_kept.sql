-- Deploy newsroom:embargo_kept
-- An embargo ends before its time only by who says so: publish, schedule and a
-- file with an earlier time are refused, and the history tells who broke it.

BEGIN;

SET LOCAL ROLE owner;

-- Why an edition cannot be moved so, behind its name; NULL where it can.
CREATE OR REPLACE FUNCTION core.move_fault(e core.edition, action text,
	moment timestamptz) RETURNS text LANGUAGE sql STABLE
RETURN CASE core.edition_state(e)
	WHEN 'published' THEN CASE
		WHEN action <> 'withdraw' THEN 'has been public since '
			|| core.typed(date_trunc('minute', (e).published_at))
			|| CASE WHEN action IN ('publish', 'break')
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
		WHEN action = 'publish' AND core.edition_state(e) = 'embargoed'
			THEN 'is under embargo until '
			|| core.typed(date_trunc('minute', (e).published_at))
			|| ': publish --break-embargo --because WHY makes it '
			'public before'
		WHEN action = 'schedule' AND moment < (e).published_at
			AND core.edition_state(e) = 'embargoed'
			THEN 'is under embargo until '
			|| core.typed(date_trunc('minute', (e).published_at))
			|| ': embargo --until moves that, and schedule does not '
			'come before it'
		WHEN action = 'break' AND core.edition_state(e) <> 'embargoed'
			THEN 'is under no embargo: publish makes it public'
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

-- break is publish in spite of an embargo.
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
				AND action IN ('publish', 'break')
				THEN date_trunc('second', now())
			ELSE x.published_at END,
		withdrawn_at = CASE WHEN action = 'withdraw' THEN now() END,
		changed_at = CASE WHEN action IN ('publish', 'break',
			'schedule', 'embargo') AND e.state <> 'withdrawn'
			THEN coalesce(moment, now()) ELSE x.changed_at END
	WHERE x.id = e.id;
	PERFORM core.revise(e.id);
	RETURN QUERY SELECT * FROM core.edition_record r WHERE r.id = e.id;
END
$$;

-- How an edition came from one state into another, or to another time; NULL
-- where neither is another.
CREATE OR REPLACE FUNCTION core.life_act(was text, now_is text, is_other_time boolean)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE
	WHEN was IS DISTINCT FROM now_is THEN CASE
		WHEN now_is = 'draft' THEN CASE
			WHEN was IS NOT NULL THEN 'held' END
		WHEN was = 'withdrawn' THEN 'back'
		WHEN was = 'embargoed' AND now_is = 'published' THEN 'broken'
		ELSE now_is END
	WHEN is_other_time AND now_is = 'published' THEN 'dated'
	WHEN is_other_time AND now_is <> 'draft' THEN now_is END;

-- When an edition is to be public. What the editor did not touch since the
-- file began is left as it stands; a file that says nothing decides nothing,
-- and none, of whatever import, breaks an embargo.
CREATE OR REPLACE FUNCTION core.published_of(given jsonb, old core.edition)
RETURNS timestamptz LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	moment constant timestamptz := core.editor_time(given ->> 'published');
BEGIN
	IF NOT given ? 'published' THEN
		RETURN old.published_at;
	ELSIF old.id IS NULL THEN
		RETURN moment;
	ELSIF EXISTS (SELECT FROM core.revision r
		WHERE r.edition = old.id AND r.number::text
			= given ->> 'revision' AND moment IS NOT DISTINCT FROM
				(r.content ->> 'published_at')::timestamptz)
		THEN
		RETURN old.published_at;
	ELSIF core.edition_state(old) = 'embargoed'
		AND moment < old.published_at THEN
		RAISE check_violation USING MESSAGE = format(
			'its `published` is before the embargo of %s ends, %s: '
			'article embargo --until moves that', old.slug,
			core.typed(date_trunc('minute', old.published_at)));
	END IF;
	RETURN moment;
END
$$;

COMMIT;
