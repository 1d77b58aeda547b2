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
SELECT 1 / (count(*) = 7)::integer FROM pg_trigger t
JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgname = 'revise_thing' AND c.relnamespace = 'core'::regnamespace
	AND t.tgfoid = 'core.revise_things()'::regprocedure;
SELECT 1 / (count(*) = 1)::integer FROM pg_trigger
WHERE tgname = 'revise_its_projects' AND tgrelid = 'core.partner'::regclass;

ROLLBACK;
