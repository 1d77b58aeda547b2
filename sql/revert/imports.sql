-- Revert newsroom:imports

BEGIN;

DROP FUNCTION web.list_items(text), web.page_files(),
	web.edition_files(bigint, integer), web.put_moved(jsonb),
	web.take_page(jsonb), web.take_edition(jsonb),
	core.moment_text(timestamptz), core.put_life(bigint, jsonb),
	core.free_slug(jsonb), core.keep_number(jsonb),
	core.lead_note(text[]), core.lead_to(text, bigint, text, jsonb),
	core.thing_at(text);
ALTER TABLE core.page DROP COLUMN key;

COMMIT;
