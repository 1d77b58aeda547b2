-- Revert newsroom:articles

BEGIN;

DROP TRIGGER check_acknowledgement_emptied ON core.programme_text;
DROP TRIGGER check_acknowledgement ON core.programme_text;
DROP TRIGGER check_acknowledgement ON core.programme;
DROP TRIGGER check_acknowledgement ON core.project;
DROP TRIGGER keep_new_address ON core.project;
DROP TRIGGER keep_old_address ON core.project;
DROP TRIGGER keep_new_address ON core.partner;
DROP TRIGGER keep_old_address ON core.partner;
DROP TABLE core.moved;
DROP TABLE core.page_text;
DROP TABLE core.page;
DROP TABLE core.article_media;
DROP TABLE core.article_partner;
DROP TABLE core.article_project;
DROP TABLE core.edition;
DROP TABLE core.article;
DROP TABLE core.media_text;
DROP TABLE core.media;
DROP FUNCTION core.article_part_changed();
DROP FUNCTION core.edition_changed();
DROP FUNCTION core.check_acknowledgement();
DROP FUNCTION core.keep_address();
DROP FUNCTION core.path(text, text, text);

COMMIT;
