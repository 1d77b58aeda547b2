-- Revert newsroom:roles
-- A role that another database of the cluster still uses stays.

BEGIN;

DO $$
DECLARE
	name text;
BEGIN
	EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO PUBLIC',
		current_database());
	EXECUTE format('REVOKE CREATE ON DATABASE %I FROM owner',
		current_database());
	FOREACH name IN ARRAY
		'{mailer,editor,newsletter,article,news,owner}'::text[] LOOP
		BEGIN
			EXECUTE format('DROP ROLE IF EXISTS %I', name);
		EXCEPTION WHEN dependent_objects_still_exist THEN
			RAISE NOTICE 'role % is used elsewhere and stays', name;
		END;
	END LOOP;
END
$$;

COMMIT;
