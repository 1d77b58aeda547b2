-- Revert newsroom:private_log

BEGIN;

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{newsletter,mailer,editor}'::text[] LOOP
		EXECUTE format('ALTER ROLE %I IN DATABASE %I'
			' RESET log_error_verbosity', name, current_database());
	END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
	RAISE WARNING 'log_error_verbosity is a superuser''s to reset';
END
$$;

COMMIT;
