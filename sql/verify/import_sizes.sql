-- Verify newsroom:import_sizes

BEGIN;

SELECT 'web.measure_content()'::regprocedure, 'web.end_import()'::regprocedure;

ROLLBACK;
