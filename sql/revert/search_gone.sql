-- Revert newsroom:search_gone

BEGIN;

SET LOCAL ROLE owner;

DROP TRIGGER search_partner_gone ON core.partner_text;
DROP FUNCTION core.search_partner_gone();
DROP TRIGGER search_project_gone ON core.project_text;
DROP FUNCTION core.search_project_gone();

COMMIT;
