-- Deploy newsroom:desk_lists
-- What is looked for by its slug alone, and what is listed by its state, is
-- found by an index: each edition was read for either, some seconds where
-- there are a million, and a page that is not there asks the first.

BEGIN;

-- Who edits holds the table until he ends: better none than a site whose
-- every page waits for both.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

-- Readers go on while these are built, and wait for no more than the names.
CREATE UNIQUE INDEX edition_slug_lang_key ON core.edition (slug, lang);
CREATE INDEX edition_recent
	ON core.edition (lang, state, changed_at DESC, id DESC);
ALTER TABLE core.edition DROP CONSTRAINT edition_lang_slug_key,
	ADD CONSTRAINT edition_slug_lang_key
		UNIQUE USING INDEX edition_slug_lang_key;
DROP INDEX core.edition_changed;

CREATE OR REPLACE FUNCTION web.edition_records(state text, lang text,
	most bigint)
RETURNS SETOF core.edition_record LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF edition_records.state IN ('scheduled', 'embargoed') THEN
		-- Few are still to come, and their times say which.
		RETURN QUERY SELECT r.* FROM core.language l
		CROSS JOIN LATERAL (SELECT e.id FROM core.edition e
			WHERE e.lang = l.code AND e.state = 'approved'
				AND e.published_at > now() OFFSET 0) e
		JOIN core.edition_record r ON r.id = e.id
		WHERE l.code = coalesce(edition_records.lang, l.code)
			AND r.state = edition_records.state
		ORDER BY r.changed_at DESC, r.id DESC LIMIT most;
		RETURN;
	END IF;
	RETURN QUERY SELECT r.* FROM core.language l
	CROSS JOIN (VALUES ('draft', 'draft'), ('published', 'approved'),
		('withdrawn', 'withdrawn')) AS s (shown, kept)
	CROSS JOIN LATERAL (SELECT e.id FROM core.edition e
		WHERE e.lang = l.code AND e.state = s.kept
			AND (edition_records.state IS NULL
				OR e.state <> 'approved'
				OR e.published_at <= now())
		ORDER BY e.changed_at DESC, e.id DESC LIMIT most) e
	JOIN core.edition_record r ON r.id = e.id
	WHERE l.code = coalesce(edition_records.lang, l.code)
		AND s.shown = coalesce(edition_records.state, s.shown)
	ORDER BY r.changed_at DESC, r.id DESC LIMIT most;
END
$$;

COMMIT;
