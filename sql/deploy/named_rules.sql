-- Deploy newsroom:named_rules
-- A program knows by its name which rule was broken, and not by the words in
-- which a person is told so.

BEGIN;

SET LOCAL ROLE owner;

-- An edition without pictures lacks no words for them.
CREATE OR REPLACE FUNCTION core.check_alternative() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	row jsonb;
	fault record;
BEGIN
	IF TG_TABLE_NAME = 'edition' THEN
		IF NOT EXISTS (SELECT FROM core.edition_media
			WHERE edition = NEW.id) THEN
			RETURN NULL;
		END IF;
	END IF;
	row := to_jsonb(coalesce(NEW, OLD));
	SELECT e.slug, e.lang, m.name, x.is_lead INTO fault
	FROM core.edition_media x
	JOIN core.edition e ON e.id = x.edition
	JOIN core.media m ON m.id = x.media
	LEFT JOIN core.media_text t ON t.media = m.id AND t.lang = e.lang
	WHERE CASE TG_TABLE_NAME
		WHEN 'edition' THEN x.edition = (row ->> 'id')::bigint
		WHEN 'edition_media' THEN
			x.edition = (row ->> 'edition')::bigint
		ELSE x.media = (row ->> 'media')::bigint END
		AND e.state = 'approved' AND m.type <> 'application/pdf'
		AND x.alternative IS NULL
		AND NOT coalesce(t.is_decorative, false)
		AND NOT (x.is_lead AND t.alternative IS NOT NULL)
	LIMIT 1;
	IF FOUND THEN
		RAISE check_violation USING
			CONSTRAINT = 'picture_has_words', MESSAGE = format(
			'edition %s (%s) cannot be public: its picture %s has '
			'no alternative text in that language', fault.slug,
			fault.lang, fault.name);
	END IF;
	RETURN NULL;
END
$$;

-- Of two who change a text the second is told; so is who takes a new text for
-- one that stands, since both have the same slug.
CREATE OR REPLACE FUNCTION core.refuse_stale(old core.edition, stated text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	last core.revision;
	base core.revision;
BEGIN
	SELECT * INTO last FROM core.revision WHERE edition = old.id
	ORDER BY number DESC LIMIT 1;
	SELECT * INTO base FROM core.revision
	WHERE edition = old.id AND number::text = stated;
	IF stated IS NULL AND last.made_by = core.editor()
		OR core.edition_words(base.content)
			= core.edition_words(last.content) THEN
		RETURN;
	ELSIF stated = '0' THEN
		RAISE serialization_failure USING MESSAGE = format(
			'%s/%s stands already, and the file is of a new text: '
			'write another slug, or `revision: %s` to change the '
			'one that stands', old.lang, old.slug, last.number);
	END IF;
	RAISE serialization_failure USING CONSTRAINT = 'revision_stands',
		MESSAGE = format(
		'%s was changed by %s: revision %s stands now, and the file %s',
		old.slug, last.made_by, last.number,
		CASE WHEN stated IS NULL THEN 'does not say where it began'
			ELSE 'began from ' || left(stated, 20) END);
END
$$;

COMMIT;
