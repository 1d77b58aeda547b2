-- Deploy newsroom:roles
-- Roles belong to the cluster, so another site on it may have made them
-- already. Which system user may be which role is pg_ident's business.

BEGIN;

DO $$
DECLARE
	name text;
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'owner') THEN
		CREATE ROLE owner NOLOGIN;
	END IF;
	FOREACH name IN ARRAY
		'{news,article,newsletter,editor,mailer}'::text[] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
			EXECUTE format('CREATE ROLE %I LOGIN', name);
		END IF;
		-- A page that takes longer is a fault; a worker must not wait.
		EXECUTE format('ALTER ROLE %I SET statement_timeout = %L',
			name, CASE name WHEN 'editor' THEN '1h' ELSE '5s' END);
		EXECUTE format('ALTER ROLE %I SET timezone = %L',
			name, 'Europe/Sofia');
	END LOOP;
	-- Planning a page anew costs more than the page: one plan serves all.
	FOREACH name IN ARRAY '{news,article,newsletter}'::text[] LOOP
		EXECUTE format('ALTER ROLE %I SET plan_cache_mode = %L',
			name, 'force_generic_plan');
	END LOOP;
	EXECUTE format('GRANT CREATE ON DATABASE %I TO owner',
		current_database());
	-- No program needs a table, a type or a function of its own.
	EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC',
		current_database());
END
$$;

COMMIT;
