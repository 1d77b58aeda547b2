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
LANGUAGE sql SET search_path = pg_catalog AS $$
	WITH raised AS (
		UPDATE core.version
		SET version = version + 1, changed_at = now(),
			changed_by = pg_current_xact_id()
		WHERE changed_by IS DISTINCT FROM pg_current_xact_id()
		RETURNING version
	)
	SELECT pg_notify('content', version::text) FROM raised;
$$;

-- For a table of which every row is public.
CREATE FUNCTION core.public_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
	PERFORM core.raise_version();
	RETURN NULL;
END
$$;

CREATE TRIGGER public_changed
	AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON core.language
	FOR EACH STATEMENT EXECUTE FUNCTION core.public_changed();

COMMIT;
