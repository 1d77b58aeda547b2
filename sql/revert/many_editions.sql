-- Revert newsroom:many_editions

BEGIN;

SET LOCAL ROLE owner;

DROP INDEX core.edition_changed;
CREATE OR REPLACE FUNCTION web.edition_records(state text, lang text,
	most bigint)
RETURNS SETOF core.edition_record LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	SELECT * FROM core.edition_record r
	WHERE r.state = coalesce(edition_records.state, r.state)
		AND r.lang = coalesce(edition_records.lang, r.lang)
	ORDER BY r.changed_at DESC, r.id DESC LIMIT most;
$$;

DROP FUNCTION web.cards_due(integer, integer);
DROP VIEW core.edition_without_card;
DROP INDEX core.revision_made;
CREATE FUNCTION web.cards_due(most integer)
RETURNS TABLE (edition bigint, lang text, title text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
	SELECT e.id, e.lang, e.title FROM core.edition e
	WHERE e.state = 'approved' AND NOT EXISTS (SELECT FROM core.card c
			WHERE c.edition = e.id AND c.title = e.title)
		AND NOT EXISTS (SELECT FROM core.edition_media x
			WHERE x.edition = e.id AND x.is_lead)
	ORDER BY e.published_at DESC, e.id DESC LIMIT most;
$$;
GRANT EXECUTE ON FUNCTION web.cards_due(integer) TO editor;

COMMIT;
