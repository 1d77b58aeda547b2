-- Revert newsroom:one_row

BEGIN;

SET LOCAL ROLE owner;

CREATE VIEW web.edition_picture AS
SELECT i.* FROM core.edition_picture i
JOIN core.edition e ON e.id = i.edition
WHERE e.state = 'approved' AND e.published_at <= now();
CREATE VIEW web.edition_card AS
SELECT c.edition, '/media/' || c.hash || '/card.png' AS path
FROM core.card c JOIN core.edition e ON e.id = c.edition
WHERE c.title = e.title AND e.state = 'approved' AND e.published_at <= now();
GRANT SELECT ON web.edition_picture, web.edition_card TO article;
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
	e.title, e.lead, e.published_at, web.day(e.published_at) AS published_on,
	n.number || '/' || n.year AS number
FROM core.edition e
LEFT JOIN core.press_number n ON n.article = e.article
WHERE e.state = 'approved' AND e.published_at <= now();
GRANT SELECT ON web.edition_text TO article;

CREATE OR REPLACE FUNCTION web.edition_history(name text, lang text)
RETURNS TABLE (number integer, made text, made_by text, changed text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT r.number, to_char(r.made_at AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI:SS'), r.made_by,
		CASE WHEN r.number = 1 THEN 'made'
			ELSE (SELECT string_agg(key, ', ' ORDER BY key)
			FROM jsonb_each(r.content) n
			FULL JOIN jsonb_each(b.content) o USING (key)
			WHERE n.value IS DISTINCT FROM o.value
				AND key <> 'body_html') END
	FROM core.revision r
	LEFT JOIN core.revision b
		ON b.edition = r.edition AND b.number = r.number - 1
	WHERE r.edition = (core.edition_named(name, lang)).id
	ORDER BY r.number DESC;
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

CREATE OR REPLACE FUNCTION core.search_words(lang text, words text)
RETURNS TABLE (word text, key text) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
	SELECT w, CASE search_words.lang
		WHEN 'bg' THEN core.search_stem(core.search_fold(w))
		ELSE coalesce((core.search_keys(search_words.lang, w))[1], '')
		END
	FROM (SELECT lexeme AS w, positions[1] AS place
		FROM unnest(to_tsvector('simple', words))
		ORDER BY place) AS t;
$$;

COMMIT;
