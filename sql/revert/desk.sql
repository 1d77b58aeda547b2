-- Revert newsroom:desk
-- The numbers and previews go with it.

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.put_thing(text, jsonb, text), web.thing_records(text),
	web.thing_text(text, text, text), core.thing_text(text, text, text),
	core.yaml_members(jsonb, text[], text),
	core.yaml_member(text, jsonb, text);
DROP FUNCTION web.edition_others(text, text), web.names(text),
	web.address_fates(text), core.address_fate(text),
	web.preview(bytea, text), web.end_previews(text, text),
	web.begin_preview(text, text, bytea, text);
DROP TABLE core.preview;
DROP FUNCTION web.edition_of(jsonb), web.take_edition(jsonb, boolean),
	web.put_edition(jsonb), core.take_edition(jsonb, boolean, boolean);
ALTER FUNCTION core.put_edition(jsonb) SET SCHEMA web;
GRANT EXECUTE ON FUNCTION web.put_edition(jsonb) TO editor;
DROP FUNCTION core.put_correction(bigint, text),
	core.published_of(jsonb, core.edition), core.article_key(jsonb),
	core.refuse_stale(core.edition, text), core.edition_words(jsonb);

CREATE OR REPLACE FUNCTION web.edition_at(name text, lang text, revision integer)
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

-- A view loses a column only where it is made anew.
DROP FUNCTION web.edition_move(text, text, text, text),
	web.edition_records(text, text, bigint);
DROP VIEW core.edition_record;
CREATE VIEW core.edition_record AS
SELECT e.id, e.lang, e.slug, core.edition_state(e) AS state,
	core.typed(e.published_at) AS published, e.published_at,
	e.title, a.key, e.changed_at,
	(SELECT max(r.number) FROM core.revision r WHERE r.edition = e.id)
		AS revision
FROM core.edition e JOIN core.article a ON a.id = e.article;
COMMENT ON VIEW core.edition_record IS
	'Every edition, whatever its state, for editors.';

CREATE FUNCTION web.edition_records(state text, lang text, most bigint)
RETURNS SETOF core.edition_record LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM core.edition_record r
	WHERE r.state = coalesce(edition_records.state, r.state)
		AND r.lang = coalesce(edition_records.lang, r.lang)
	ORDER BY r.changed_at DESC, r.id DESC LIMIT most;
$$;

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

GRANT EXECUTE ON FUNCTION web.edition_records(text, text, bigint),
	web.edition_move(text, text, text, text) TO editor;
DROP VIEW web.entry;
CREATE VIEW web.entry AS
SELECT e.id, e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.body_html AS body,
	e.correction, web.day(e.corrected_at) AS corrected_on,
	e.published_at, to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	greatest(e.published_at, e.changed_at, e.corrected_at) AS updated_at,
	to_char(greatest(e.published_at, e.changed_at, e.corrected_at)
		AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
		AS updated_time,
	2 + (e.article - 1) / 500 AS sheet
FROM core.edition e
WHERE e.state = 'approved' AND e.published_at <= now();
COMMENT ON VIEW web.entry IS
	'An edition as feeds and sitemaps tell of it.';
GRANT SELECT ON web.entry TO news;
DROP VIEW web.edition_text;
CREATE VIEW web.edition_text AS
SELECT e.id, e.place, e.body_html AS body,
	to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	CASE WHEN e.changed_at > e.published_at + '1 minute'::interval
		THEN web.day(e.changed_at) END AS changed_on,
	e.correction, web.day(e.corrected_at) AS corrected_on,
	e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.published_at, web.day(e.published_at) AS published_on
FROM core.edition e
WHERE e.state = 'approved' AND e.published_at <= now();
GRANT SELECT ON web.edition_text TO article;

CREATE OR REPLACE FUNCTION core.typed(moment timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN core.moment(to_char(moment AT TIME ZONE 'Europe/Sofia',
		'YYYY-MM-DD HH24:MI')) = moment
	THEN to_char(moment AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
	ELSE to_char(moment AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') END;

DROP TRIGGER a_number_is_given_later ON core.edition;
DROP TRIGGER a_number_is_given ON core.edition;
DROP FUNCTION core.state_number(bigint, text, timestamptz),
	core.number_edition(), core.number_lock(),
	core.was_public(bigint, bigint), core.number_of(bigint),
	core.year_of(timestamptz);
DROP TABLE core.press_number;
DROP FUNCTION core.editor_time(text), core.is_twice(timestamp);

COMMIT;
