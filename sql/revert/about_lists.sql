-- Revert newsroom:about_lists

BEGIN;

GRANT public_view TO CURRENT_USER;
DROP VIEW web.project_edition, web.partner_edition;
REVOKE public_view FROM CURRENT_USER;

SET LOCAL ROLE owner;

DROP TRIGGER keep_about ON core.article_partner;
DROP TRIGGER keep_about ON core.article_project;
DROP TRIGGER keep_about_again ON core.edition;
DROP TRIGGER keep_about ON core.edition;
DROP FUNCTION core.about_again();
DROP FUNCTION core.keep_about_partner();
DROP FUNCTION core.keep_about_project();
DROP FUNCTION core.keep_about();
DROP TABLE core.partner_edition;
DROP TABLE core.project_edition;

COMMIT;
