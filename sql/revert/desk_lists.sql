-- Revert newsroom:desk_lists

BEGIN;

SET LOCAL ROLE owner;

CREATE INDEX edition_changed ON core.edition (changed_at DESC, id DESC);
DROP INDEX core.edition_recent;

ALTER TABLE core.edition DROP CONSTRAINT edition_slug_lang_key,
	ADD CONSTRAINT edition_lang_slug_key UNIQUE (lang, slug);

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
