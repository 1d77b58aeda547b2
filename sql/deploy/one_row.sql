-- Deploy newsroom:one_row
-- An article's page asks one row for all that it shows but its links; what
-- changed is said in an editor's words, and what is published at once has a
-- time of whole seconds.

BEGIN;

SET LOCAL ROLE owner;

-- An edition's page finds what its row does not hold by questions to that row
-- alone: joined, the views were made whole where a planner thought it cheap.
CREATE OR REPLACE VIEW web.edition_text AS
SELECT e.id, e.place, e.body_html AS body,
	to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	CASE WHEN e.changed_at > e.published_at + '1 minute'::interval
		THEN web.day(e.changed_at) END AS changed_on,
	e.correction, web.day(e.corrected_at) AS corrected_on,
	e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.published_at, web.day(e.published_at) AS published_on,
	(SELECT n.number || '/' || n.year FROM core.press_number n
		WHERE n.article = e.article) AS number,
	(SELECT i FROM core.edition_picture i
		WHERE i.edition = e.id) AS picture,
	(SELECT '/media/' || c.hash || '/card.png' FROM core.card c
		WHERE c.edition = e.id AND c.title = e.title) AS card
FROM core.edition e
WHERE e.state = 'approved' AND e.published_at <= now();
DROP VIEW web.edition_card;
DROP VIEW web.edition_picture;

-- What changed is said in the words of an editor's file.
CREATE OR REPLACE FUNCTION web.edition_history(name text, lang text)
RETURNS TABLE (number integer, made text, made_by text, changed text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT r.number, to_char(r.made_at AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI:SS'), r.made_by,
		CASE WHEN r.number = 1 THEN 'made'
			ELSE (SELECT string_agg(part, ', ' ORDER BY part)
			FROM jsonb_each(r.content) n
			FULL JOIN jsonb_each(b.content) o USING (key)
			CROSS JOIN LATERAL (SELECT CASE key
				WHEN 'body_source' THEN 'text'
				WHEN 'published_at' THEN 'published'
				WHEN 'withdrawn_at' THEN 'withdrawn'
				WHEN 'embargoed' THEN 'embargo'
				ELSE key END AS part) x
			WHERE n.value IS DISTINCT FROM o.value AND key NOT IN
				('body_html', 'corrected_at')) END
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

-- The words of a title look for their configuration once, not each for itself.
CREATE OR REPLACE FUNCTION core.search_words(lang text, words text)
RETURNS TABLE (word text, key text) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
	SELECT w, CASE search_words.lang
		WHEN 'bg' THEN core.search_stem(core.search_fold(w))
		ELSE coalesce((tsvector_to_array(to_tsvector(c.config, w)))[1],
			'') END
	FROM (SELECT core.search_config(search_words.lang) AS config) AS c,
		(SELECT lexeme AS w, positions[1] AS place
		FROM unnest(to_tsvector('simple', words))
		ORDER BY place) AS t;
$$;

COMMIT;
