-- Deploy newsroom:many_editions
-- What a desk asks for costs no more where there are a million editions: each
-- publication looked at all of them for one without a card, for two seconds,
-- and a list put all of them in order, for four.

BEGIN;

SET LOCAL ROLE owner;

CREATE INDEX revision_made ON core.revision (made_at);

-- What is or will be public, and has neither a picture nor a card with its title.
CREATE VIEW core.edition_without_card AS
SELECT e.id AS edition, e.lang, e.title, e.published_at FROM core.edition e
WHERE e.state = 'approved' AND NOT EXISTS (SELECT FROM core.card c
		WHERE c.edition = e.id AND c.title = e.title)
	AND NOT EXISTS (SELECT FROM core.edition_media x
		WHERE x.edition = e.id AND x.is_lead);

DROP FUNCTION web.cards_due(integer);
CREATE FUNCTION web.cards_due(most integer, changes integer)
RETURNS TABLE (edition bigint, lang text, title text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	IF changes IS NULL THEN
		RETURN QUERY SELECT w.edition, w.lang, w.title
		FROM core.edition_without_card w
		ORDER BY w.published_at DESC, w.edition DESC LIMIT most;
	ELSE
		-- OFFSET 0: one by one, and not all editions beside these few.
		RETURN QUERY SELECT x.edition, x.lang, x.title
		FROM (SELECT DISTINCT l.edition FROM
			(SELECT edition FROM core.revision
			ORDER BY made_at DESC LIMIT changes) l) r
		CROSS JOIN LATERAL (SELECT *
			FROM core.edition_without_card w
			WHERE w.edition = r.edition OFFSET 0) x
		ORDER BY x.published_at DESC, x.edition DESC LIMIT most;
	END IF;
END
$$;
COMMENT ON FUNCTION web.cards_due(integer, integer) IS
	'Editions that need a card, the newest first, at most so many: of those '
	'that the last so many changes made, or with NULL of all.';
GRANT EXECUTE ON FUNCTION web.cards_due(integer, integer) TO editor;

CREATE INDEX edition_changed ON core.edition (changed_at DESC, id DESC);

-- In PL/pgSQL it is planned for what is asked: a few, of any state.
CREATE OR REPLACE FUNCTION web.edition_records(state text, lang text,
	most bigint)
RETURNS SETOF core.edition_record LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT * FROM core.edition_record r
	WHERE (edition_records.state IS NULL
			OR r.state = edition_records.state)
		AND (edition_records.lang IS NULL
			OR r.lang = edition_records.lang)
	ORDER BY r.changed_at DESC, r.id DESC LIMIT most;
END
$$;

COMMIT;
