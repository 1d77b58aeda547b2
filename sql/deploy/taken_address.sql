-- Deploy newsroom:taken_address
-- Who wants an address that leads elsewhere is told where, and what to do.

BEGIN;

SET LOCAL ROLE owner;

-- Where an old address leads, also to what nobody has seen yet.
CREATE FUNCTION core.leads_to(wanted text) RETURNS text LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
RETURN (SELECT coalesce(core.path(m.lang, 'edition', e.slug),
		core.path(m.lang, 'project', p.slug),
		core.path(m.lang, 'partner', o.slug),
		core.path(m.lang, 'page', g.slug),
		core.path(m.lang, 'page', m.list), f.path)
	FROM core.moved m
	LEFT JOIN core.edition e ON e.id = m.edition
	LEFT JOIN core.project p ON p.id = m.project
	LEFT JOIN core.partner o ON o.id = m.partner
	LEFT JOIN core.page g ON g.id = m.page
	LEFT JOIN core.media f ON f.id = m.media
	WHERE m.path = wanted);

-- Keep a new slug off addresses that lead to something else, and keep the
-- old address leading here. Called with the kind of thing as its argument.
CREATE OR REPLACE FUNCTION core.keep_address() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	kind constant text := TG_ARGV[0];
	langs text[];
	taken text;
BEGIN
	IF kind = 'edition' AND TG_OP = 'INSERT' THEN
		SELECT m.path INTO taken FROM core.moved m
		WHERE m.path = core.path(NEW.lang, 'edition', NEW.slug)
			AND m.edition IS DISTINCT FROM NEW.id;
	ELSE
		-- An edition has its own language; the others have them all.
		langs := CASE kind
			WHEN 'edition' THEN ARRAY[to_jsonb(NEW) ->> 'lang']
			ELSE ARRAY(SELECT code FROM core.language) END;
		EXECUTE format('SELECT path FROM core.moved
			WHERE path = ANY ($1) AND %I IS DISTINCT FROM $2
			LIMIT 1', kind)
			INTO taken USING ARRAY(SELECT
				core.path(l, kind, NEW.slug)
				FROM unnest(langs) l), NEW.id;
	END IF;
	IF taken IS NOT NULL THEN
		RAISE unique_violation USING MESSAGE = format(
			'the address %s leads to %s for ever: write another '
			'slug', taken, core.leads_to(taken));
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

COMMIT;
