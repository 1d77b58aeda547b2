-- Revert newsroom:spent_numbers

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.put_number(jsonb);

CREATE OR REPLACE FUNCTION web.give_numbers(behind jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	me constant xid8 := pg_current_xact_id();
	taken text;
BEGIN
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
			ORDER BY d.published_at, d.article)), d.article
	FROM core.import_number d WHERE d.xact = me;
	DELETE FROM core.import_number WHERE xact = me;
END
$$;

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
	WHERE list_items.list = 'redirects';
$$;

COMMIT;
