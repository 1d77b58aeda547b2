-- Deploy newsroom:import_again
-- What another system has comes again: only what is new there is taken in, and
-- what was changed here since is not overwritten without a word. What one site
-- does not have any more is not asked of another's.

BEGIN;

SET LOCAL ROLE owner;

CREATE TABLE core.imported (
	origin core.words NOT NULL,
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	site core.words NOT NULL,
	edition bigint REFERENCES core.edition ON DELETE CASCADE,
	page bigint REFERENCES core.page ON DELETE CASCADE,
	hash bytea NOT NULL,
	made_at timestamptz NOT NULL DEFAULT now(),
	PRIMARY KEY (origin, lang),
	CONSTRAINT imported_is_one_thing
		CHECK (num_nonnulls(edition, page) = 1)
);
CREATE INDEX ON core.imported (edition) WHERE edition IS NOT NULL;
CREATE INDEX ON core.imported (page) WHERE page IS NOT NULL;
COMMENT ON TABLE core.imported IS
	'What an item of another system became, and what it said then.';
COMMENT ON COLUMN core.imported.site IS
	'Which has it, as that called itself when it came last.';
COMMENT ON COLUMN core.imported.hash IS
	'Of what it said: only what says otherwise is taken again.';
COMMENT ON COLUMN core.imported.made_at IS
	'Whoever changed it later is no import.';

-- Under which key an item is kept: its own, or that of a translation of it.
-- What came before this was kept is known by the key that it had.
CREATE FUNCTION core.imported_key(given jsonb, own text, is_page boolean)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT coalesce((SELECT coalesce(p.key, a.key)
		FROM core.imported i
		LEFT JOIN core.edition e ON e.id = i.edition
		LEFT JOIN core.article a ON a.id = e.article
		LEFT JOIN core.page p ON p.id = i.page
		WHERE i.origin IN (own, given ->> 'origin')
			AND (i.page IS NOT NULL) = is_page
		ORDER BY i.origin <> own, i.lang LIMIT 1), CASE
		WHEN NOT is_page AND EXISTS (SELECT FROM core.article a
			JOIN core.edition e ON e.article = a.id
			WHERE a.key = own AND e.lang = given ->> 'lang')
			THEN own END,
		given ->> 'origin');
$$;

-- Who changed an edition since an import made it, and when; NULL: nobody. Of
-- one that came before this was kept, since it was made.
CREATE FUNCTION core.edition_changer(wanted bigint, since timestamptz)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT r.made_by || ', '
		|| core.typed(date_trunc('minute', r.made_at))
	FROM core.revision r WHERE r.edition = wanted
		AND r.made_at > coalesce(since, (SELECT f.made_at
			FROM core.revision f
			WHERE f.edition = wanted AND f.number = 1))
	ORDER BY r.number DESC LIMIT 1;
$$;

-- As core.edition_changer, of a page in a language.
CREATE FUNCTION core.page_changer(wanted bigint, of_lang text,
	since timestamptz)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT r.made_by || ', '
		|| core.typed(date_trunc('minute', r.made_at))
	FROM core.thing_revision r
	WHERE r.kind = 'page' AND r.thing = wanted AND r.lang = of_lang
		AND r.made_at > coalesce(since, (SELECT f.made_at
			FROM core.thing_revision f WHERE f.kind = 'page'
				AND f.thing = wanted AND f.lang = of_lang
				AND f.number = 1))
	ORDER BY r.number DESC LIMIT 1;
$$;

-- The items of a site are those of another name, which it has now: its address
-- was changed. Where its address stands in their names, it is changed there.
CREATE FUNCTION core.rename_site(was text, site_now text)
RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	UPDATE core.imported i SET site = site_now, origin = n.origin
	FROM core.imported o, LATERAL (SELECT CASE
		WHEN was ~ '/$' AND starts_with(o.origin, was)
		THEN site_now || substr(o.origin, length(was) + 1)
		ELSE o.origin END AS origin) n
	WHERE o.site = was AND i.origin = o.origin AND i.lang = o.lang
		AND (n.origin = o.origin OR NOT EXISTS (
			SELECT FROM core.imported t
			WHERE t.origin = n.origin AND t.lang = o.lang));
$$;

-- The site that had the same item before, by its number and its address here;
-- NULL: none. Only of those in whose names their sites' addresses stand.
CREATE FUNCTION core.imported_elsewhere(given jsonb, own text, its_site text,
	is_page boolean)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT i.site FROM core.imported i
	WHERE its_site ~ '/$' AND i.site ~ '/$' AND i.site <> its_site
		AND split_part(i.site, '/', 1) = split_part(its_site, '/', 1)
		AND i.origin = i.site || substr(own, length(its_site) + 1)
		AND i.lang = given ->> 'lang'
		AND (i.edition = (SELECT e.id FROM core.edition e
				WHERE NOT is_page AND e.lang = given ->> 'lang'
					AND e.slug = given ->> 'slug')
			OR i.page = (SELECT p.id FROM core.page p
				WHERE is_page AND p.slug = given ->> 'slug'))
	LIMIT 1;
$$;

