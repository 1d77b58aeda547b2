-- Revert newsroom:moved_lists

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE VIEW web.moved AS
SELECT m.path AS old_path, core.path(m.lang,
		CASE WHEN m.edition IS NOT NULL THEN 'edition'
			WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(e.slug, p.slug, o.slug, g.slug)) AS path
FROM core.moved m
LEFT JOIN core.edition e ON e.id = m.edition
LEFT JOIN core.project p ON p.id = m.project
LEFT JOIN core.partner o ON o.id = m.partner
LEFT JOIN core.page g ON g.id = m.page
-- An edition that was never public has no address to tell.
WHERE m.edition IS NULL OR e.state <> 'draft'
	AND e.published_at <= now();

CREATE OR REPLACE FUNCTION web.put_moved(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	thing record;
	was_there boolean;
	refused text[];
BEGIN
	PERFORM core.refuse_unknown(given, '{from,to}');
	thing := core.thing_at(given ->> 'to');
	IF thing.id IS NULL THEN
		RAISE no_data_found USING MESSAGE = format(
			'nothing stands at %s', given ->> 'to');
	END IF;
	was_there := EXISTS (SELECT FROM core.moved
		WHERE path = given ->> 'from');
	refused := core.lead_to(thing.kind, thing.id, thing.lang,
		jsonb_build_array(given -> 'from'));
	IF cardinality(refused) > 0 THEN
		RAISE unique_violation USING MESSAGE = format(
			'the address %s leads to something else',
			given ->> 'from');
	END IF;
	RETURN core.outcome(was_there, 0);
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
	SELECT jsonb_build_object('from', m.path, 'to', core.path(m.lang,
		CASE WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(p.slug, o.slug, g.slug)))
	FROM (SELECT * FROM core.moved WHERE edition IS NULL
		ORDER BY path) m
	LEFT JOIN core.project p ON p.id = m.project
	LEFT JOIN core.partner o ON o.id = m.partner
	LEFT JOIN core.page g ON g.id = m.page
	WHERE list = 'redirects';
$$;

DROP FUNCTION web.lead_addresses(jsonb);
DROP FUNCTION core.list_at(text);

DELETE FROM core.moved WHERE list IS NOT NULL;
ALTER TABLE core.moved
	DROP COLUMN list,
	ADD CONSTRAINT moved_to_one_thing CHECK
		(num_nonnulls(edition, project, partner, page) = 1);

COMMIT;
