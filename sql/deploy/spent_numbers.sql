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
	SELECT jsonb_build_object('from', m.path, 'to', CASE
		WHEN m.media IS NOT NULL THEN f.path ELSE core.path(m.lang,
		CASE WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(p.slug, o.slug, g.slug, m.list)) END)
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

-- Let nobody have a number of this list.
CREATE FUNCTION web.put_number(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part constant text[] := regexp_match(given ->> 'number',
		'^([1-9][0-9]{0,8})/(19[0-9]{2}|[2-9][0-9]{3})$');
	n bigint;
BEGIN
	PERFORM core.refuse_unknown(given, '{number}');
	IF part IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format(
			'%s is no number of a press release, such as 31/2020',
			left(given ->> 'number', 200));
	END IF;
	INSERT INTO core.press_number (year, number)
	VALUES (part[2]::smallint, part[1]::integer)
	ON CONFLICT DO NOTHING;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN core.outcome(n = 0, 0);
END
$$;

-- How many numbers an import will give in each year, and behind which: the
-- last that one of its files or lists says. NULL for none.
CREATE OR REPLACE FUNCTION web.numbers_due() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT jsonb_object_agg(year, jsonb_build_object('n', n, 'last', last,
		'xact', pg_current_xact_id_if_assigned()))
	FROM (SELECT year, count(*) FILTER (WHERE number IS NULL) AS n,
			greatest(max(number), (SELECT max(n.number)
				FROM core.press_number n
				WHERE n.year = d.year), 0) AS last
		FROM core.import_number d
		WHERE xact = pg_current_xact_id_if_assigned()
		GROUP BY year) AS due;
$$;

REVOKE EXECUTE ON FUNCTION web.put_number(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.put_number(jsonb) TO editor;

COMMIT;
