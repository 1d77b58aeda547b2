-- Revert newsroom:media
-- The files stay in their folder; which edition showed them is forgotten.

BEGIN;

SET LOCAL ROLE owner;

DROP VIEW web.edition_card;
DROP VIEW web.edition_picture;
DROP FUNCTION web.media_hashes();
DROP FUNCTION web.put_card(bigint, text, text);
DROP FUNCTION web.cards_due();
DROP TABLE core.card;
DROP FUNCTION web.edition_lead(text, text);
DROP FUNCTION core.put_edition(jsonb);
ALTER FUNCTION core.put_edition_text(jsonb) RENAME TO put_edition;
DROP FUNCTION core.pictures_of(jsonb);
DROP FUNCTION core.put_pictures(bigint, jsonb);
DROP FUNCTION web.describe_media(text, text, text, text, boolean);
DROP FUNCTION web.put_media(jsonb);
DROP FUNCTION web.media_records(bigint);
DROP FUNCTION web.media_named(text);
DROP VIEW core.media_record;
DROP TRIGGER check_alternative ON core.media_text;
DROP TRIGGER check_alternative ON core.edition;
DROP TABLE core.edition_media;
DROP FUNCTION core.check_alternative();
DROP FUNCTION core.edition_part_changed();

CREATE TABLE core.article_media (
	article bigint NOT NULL REFERENCES core.article ON DELETE CASCADE,
	media bigint NOT NULL REFERENCES core.media ON DELETE RESTRICT,
	position smallint NOT NULL DEFAULT 1 CHECK (position > 0),
	PRIMARY KEY (article, media)
);
CREATE INDEX ON core.article_media (media);
CREATE TRIGGER article_part_changed
	AFTER INSERT OR UPDATE OR DELETE ON core.article_media
	FOR EACH ROW EXECUTE FUNCTION core.article_part_changed();
CREATE TRIGGER public_emptied AFTER TRUNCATE ON core.article_media
	FOR EACH STATEMENT EXECUTE FUNCTION core.public_changed();

DELETE FROM core.media_text WHERE alternative IS NULL;
ALTER TABLE core.media_text
	DROP is_decorative,
	ALTER alternative SET NOT NULL;
DROP INDEX core.media_name_idx;
ALTER TABLE core.media
	DROP source, DROP jpeg, DROP webp, DROP avif, DROP path, DROP hash,
	DROP added_by, DROP added_at, DROP widths, DROP file;
COMMENT ON COLUMN core.media.name IS NULL;
DROP FUNCTION core.media_srcset(text, integer[], text);

COMMIT;
