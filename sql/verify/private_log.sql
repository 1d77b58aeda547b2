-- Verify newsroom:private_log

BEGIN;

-- Who may not say it was warned.
SELECT 1 / (count(*) = 3 OR NOT has_parameter_privilege(
	'log_error_verbosity', 'SET'))::int
FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
WHERE d.datname = current_database() AND s.setrole::regrole::text IN
		('newsletter', 'mailer', 'editor')
	AND 'log_error_verbosity=terse' = ANY (s.setconfig);

ROLLBACK;
