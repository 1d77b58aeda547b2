-- Verify newsroom:web_subscribe

BEGIN;

-- The change newsletter puts web.ask in its place.
SELECT 1 / (has_function_privilege('newsletter', coalesce(
	to_regprocedure('web.subscribe(text, text, text, text[])'),
	to_regprocedure('web.ask(text, text, text, text[], text)')),
	'EXECUTE') IS TRUE)::int;

ROLLBACK;
