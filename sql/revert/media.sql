-- Revert newsroom:media
-- The files stay in their folder; which edition showed them is forgotten.

BEGIN;

SET LOCAL ROLE owner;

DROP VIEW web.edition_card;
DROP FUNCTION web.preview_picture(bytea);
DROP VIEW web.edition_picture;
DROP VIEW core.edition_picture;
DROP FUNCTION web.media_hashes();
DROP FUNCTION web.put_cards(jsonb);
DROP FUNCTION web.cards_due(integer);
DROP TABLE core.card;
DROP FUNCTION web.put_media_item(jsonb);
DROP FUNCTION web.media_items();
DROP FUNCTION web.edition_files(bigint, integer);
ALTER FUNCTION core.edition_files(bigint, integer) SET SCHEMA web;
GRANT EXECUTE ON FUNCTION web.edition_files(bigint, integer) TO editor;
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
DROP FUNCTION core.edition_content(core.edition);
ALTER FUNCTION core.edition_without_pictures(core.edition)
	RENAME TO edition_content;
DROP FUNCTION core.shown(bigint);
DROP TABLE core.edition_media;
DROP FUNCTION core.revise_shown();
CREATE OR REPLACE FUNCTION web.edition_history(name text, lang text)
RETURNS TABLE (number integer, made text, made_by text, changed text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT r.number, to_char(r.made_at AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI:SS'), r.made_by,
		CASE WHEN r.number = 1 THEN 'made'
			ELSE (SELECT string_agg(n.key, ', ' ORDER BY n.key)
			FROM jsonb_each(r.content) n
			LEFT JOIN jsonb_each(b.content) o USING (key)
			WHERE n.value IS DISTINCT FROM o.value
				AND n.key <> 'body_html') END
	FROM core.revision r
	LEFT JOIN core.revision b
		ON b.edition = r.edition AND b.number = r.number - 1
	WHERE r.edition = (core.edition_named(name, lang)).id
	ORDER BY r.number DESC;
$$;

CREATE OR REPLACE FUNCTION web.edition_restore(name text, lang text,
	revision integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	was constant jsonb := web.edition_at(name, lang, revision);
BEGIN
	UPDATE core.edition SET title = was ->> 'title',
		lead = was ->> 'lead', place = was ->> 'place',
		body_source = was ->> 'body_source',
		body_html = was ->> 'body_html',
		changed_at = CASE WHEN core.edition_state(e) = 'published'
			THEN now() ELSE changed_at END
	WHERE id = e.id AND (edition.title, edition.lead, edition.place,
			edition.body_source, edition.body_html)
		IS DISTINCT FROM (was ->> 'title', was ->> 'lead',
			was ->> 'place', was ->> 'body_source',
			was ->> 'body_html');
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format(
			'%s has the words of revision %s already', e.slug,
			revision);
	END IF;
	PERFORM core.revise(e.id);
	RETURN (SELECT max(number) FROM core.revision WHERE edition = e.id);
END
$$;

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
