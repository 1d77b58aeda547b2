-- Deploy newsroom:web_edit
-- What an editor may put in: one function for each kind of thing, which
-- takes the whole of it as one JSON object, and says what became of it:
-- 'made', 'updated' or 'same'. A name that it does not know is refused, so
-- that a misspelt one is not lost.

BEGIN;

SET LOCAL ROLE owner;

CREATE FUNCTION core.refuse_unknown(given jsonb, known text[])
RETURNS void LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	unknown text;
BEGIN
	SELECT string_agg(k, ', ') INTO unknown FROM jsonb_object_keys(given) k
	WHERE k <> ALL (known);
	IF unknown IS NOT NULL THEN
		RAISE invalid_parameter_value USING MESSAGE =
			format('unknown: %s', unknown);
	END IF;
END
$$;

CREATE FUNCTION core.programme_id(wanted text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found bigint;
BEGIN
	SELECT id INTO found FROM core.programme WHERE slug = wanted;
	IF wanted IS NOT NULL AND found IS NULL THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no programme %s', wanted);
	END IF;
	RETURN found;
END
$$;

CREATE FUNCTION core.project_id(wanted text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found bigint;
BEGIN
	SELECT id INTO found FROM core.project WHERE slug = wanted;
	IF found IS NULL THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no project %s', wanted);
	END IF;
	RETURN found;
END
$$;

CREATE FUNCTION core.partner_id(wanted text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found bigint;
BEGIN
	SELECT id INTO found FROM core.partner WHERE slug = wanted;
	IF found IS NULL THEN
		RAISE foreign_key_violation USING MESSAGE =
			format('there is no partner %s', wanted);
	END IF;
	RETURN found;
END
$$;

-- How many rows a statement changed, as the word that an import reports.
CREATE FUNCTION core.outcome(was_there boolean, changed bigint)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE WHEN NOT was_there THEN 'made'
	WHEN changed > 0 THEN 'updated' ELSE 'same' END;

CREATE FUNCTION web.put_programme(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	new core.programme;
	was_there boolean;
	total bigint := 0;
	n bigint;
BEGIN
	PERFORM core.refuse_unknown(given - ARRAY(SELECT code
		FROM core.language), '{slug,needs_grant_number,website}');
	PERFORM core.refuse_unknown(given -> code,
		'{name,acknowledgement,disclaimer}')
	FROM core.language WHERE given ? code;
	new := jsonb_populate_record(NULL::core.programme, given - 'id');
	was_there := EXISTS (SELECT FROM core.programme
		WHERE slug = new.slug);
	INSERT INTO core.programme AS p (slug, needs_grant_number, website)
	VALUES (new.slug, new.needs_grant_number, new.website)
	ON CONFLICT (slug) DO UPDATE
	SET needs_grant_number = excluded.needs_grant_number,
		website = excluded.website
	WHERE (p.needs_grant_number, p.website) IS DISTINCT FROM
		(excluded.needs_grant_number, excluded.website);
	GET DIAGNOSTICS n = ROW_COUNT;
	total := total + n;
	INSERT INTO core.programme_text AS t
	SELECT core.programme_id(new.slug), l.code, x.name,
		x.acknowledgement, x.disclaimer
	FROM core.language l, jsonb_to_record(given -> l.code)
		AS x (name text, acknowledgement text, disclaimer text)
	WHERE given ? l.code
	ON CONFLICT (programme, lang) DO UPDATE
	SET name = excluded.name,
		acknowledgement = excluded.acknowledgement,
		disclaimer = excluded.disclaimer
	WHERE t IS DISTINCT FROM excluded;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN core.outcome(was_there, total + n);
END
$$;

CREATE FUNCTION web.put_partner(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	new core.partner;
	was_there boolean;
	total bigint := 0;
	n bigint;
BEGIN
	PERFORM core.refuse_unknown(given - ARRAY(SELECT code
		FROM core.language), '{slug,country,website}');
	PERFORM core.refuse_unknown(given -> code,
		'{name,lead}')
	FROM core.language WHERE given ? code;
	new := jsonb_populate_record(NULL::core.partner, given - 'id');
	was_there := EXISTS (SELECT FROM core.partner WHERE slug = new.slug);
	INSERT INTO core.partner AS p (slug, country, website)
	VALUES (new.slug, new.country, new.website)
	ON CONFLICT (slug) DO UPDATE
	SET country = excluded.country, website = excluded.website
	WHERE (p.country, p.website) IS DISTINCT FROM
		(excluded.country, excluded.website);
	GET DIAGNOSTICS n = ROW_COUNT;
	total := total + n;
	INSERT INTO core.partner_text AS t
	SELECT core.partner_id(new.slug), l.code, x.name, x.lead
	FROM core.language l, jsonb_to_record(given -> l.code)
		AS x (name text, lead text)
	WHERE given ? l.code
	ON CONFLICT (partner, lang) DO UPDATE
	SET name = excluded.name, lead = excluded.lead
	WHERE t IS DISTINCT FROM excluded;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN core.outcome(was_there, total + n);
END
$$;

CREATE FUNCTION core.put_participants(wanted bigint, given jsonb)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	partners constant bigint[] := ARRAY(SELECT
		core.partner_id(x ->> 'partner')
		FROM jsonb_array_elements(given) WITH ORDINALITY AS e (x, i)
		ORDER BY i);
	roles constant text[] := ARRAY(SELECT x ->> 'role'
		FROM jsonb_array_elements(given) WITH ORDINALITY AS e (x, i)
		ORDER BY i);
	gone bigint;
	put bigint;
BEGIN
	PERFORM core.refuse_unknown(x, '{partner,role}')
	FROM jsonb_array_elements(given) x;
	DELETE FROM core.participation o
	WHERE o.project = wanted AND NOT EXISTS
		(SELECT FROM unnest(partners, roles) AS n (partner, role)
		WHERE n.partner = o.partner AND n.role = o.role);
	GET DIAGNOSTICS gone = ROW_COUNT;
	INSERT INTO core.participation AS o
	SELECT wanted, partner, role, i FROM unnest(partners, roles)
		WITH ORDINALITY AS n (partner, role, i)
	ON CONFLICT (project, partner, role) DO UPDATE
	SET position = excluded.position
	WHERE o.position <> excluded.position;
	GET DIAGNOSTICS put = ROW_COUNT;
	RETURN gone + put;
END
$$;

CREATE FUNCTION web.put_project(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	new core.project;
	was_there boolean;
	total bigint := 0;
	n bigint;
BEGIN
	PERFORM core.refuse_unknown(given - ARRAY(SELECT code
		FROM core.language), '{slug,eu_funded,programme,call,
		grant_number,reference,starts_on,ends_on,website,currency,
		total_amount,grant_amount,eu_amount,national_amount,
		amounts_are_approximate,participants}');
	PERFORM core.refuse_unknown(given -> code,
		'{name,title,lead,
		body_source,body_html}')
	FROM core.language WHERE given ? code;
	new := jsonb_populate_record(NULL::core.project,
		'{"eu_funded": true, "amounts_are_approximate": false}'
		|| (given - '{id,programme}'::text[]));
	new.programme := core.programme_id(given ->> 'programme');
	was_there := EXISTS (SELECT FROM core.project WHERE slug = new.slug);
	INSERT INTO core.project AS p (slug, eu_funded, programme, call,
		grant_number, reference, starts_on, ends_on, website, currency,
		total_amount, grant_amount, eu_amount, national_amount,
		amounts_are_approximate)
	VALUES (new.slug, new.eu_funded, new.programme, new.call,
		new.grant_number, new.reference, new.starts_on, new.ends_on,
		new.website, new.currency, new.total_amount, new.grant_amount,
		new.eu_amount, new.national_amount,
		new.amounts_are_approximate)
	ON CONFLICT (slug) DO UPDATE
	SET (eu_funded, programme, call, grant_number, reference, starts_on,
		ends_on, website, currency, total_amount, grant_amount,
		eu_amount, national_amount, amounts_are_approximate) =
		(excluded.eu_funded, excluded.programme, excluded.call,
		excluded.grant_number, excluded.reference, excluded.starts_on,
		excluded.ends_on, excluded.website, excluded.currency,
		excluded.total_amount, excluded.grant_amount,
		excluded.eu_amount, excluded.national_amount,
		excluded.amounts_are_approximate)
	WHERE to_jsonb(p) - 'id' IS DISTINCT FROM to_jsonb(excluded) - 'id';
	GET DIAGNOSTICS n = ROW_COUNT;
	total := total + n;
	INSERT INTO core.project_text AS t
	SELECT core.project_id(new.slug), l.code, x.name, x.title, x.lead,
		coalesce(x.body_source, ''), coalesce(x.body_html, '')
	FROM core.language l, jsonb_to_record(given -> l.code)
		AS x (name text, title text, lead text, body_source text,
			body_html text)
	WHERE given ? l.code
	ON CONFLICT (project, lang) DO UPDATE
	SET name = excluded.name, title = excluded.title,
		lead = excluded.lead, body_source = excluded.body_source,
		body_html = excluded.body_html
	WHERE t IS DISTINCT FROM excluded;
	GET DIAGNOSTICS n = ROW_COUNT;
	total := total + n + core.put_participants(
		core.project_id(new.slug),
		coalesce(given -> 'participants', '[]'));
	RETURN core.outcome(was_there, total);
END
$$;

CREATE FUNCTION web.put_page(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	was_there boolean;
	n bigint;
BEGIN
	PERFORM core.refuse_unknown(given,
		'{slug,lang,title,lead,body_source,body_html}');
	was_there := EXISTS (SELECT FROM core.page_text t
		JOIN core.page p ON p.id = t.page
		WHERE p.slug = given ->> 'slug' AND t.lang = given ->> 'lang');
	INSERT INTO core.page (slug) VALUES (given ->> 'slug')
	ON CONFLICT (slug) DO NOTHING;
	INSERT INTO core.page_text AS t
		(page, lang, title, lead, body_source, body_html)
	SELECT p.id, given ->> 'lang', given ->> 'title',
		coalesce(given ->> 'lead', ''),
		coalesce(given ->> 'body_source', ''),
		coalesce(given ->> 'body_html', '')
	FROM core.page p WHERE p.slug = given ->> 'slug'
	ON CONFLICT (page, lang) DO UPDATE
	SET title = excluded.title, lead = excluded.lead,
		body_source = excluded.body_source,
		body_html = excluded.body_html, changed_at = now()
	WHERE (t.title, t.lead, t.body_source, t.body_html)
		IS DISTINCT FROM (excluded.title, excluded.lead,
			excluded.body_source, excluded.body_html);
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN core.outcome(was_there, n);
END
$$;

-- What an article is about belongs to the article and not to a language:
-- the edition that is put last says it.
CREATE FUNCTION core.put_about(wanted bigint, given jsonb)
RETURNS bigint LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	total bigint := 0;
	n bigint;
	projects constant bigint[] := ARRAY(SELECT core.project_id(x)
		FROM jsonb_array_elements_text(
			coalesce(given -> 'projects', '[]')) x);
	partners constant bigint[] := ARRAY(SELECT core.partner_id(x)
		FROM jsonb_array_elements_text(
			coalesce(given -> 'partners', '[]')) x);
BEGIN
	IF cardinality(projects) + cardinality(partners) <>
		(SELECT count(DISTINCT p) FROM unnest(projects) p)
		+ (SELECT count(DISTINCT p) FROM unnest(partners) p) THEN
		RAISE cardinality_violation USING MESSAGE =
			'a project or a partner is named twice';
	END IF;
	DELETE FROM core.article_project
	WHERE article = wanted AND project <> ALL (projects);
	GET DIAGNOSTICS n = ROW_COUNT;
	total := total + n;
	INSERT INTO core.article_project AS o
	SELECT wanted, p, i FROM unnest(projects) WITH ORDINALITY AS x (p, i)
	ON CONFLICT (article, project) DO UPDATE
	SET position = excluded.position
	WHERE o.position <> excluded.position;
	GET DIAGNOSTICS n = ROW_COUNT;
	total := total + n;
	DELETE FROM core.article_partner
	WHERE article = wanted AND partner <> ALL (partners);
	GET DIAGNOSTICS n = ROW_COUNT;
	total := total + n;
	INSERT INTO core.article_partner AS o
	SELECT wanted, p, i FROM unnest(partners) WITH ORDINALITY AS x (p, i)
	ON CONFLICT (article, partner) DO UPDATE
	SET position = excluded.position
	WHERE o.position <> excluded.position;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN total + n;
END
$$;

-- One edition of an article. With a time it is approved, and public from
-- then on; without one it is a draft.
CREATE FUNCTION web.put_edition(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- A time without an offset is Sofia's.
SET timezone = 'Europe/Sofia' AS $$
DECLARE
	old core.edition;
	new core.edition;
	was_there boolean;
	n bigint;
BEGIN
	PERFORM core.refuse_unknown(given, '{key,lang,slug,title,lead,
		published,place,projects,partners,body_source,body_html}');
	INSERT INTO core.article (key) VALUES (given ->> 'key')
	ON CONFLICT (key) DO NOTHING;
	new := jsonb_populate_record(NULL::core.edition, jsonb_build_object(
		'lang', given -> 'lang', 'slug', given -> 'slug',
		'title', coalesce(given ->> 'title', ''),
		'lead', coalesce(given ->> 'lead', ''),
		'place', given -> 'place',
		'published_at', given -> 'published',
		'body_source', coalesce(given ->> 'body_source', ''),
		'body_html', coalesce(given ->> 'body_html', '')));
	SELECT id INTO new.article FROM core.article
	WHERE key = given ->> 'key';
	new.state := CASE WHEN new.published_at IS NULL
		THEN 'draft' ELSE 'approved' END;
	SELECT * INTO old FROM core.edition
	WHERE article = new.article AND lang = new.lang;
	was_there := FOUND;
	-- Somebody decided that, and this does not undo it.
	IF old.state = 'withdrawn' THEN
		new.state := old.state;
		new.published_at := old.published_at;
		new.withdrawn_at := old.withdrawn_at;
	END IF;
	-- Only what was public can have changed for its readers.
	new.changed_at := CASE
		WHEN NOT was_there OR old.state = 'draft'
			OR old.published_at > now()
			THEN coalesce(new.published_at, now())
		WHEN (old.title, old.lead, old.place, old.body_html)
			IS DISTINCT FROM
			(new.title, new.lead, new.place, new.body_html)
			THEN now()
		ELSE old.changed_at END;
	INSERT INTO core.edition AS e (article, lang, slug, state,
		published_at, withdrawn_at, title, lead, place, body_source,
		body_html, changed_at)
	VALUES (new.article, new.lang, new.slug, new.state,
		new.published_at, new.withdrawn_at, new.title, new.lead,
		new.place, new.body_source, new.body_html, new.changed_at)
	ON CONFLICT (article, lang) DO UPDATE
	SET slug = excluded.slug, state = excluded.state,
		published_at = excluded.published_at,
		title = excluded.title, lead = excluded.lead,
		place = excluded.place, body_source = excluded.body_source,
		body_html = excluded.body_html,
		changed_at = excluded.changed_at
	WHERE (e.slug, e.state, e.published_at, e.title, e.lead, e.place,
		e.body_source, e.body_html) IS DISTINCT FROM
		(excluded.slug, excluded.state, excluded.published_at,
		excluded.title, excluded.lead, excluded.place,
		excluded.body_source, excluded.body_html);
	GET DIAGNOSTICS n = ROW_COUNT;
	-- Not inside outcome(): that is put in place of its call, and its CASE
	-- would leave this out for an edition that is new.
	n := n + core.put_about(new.article, given);
	RETURN core.outcome(was_there, n);
END
$$;

-- Nothing in it yet: a sample may go in without harm.
CREATE VIEW web.content AS
SELECT (SELECT count(*) FROM core.article) AS articles,
	(SELECT count(*) FROM core.page) AS pages,
	(SELECT count(*) FROM core.project) AS projects,
	(SELECT count(*) FROM core.partner) AS partners;

GRANT EXECUTE ON FUNCTION web.put_programme(jsonb),
	web.put_partner(jsonb), web.put_project(jsonb),
	web.put_page(jsonb), web.put_edition(jsonb) TO editor;
GRANT SELECT ON web.content TO editor;

COMMIT;
