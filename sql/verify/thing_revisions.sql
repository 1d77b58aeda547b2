-- Verify newsroom:thing_revisions

BEGIN;

SELECT kind, thing, lang, number, made_at, made_by, text
FROM core.thing_revision WHERE false;
SELECT has_function_privilege('editor', f, 'EXECUTE')
FROM unnest('{"web.thing_file(text, text, text, integer)",
	"web.thing_history(text, text, text)",
	"web.take_thing(text, jsonb, boolean)",
	"web.rename_thing(text, text, text)",
	"web.not_stale(text, jsonb)"}'::text[]) f;

ROLLBACK;