-- As web.take_edition or web.take_page, of an item of another system, with own
-- (what that calls it, where origin is what it calls the first of its
-- translations), own_dated (what it may have been called beside another that
-- was called own), site (which of that system's), was (what that was called
-- before), is_page, and is_forced. What says nothing new stays as it is here;
-- what does, and was changed here, is left out by why.
CREATE FUNCTION web.take_foreign(given jsonb, OUT outcome text, OUT why text,
	OUT note text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant text := coalesce((SELECT i.origin FROM core.imported i
			WHERE i.origin = given ->> 'own_dated'
				AND i.lang = given ->> 'lang'),
		given ->> 'own', given ->> 'origin');
	-- Who does not say it has it in the name.
	its_site constant text := coalesce(given ->> 'site',
		regexp_replace(own, '[^/]*$', ''));
	is_page constant boolean :=
		coalesce((given ->> 'is_page')::boolean, false);
	was constant text := given ->> 'was';
	is_forced constant boolean :=
		coalesce((given ->> 'is_forced')::boolean, false);
	whole jsonb := given
		- '{own,own_dated,site,was,is_page,is_forced}'::text[];
	-- Under whichever address its site has.
	said constant bytea := sha256(convert_to((whole - 'addresses' ||
		jsonb_build_object('origin', CASE WHEN its_site ~ '/$'
			AND starts_with(given ->> 'origin', its_site)
			THEN substr(given ->> 'origin', length(its_site) + 1)
			ELSE given ->> 'origin' END))::text, 'UTF8'));
	elsewhere text;
	known core.imported;
	wanted bigint;
	changer text;
BEGIN
	IF was <> its_site AND EXISTS (SELECT FROM core.imported i
		WHERE i.site = was AND i.lang = given ->> 'lang'
			AND i.origin = CASE WHEN was ~ '/$'
				THEN was || substr(own, length(its_site) + 1)
				ELSE own END) THEN
		PERFORM core.rename_site(was, its_site);
	END IF;
	SELECT * INTO known FROM core.imported i
	WHERE i.origin = own AND i.lang = given ->> 'lang'
		AND (i.page IS NOT NULL) = is_page;
	IF known.hash = said THEN
		outcome := 'same';
		-- A site may have another name since.
		UPDATE core.imported i SET site = its_site
		WHERE i.origin = known.origin AND i.lang = known.lang
			AND i.site <> its_site;
		note := core.lead_note(core.lead_to(CASE WHEN is_page
				THEN 'page' ELSE 'edition' END,
			coalesce(known.edition, known.page),
			given ->> 'lang', given -> 'addresses'));
		RETURN;
	END IF;
	-- What a folder calls a text another's may be called too.
	IF known.site <> its_site AND known.site ~ '^markdown/[^/]+$'
		AND its_site ~ '^markdown/[^/]+$'
		AND NOT is_forced THEN
		elsewhere := known.site;
	ELSIF known.origin IS NULL AND NOT is_forced THEN
		elsewhere := core.imported_elsewhere(given, own, its_site,
			is_page);
	END IF;
	IF elsewhere IS NOT NULL THEN
		why := format('it is called as one of another site, %s: --site '
			'%s where that is this one, else --force', elsewhere,
			elsewhere);
		RETURN;
	END IF;
	whole := whole || jsonb_build_object('origin',
		core.imported_key(given, own, is_page));
	-- Beside the other it has an address that goes on.
	IF own = given ->> 'own_dated' THEN
		whole := whole || coalesce((
			SELECT jsonb_build_object('slug_else', e.slug)
			FROM core.edition e WHERE e.id = known.edition), '{}');
	END IF;
	IF is_page THEN
		SELECT t.outcome, t.note INTO outcome, note
		FROM web.take_page(whole) t;
		SELECT p.id INTO wanted FROM core.page p
		WHERE p.key = whole ->> 'origin';
		changer := core.page_changer(wanted, given ->> 'lang',
			known.made_at);
	ELSE
		SELECT t.outcome, t.note INTO outcome, note
		FROM web.take_edition(whole) t;
		SELECT e.id INTO wanted FROM core.edition e
		JOIN core.article a ON a.id = e.article
		WHERE a.key = whole ->> 'origin' AND e.lang = given ->> 'lang';
		changer := core.edition_changer(wanted, known.made_at);
	END IF;
	IF outcome = 'updated' AND changer IS NOT NULL AND NOT is_forced THEN
		why := format('it was changed here since (%s), and in the old '
			'site too: --force takes that', changer);
		RETURN;
	END IF;
	INSERT INTO core.imported AS i (origin, lang, site, edition, page, hash)
	VALUES (own, given ->> 'lang', its_site,
		CASE WHEN NOT is_page THEN wanted END,
		CASE WHEN is_page THEN wanted END, said)
	ON CONFLICT ON CONSTRAINT imported_pkey DO UPDATE
	SET site = excluded.site, edition = excluded.edition,
		page = excluded.page, hash = excluded.hash,
		made_at = excluded.made_at;
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

-- What the items of a site became, behind one of them.
CREATE FUNCTION web.imported_of(wanted text, behind text, behind_lang text,
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
		AND i.site = wanted
	ORDER BY i.origin, i.lang LIMIT most;
$$;

GRANT EXECUTE ON FUNCTION web.take_foreign(jsonb),
	web.imported_of(text, text, text, integer) TO editor;

COMMIT;
