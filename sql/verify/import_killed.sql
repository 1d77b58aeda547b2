-- Verify newsroom:import_killed

BEGIN;

SELECT 1 / count(*) FROM pg_db_role_setting s JOIN pg_roles r
	ON r.oid = s.setrole
WHERE r.rolname = 'editor'
	AND 'client_connection_check_interval=5s' = ANY (s.setconfig);

ROLLBACK;
