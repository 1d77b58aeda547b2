-- Revert newsroom:imported_sites

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.imported_of(text, text, text, integer);

-- As web.take_edition or web.take_page, of an item of another system, with own
-- (what that calls it, where origin is what it calls the first of its
-- translations), is_page, and is_forced. What says nothing new stays as it is
-- here; what does, and was changed here, is left out by why.
CREATE OR REPLACE FUNCTION web.take_foreign(given jsonb, OUT outcome text,
	OUT why text, OUT note text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant text := coalesce(given ->> 'own', given ->> 'origin');
	is_page constant boolean :=
		coalesce((given ->> 'is_page')::boolean, false);
	whole jsonb := given - '{own,is_page,is_forced}'::text[];
	said constant bytea := sha256(convert_to(
		(whole - 'addresses')::text, 'UTF8'));
	known core.imported;
	wanted bigint;
	changer text;
BEGIN
	SELECT * INTO known FROM core.imported i
	WHERE i.origin = own AND i.lang = given ->> 'lang'
		AND (i.page IS NOT NULL) = is_page;
	IF known.hash = said THEN
		outcome := 'same';
		note := core.lead_note(core.lead_to(CASE WHEN is_page
				THEN 'page' ELSE 'edition' END,
			coalesce(known.edition, known.page),
			given ->> 'lang', given -> 'addresses'));
		RETURN;
	END IF;
	whole := whole || jsonb_build_object('origin',
		core.imported_key(given, own, is_page));
	IF is_page THEN
		SELECT t.changed_at::text INTO changer FROM core.page_text t
		WHERE t.page = known.page AND t.lang = known.lang
			AND t.changed_at > known.made_at;
		SELECT t.outcome, t.note INTO outcome, note
		FROM web.take_page(whole) t;
		SELECT p.id INTO wanted FROM core.page p
		WHERE p.key = whole ->> 'origin';
	ELSE
		SELECT t.outcome, t.note INTO outcome, note
		FROM web.take_edition(whole) t;
		SELECT e.id INTO wanted FROM core.edition e
		JOIN core.article a ON a.id = e.article
		WHERE a.key = whole ->> 'origin' AND e.lang = given ->> 'lang';
		changer := core.edition_changer(wanted, known.made_at);
	END IF;
	IF outcome = 'updated' AND changer IS NOT NULL
		AND NOT coalesce((given ->> 'is_forced')::boolean, false) THEN
		why := CASE WHEN is_page THEN 'it was changed here since, and '
				'in the old site too: --force takes that'
			ELSE format('it was changed here since (%s), and in '
				'the old site too: --force takes that',
				changer) END;
		RETURN;
	END IF;
	INSERT INTO core.imported AS i (origin, lang, edition, page, hash)
	VALUES (own, given ->> 'lang', CASE WHEN NOT is_page THEN wanted END,
		CASE WHEN is_page THEN wanted END, said)
	ON CONFLICT ON CONSTRAINT imported_pkey DO UPDATE
	SET edition = excluded.edition, page = excluded.page,
		hash = excluded.hash, made_at = excluded.made_at;
	-- What its article is about is said by each of its editions.
	IF outcome <> 'same' AND NOT is_page THEN
		UPDATE core.imported i SET made_at = now()
		FROM core.edition e, core.edition o
		WHERE e.id = wanted AND o.article = e.article
			AND i.edition = o.id AND i.made_at < now()
			AND core.edition_changer(o.id, i.made_at) IS NULL;
	END IF;
END
$$;

-- What items of another system became, behind one of them.
CREATE FUNCTION web.imported_items(prefix text, behind text, behind_lang text,
	most integer)
RETURNS TABLE (origin text, lang text, path text, is_public boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT i.origin, i.lang, CASE WHEN i.page IS NULL
			THEN core.path(i.lang, 'edition', e.slug)
			ELSE core.path(i.lang, 'page', p.slug) END,
		i.page IS NOT NULL OR e.state = 'approved'
			AND e.published_at <= now()
	FROM core.imported i
	LEFT JOIN core.edition e ON e.id = i.edition
	LEFT JOIN core.page p ON p.id = i.page
	WHERE (i.origin, i.lang) > (behind, behind_lang)
		AND starts_with(i.origin, prefix)
	ORDER BY i.origin, i.lang LIMIT most;
$$;

GRANT EXECUTE ON FUNCTION web.imported_items(text, text, text, integer)
TO editor;

DROP FUNCTION core.page_changer(bigint, text, timestamptz);
ALTER TABLE core.imported DROP COLUMN site;

COMMIT;
