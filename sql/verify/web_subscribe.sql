-- Verify newsroom:web_subscribe

BEGIN;

SELECT 1 / has_function_privilege('newsletter',
	'web.subscribe(text, text, text, text[])', 'EXECUTE')::int;

ROLLBACK;
