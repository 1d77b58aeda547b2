-- Verify newsroom:embargo_kept

BEGIN;

SELECT 1 / (count(*) = 4)::integer FROM pg_proc
WHERE oid = ANY ('{"core.move_fault(core.edition, text, timestamptz)",
		"web.edition_move(text, text, text, text)",
		"core.life_act(text, text, boolean)",
		"core.published_of(jsonb, core.edition)"}'
		::regprocedure[])
	AND pg_get_functiondef(oid) ~ '''(break|broken)''|before the embargo';

ROLLBACK;
