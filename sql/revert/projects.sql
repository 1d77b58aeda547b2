-- Revert newsroom:projects

BEGIN;

DROP TABLE core.participation;
DROP TABLE core.partner_text;
DROP TABLE core.partner;
DROP TABLE core.project_text;
DROP TABLE core.project;
DROP TABLE core.programme_text;
DROP TABLE core.programme;

COMMIT;
