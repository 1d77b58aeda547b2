-- Revert newsroom:import_rate

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.raise_version() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	WITH raised AS (
		UPDATE core.version
		-- By the clock, so that a number that was given before a
		-- restore is not given again after it.
		SET version = greatest(version + 1,
				(extract(epoch FROM now()) * 1000)::bigint),
			changed_at = now(), changed_by = pg_current_xact_id()
		-- The time as well: a database that was restored in another
		-- cluster meets the same transaction's number again.
		WHERE (changed_by, changed_at) IS DISTINCT FROM
			(pg_current_xact_id(), now())
		RETURNING version
	)
	SELECT pg_notify('content', version::text) FROM raised;
$$;

DROP FUNCTION core.put_pictures(bigint, jsonb);
ALTER FUNCTION core.change_pictures(bigint, jsonb) RENAME TO put_pictures;

CREATE OR REPLACE FUNCTION web.end_import() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM web.measure_content();
	PERFORM core.search_put(ARRAY(SELECT e.id FROM core.edition e
		WHERE e.state = 'approved' AND NOT EXISTS (SELECT
			FROM core.search s WHERE s.edition = e.id)));
END
$$;

CREATE OR REPLACE FUNCTION web.measure_content() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	ANALYZE core.article, core.edition, core.article_project,
		core.article_partner, core.edition_media, core.media,
		core.page, core.page_text, core.moved, core.press_number,
		core.month_count, core.revision, core.search, core.search_word;
END
$$;
COMMENT ON FUNCTION web.measure_content() IS
	'Count what there is, also of what this transaction has put in.';

CREATE OR REPLACE FUNCTION core.keep_count() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF OLD.state = 'approved' THEN
		PERFORM core.count_month(OLD.lang, OLD.published_at, -1);
	END IF;
	IF NEW.state = 'approved' THEN
		PERFORM core.count_month(NEW.lang, NEW.published_at, 1);
	END IF;
	RETURN NULL;
END
$$;

DROP TRIGGER count_later ON core.version;
DROP FUNCTION core.count_later();
ALTER TABLE core.version DROP counts_later;

ALTER INDEX core.search_vector RESET (gin_pending_list_limit);
ALTER INDEX core.search_vector SET (fastupdate = off);

COMMIT;
