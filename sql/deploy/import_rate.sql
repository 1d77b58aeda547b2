-- Deploy newsroom:import_rate
-- An import costs what it has, and twice as much costs twice as much. On a
-- site that has content it locks no table against another import, or against
-- autovacuum.

BEGIN;

-- An import holds what this changes until it ends: better none than a site
-- whose every page waits for both.
SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

-- What is new waits in a list, and goes to its places with what else goes
-- there. The list is short, since each question to the index reads it.
ALTER INDEX core.search_vector
	SET (fastupdate = on, gin_pending_list_limit = 256);

-- A month's row that is counted up for each of an import's editions is there
-- as often, and each time looked for among all of these.
ALTER TABLE core.version ADD counts_later boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN core.version.counts_later IS
	'In a transaction that counts the months at its end. '
	'Who counts anything has raised the version, so nobody else does.';

CREATE FUNCTION core.count_later() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	UPDATE core.version SET counts_later = false WHERE counts_later;
	IF FOUND THEN
		PERFORM core.count_again();
	END IF;
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER count_later
	AFTER UPDATE ON core.version DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.counts_later)
	EXECUTE FUNCTION core.count_later();

CREATE OR REPLACE FUNCTION core.keep_count() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF (SELECT counts_later FROM core.version) THEN
		RETURN NULL;
	END IF;
	IF OLD.state = 'approved' THEN
		PERFORM core.count_month(OLD.lang, OLD.published_at, -1);
	END IF;
	IF NEW.state = 'approved' THEN
		PERFORM core.count_month(NEW.lang, NEW.published_at, 1);
	END IF;
	RETURN NULL;
END
$$;

-- What a table's columns are like is counted where nobody knows it yet, since
-- that locks it until the end; how much there is, is looked at for each plan.
CREATE OR REPLACE FUNCTION web.measure_content() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	unknown regclass;
BEGIN
	UPDATE core.version SET counts_later = true WHERE NOT counts_later;
	FOR unknown IN SELECT c.oid FROM pg_class c
		WHERE c.relnamespace = 'core'::regnamespace
			AND c.relname = ANY ('{article,edition,
				article_project,article_partner,edition_media,
				media,page,page_text,moved,press_number,
				revision,search,search_word}')
			AND pg_relation_size(c.oid) > 0
			AND NOT EXISTS (SELECT FROM pg_stats s
				WHERE s.schemaname = 'core'
					AND s.tablename = c.relname)
		ORDER BY c.oid
	LOOP
		EXECUTE format('ANALYZE %s', unknown);
	END LOOP;
	DISCARD PLANS;
END
$$;
COMMENT ON FUNCTION web.measure_content() IS
	'What follows is much: have it planned for what there is by now.';

CREATE OR REPLACE FUNCTION web.end_import() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part bigint[];
BEGIN
	DISCARD PLANS;
	FOR part IN SELECT array_agg(t.id) FROM (SELECT e.id,
			row_number() OVER (ORDER BY e.id) / 500 AS n
		FROM core.edition e
		WHERE e.state = 'approved' AND NOT EXISTS (SELECT
			FROM core.search s WHERE s.edition = e.id)) t
		GROUP BY t.n ORDER BY t.n
	LOOP
		PERFORM core.search_put(part);
	END LOOP;
END
$$;

-- Most editions have none, and most addresses lead to nothing yet.
ALTER FUNCTION core.put_pictures(bigint, jsonb) RENAME TO change_pictures;
CREATE FUNCTION core.put_pictures(wanted bigint, given jsonb) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF given = '[]' AND NOT EXISTS (SELECT FROM core.edition_media
		WHERE edition = wanted) THEN
		RETURN 0;
	END IF;
	RETURN core.change_pictures(wanted, given);
END
$$;

-- In a language that keeps its plan.
CREATE OR REPLACE FUNCTION core.raise_version() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	raised bigint;
BEGIN
	UPDATE core.version
	-- By the clock, so that a number that was given before a restore is
	-- not given again after it.
	SET version = greatest(version + 1,
			(extract(epoch FROM now()) * 1000)::bigint),
		changed_at = now(), changed_by = pg_current_xact_id()
	-- The time as well: a database that was restored in another cluster
	-- meets the same transaction's number again.
	WHERE (changed_by, changed_at) IS DISTINCT FROM
		(pg_current_xact_id(), now())
	RETURNING version INTO raised;
	IF FOUND THEN
		PERFORM pg_notify('content', raised::text);
	END IF;
END
$$;

COMMIT;
