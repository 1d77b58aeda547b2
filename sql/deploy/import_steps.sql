-- Deploy newsroom:import_steps
-- What each article of an import cost, whatever it was: a thousand names to
-- try, and the whole of it made JSON to look at pictures that it has not.

BEGIN;

SET LOCAL ROLE owner;

-- The names of other articles are tried one by one, until one is free.
CREATE OR REPLACE FUNCTION core.article_key(given jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	original core.edition;
	found_key text;
	n integer := 1;
BEGIN
	IF given ->> 'translation_of' IS NOT NULL THEN
		original := core.edition_named(given ->> 'translation_of', NULL);
		IF original.lang = given ->> 'lang' THEN
			RAISE check_violation USING MESSAGE = format(
				'%s is in the same language: no text is a '
				'translation of itself', original.slug);
		END IF;
		RETURN (SELECT key FROM core.article
			WHERE id = original.article);
	END IF;
	SELECT a.key INTO found_key FROM core.edition e
	JOIN core.article a ON a.id = e.article
	WHERE e.lang = given ->> 'lang' AND e.slug = given ->> 'slug';
	IF found_key IS NOT NULL THEN
		RETURN found_key;
	END IF;
	-- The name of another article is not taken.
	found_key := given ->> 'slug';
	WHILE EXISTS (SELECT FROM core.article WHERE key = found_key) LOOP
		n := n + 1;
		found_key := given ->> 'slug' || '-' || n;
	END LOOP;
	RETURN found_key;
END
$$;

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
		RAISE check_violation USING MESSAGE = format(
			'edition %s (%s) cannot be public: its picture %s has '
			'no alternative text in that language', fault.slug,
			fault.lang, fault.name);
	END IF;
	RETURN NULL;
END
$$;

COMMIT;
