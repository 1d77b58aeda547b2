-- Verify newsroom:import_once

BEGIN;

SELECT 1 / (prosrc LIKE '%change_about%')::integer FROM pg_proc
WHERE oid = 'core.put_about(bigint,jsonb)'::regprocedure;
SELECT 1 / (to_regprocedure('core.edition_without_pictures(core.edition)')
	IS NULL)::integer;
SELECT 1 / count(*) FROM pg_db_role_setting s
JOIN pg_database d ON d.oid = s.setdatabase
WHERE d.datname = current_database() AND s.setrole = 0
	AND 'gin_pending_list_limit=256kB' = ANY (s.setconfig);

ROLLBACK;
