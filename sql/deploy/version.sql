-- Deploy newsroom:version
-- Every change of what the public sees raises one number, once in its
-- transaction, and tells it to whoever listens. A page made under a version
-- is good as long as the version stands.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.version (
	is_it boolean PRIMARY KEY DEFAULT true CHECK (is_it),
	version bigint NOT NULL DEFAULT 1,
	changed_by xid8,
	changed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE core.version IS
	'One row: the version of the content, and who raised it last.';

INSERT INTO core.version DEFAULT VALUES;

CREATE FUNCTION core.raise_version() RETURNS void
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

-- For a table of which every row is public. A row that is put again as it
-- was is no change, and a statement without rows is none.
CREATE FUNCTION core.public_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'TRUNCATE' OR OLD IS DISTINCT FROM NEW THEN
		PERFORM core.raise_version();
	END IF;
	RETURN NULL;
END
$$;

CREATE TRIGGER public_changed
	AFTER INSERT OR UPDATE OR DELETE ON core.language
	FOR EACH ROW EXECUTE FUNCTION core.public_changed();
CREATE TRIGGER public_emptied AFTER TRUNCATE ON core.language
	FOR EACH STATEMENT EXECUTE FUNCTION core.public_changed();

COMMIT;
