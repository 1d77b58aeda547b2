-- Revert newsroom:web_read

BEGIN;

DROP VIEW web.project_choice;
DROP VIEW web.moved;
DROP VIEW web.page;
DROP VIEW web.article_partner;
DROP VIEW web.article_project;
DROP VIEW web.participation;
DROP VIEW web.partner;
DROP VIEW web.project;
DROP VIEW web.withdrawn;
DROP VIEW web.edition_text;
DROP VIEW web.edition;
DROP VIEW web.version;
REVOKE EXECUTE ON FUNCTION core.path(text, text, text) FROM news, article;
DROP FUNCTION web.moment(bigint);
DROP FUNCTION web.cursor(timestamptz, bigint);
DROP FUNCTION web.day(timestamptz);

COMMIT;
