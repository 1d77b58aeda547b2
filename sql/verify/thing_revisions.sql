-- Verify newsroom:thing_revisions

BEGIN;

SELECT kind, thing, lang, number, made_at, made_by, text
FROM core.thing_revision WHERE false;
SELECT 1 / bool_and(has_function_privilege('editor', f, 'EXECUTE'))::integer
FROM unnest('{"web.thing_file(text, text, text, integer)",
	"web.thing_history(text, text, text)",
	"web.take_thing(text, jsonb, boolean)",
	"web.rename_thing(text, text, text)",
	"web.not_stale(text, jsonb)"}'::text[]) f;

ROLLBACK;
