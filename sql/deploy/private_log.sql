-- Deploy newsroom:private_log
-- What PostgreSQL writes into its own log about a statement that failed names
-- the row, and so a reader: DETAIL: Key (lower(address))=(…) already exists.
-- Of who has addresses it keeps the message alone. That is a superuser's to
-- say, or theirs who may SET the parameter.

BEGIN;

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{newsletter,mailer,editor}'::text[] LOOP
		EXECUTE format('ALTER ROLE %I IN DATABASE %I'
			' SET log_error_verbosity = terse',
			name, current_database());
	END LOOP;
EXCEPTION WHEN insufficient_privilege THEN
	RAISE WARNING USING
		MESSAGE = 'readers'' addresses can come into PostgreSQL''s log',
		HINT = 'Have a superuser run sql/deploy/private_log.sql.';
END
$$;

COMMIT;
