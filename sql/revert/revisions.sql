-- Revert newsroom:revisions
-- The revisions go with it.

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.edition_move(text, text, text, text);
DROP FUNCTION web.edition_restore(text, text, integer);
DROP FUNCTION web.edition_history(text, text);
DROP FUNCTION web.edition_at(text, text, integer);
DROP FUNCTION web.edition_records(text, text, bigint);
DROP VIEW core.edition_record;
DROP FUNCTION web.act_as(text);
DROP FUNCTION core.move_fault(core.edition, text, timestamptz);
DROP FUNCTION core.edition_named(text, text);
DROP FUNCTION core.typed(timestamptz);
DROP FUNCTION core.edition_state(core.edition);
DROP TRIGGER revise_article ON core.article_partner;
DROP TRIGGER revise_article ON core.article_project;
DROP TRIGGER revise_edition ON core.edition;
DROP FUNCTION core.revise_article();
DROP FUNCTION core.revise_edition();
DROP FUNCTION core.revise(bigint);
DROP FUNCTION core.edition_content(core.edition);
DROP FUNCTION core.editor();
DROP TABLE core.revision;

COMMIT;
