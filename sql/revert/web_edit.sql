-- Revert newsroom:web_edit

BEGIN;

DROP VIEW web.content;
DROP FUNCTION web.put_edition(jsonb);
DROP FUNCTION core.put_about(bigint, jsonb);
DROP FUNCTION web.put_page(jsonb);
DROP FUNCTION web.put_project(jsonb);
DROP FUNCTION core.put_participants(bigint, jsonb);
DROP FUNCTION web.put_partner(jsonb);
DROP FUNCTION web.put_programme(jsonb);
DROP FUNCTION core.outcome(boolean, bigint);
DROP FUNCTION core.partner_id(text);
DROP FUNCTION core.project_id(text);
DROP FUNCTION core.programme_id(text);
DROP FUNCTION core.refuse_unknown(jsonb, text[]);

COMMIT;
