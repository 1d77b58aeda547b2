-- Deploy newsroom:spent_numbers
-- A number that no article has any more was printed once: an export tells of
-- it, so that the site that is made of it gives it to nobody either.

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION web.list_items(list text) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT jsonb_strip_nulls(to_jsonb(g) - 'id') || (SELECT
		jsonb_object_agg(t.lang, to_jsonb(t) - '{programme,lang}'
			::text[])
		FROM core.programme_text t WHERE t.programme = g.id)
	FROM (SELECT * FROM core.programme ORDER BY id) g
	WHERE list = 'programmes'
	UNION ALL
	SELECT jsonb_strip_nulls(to_jsonb(o) - 'id') || (SELECT
		jsonb_object_agg(t.lang, to_jsonb(t) - '{partner,lang}'
			::text[])
		FROM core.partner_text t WHERE t.partner = o.id)
	FROM (SELECT * FROM core.partner ORDER BY id) o
	WHERE list = 'partners'
	UNION ALL
	SELECT jsonb_strip_nulls(to_jsonb(p) - '{id,programme}'::text[]
		|| jsonb_build_object('programme', (SELECT g.slug
			FROM core.programme g WHERE g.id = p.programme),
		'participants', (SELECT jsonb_agg(jsonb_build_object(
				'partner', o.slug, 'role', x.role)
				ORDER BY x.position, o.slug, x.role)
			FROM core.participation x
			JOIN core.partner o ON o.id = x.partner
			WHERE x.project = p.id)))
		|| (SELECT jsonb_object_agg(t.lang, to_jsonb(t)
			- '{project,lang,body_source,body_html}'::text[]
			|| jsonb_build_object('body', t.body_source))
		FROM core.project_text t WHERE t.project = p.id)
	FROM (SELECT * FROM core.project ORDER BY id) p
	WHERE list = 'projects'
	UNION ALL
	SELECT jsonb_strip_nulls(jsonb_build_object('imported',
		nullif(m.imported, false), 'from', m.path, 'to', CASE
		WHEN m.media IS NOT NULL THEN f.path ELSE core.path(m.lang,
		CASE WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(p.slug, o.slug, g.slug, m.list)) END))
	FROM (SELECT * FROM core.moved WHERE edition IS NULL
		ORDER BY path) m
	LEFT JOIN core.project p ON p.id = m.project
	LEFT JOIN core.partner o ON o.id = m.partner
	LEFT JOIN core.page g ON g.id = m.page
	LEFT JOIN core.media f ON f.id = m.media
	WHERE list_items.list = 'redirects'
	UNION ALL
	SELECT jsonb_build_object('number', n.number || '/' || n.year)
	FROM (SELECT * FROM core.press_number WHERE article IS NULL
		ORDER BY year, number) n
	WHERE list_items.list = 'numbers';
$$;

-- Let nobody have a number of this list. An import keeps it with those that its
-- articles say, under a name that no article has, so that nobody waits for it.
CREATE FUNCTION web.put_number(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part constant text[] := regexp_match(given ->> 'number',
		'^([1-9][0-9]{0,8})/(19[0-9]{2}|[2-9][0-9]{3})$');
	wanted_year constant smallint := part[2];
	wanted constant integer := part[1];
BEGIN
	PERFORM core.refuse_unknown(given, '{number}');
	IF part IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format(
			'%s is no number of a press release, such as 31/2020',
			left(given ->> 'number', 200));
	END IF;
	IF NOT core.is_import() THEN
		PERFORM core.number_lock();
	END IF;
	IF EXISTS (SELECT FROM core.press_number n
		WHERE n.year = wanted_year AND n.number = wanted) THEN
		RETURN 'same';
	ELSIF core.is_import() THEN
		INSERT INTO core.import_number (article, year, number)
		VALUES (-(wanted::bigint * 10000 + wanted_year), wanted_year,
			wanted)
		ON CONFLICT DO NOTHING;
		RETURN CASE WHEN FOUND THEN 'made' ELSE 'same' END;
	ELSIF EXISTS (SELECT FROM core.press_aside a
		WHERE a.year = wanted_year
			AND wanted BETWEEN a.first AND a.last
			AND core.runs(a.xact)) THEN
		PERFORM core.refuse_aside(given ->> 'number');
	END IF;
	INSERT INTO core.press_number (year, number)
	VALUES (wanted_year, wanted);
	RETURN 'made';
END
$$;

-- Give them, in the order of publication. A number that nobody is to have may
-- have been given to somebody meanwhile.
CREATE OR REPLACE FUNCTION web.give_numbers(behind jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	me constant xid8 := pg_current_xact_id();
	taken text;
BEGIN
	DELETE FROM core.import_number d USING core.press_number n
	WHERE d.xact = me AND d.article < 0
		AND (n.year, n.number) = (d.year, d.number);
	SELECT d.number || '/' || d.year INTO taken FROM core.import_number d
	JOIN core.press_number n USING (year, number)
	WHERE d.xact = me LIMIT 1;
	IF FOUND THEN
		PERFORM core.refuse_number(taken);
	END IF;
	SELECT d.number || '/' || d.year INTO taken FROM core.import_number d
	JOIN core.press_aside a ON a.year = d.year
		AND d.number BETWEEN a.first AND a.last
	WHERE d.xact = me AND a.xact <> me AND core.runs(a.xact) LIMIT 1;
	IF FOUND THEN
		PERFORM core.refuse_aside(taken);
	END IF;
	UPDATE core.press_number n SET article = NULL
	FROM core.import_number d
	WHERE d.xact = me AND n.article = d.article;
	INSERT INTO core.press_number (year, number, article)
	SELECT d.year, coalesce(d.number, (behind ->> d.year::text)::integer
		+ row_number() OVER (PARTITION BY d.year, d.number IS NULL
			ORDER BY d.published_at, d.article)),
		CASE WHEN d.article > 0 THEN d.article END
	FROM core.import_number d WHERE d.xact = me;
	DELETE FROM core.import_number WHERE xact = me;
END
$$;

REVOKE EXECUTE ON FUNCTION web.put_number(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.put_number(jsonb) TO editor;

COMMIT;
