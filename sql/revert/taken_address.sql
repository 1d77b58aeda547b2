-- Revert newsroom:taken_address

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.keep_address() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	kind constant text := TG_ARGV[0];
	-- An edition has its own language; the others have them all.
	langs constant text[] := CASE kind
		WHEN 'edition' THEN ARRAY[to_jsonb(NEW) ->> 'lang']
		ELSE ARRAY(SELECT code FROM core.language) END;
	taken text;
BEGIN
	EXECUTE format('SELECT path FROM core.moved
		WHERE path = ANY ($1) AND %I IS DISTINCT FROM $2 LIMIT 1', kind)
		INTO taken USING ARRAY(SELECT core.path(l, kind, NEW.slug)
			FROM unnest(langs) l), NEW.id;
	IF taken IS NOT NULL THEN
		RAISE unique_violation USING MESSAGE = format(
			'the address %s leads to something else', taken);
	END IF;
	IF TG_OP = 'UPDATE' THEN
		EXECUTE format('DELETE FROM core.moved WHERE %I = $1
			AND path = ANY ($2)', kind)
			USING NEW.id, ARRAY(SELECT core.path(l, kind, NEW.slug)
				FROM unnest(langs) l);
		EXECUTE format('INSERT INTO core.moved (path, lang, %I)
			SELECT core.path(l, %L, $1), l, $2
			FROM unnest($3) l', kind, kind)
			USING OLD.slug, NEW.id, langs;
	END IF;
	RETURN NULL;
END
$$;

DROP FUNCTION core.leads_to(text);

COMMIT;
