-- Revert newsroom:old_files

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE VIEW web.moved AS
SELECT m.path AS old_path, core.path(m.lang,
		CASE WHEN m.edition IS NOT NULL THEN 'edition'
			WHEN m.project IS NOT NULL THEN 'project'
			WHEN m.partner IS NOT NULL THEN 'partner'
			ELSE 'page' END,
		coalesce(e.slug, p.slug, o.slug, g.slug, m.list)) AS path
FROM core.moved m
LEFT JOIN core.edition e ON e.id = m.edition
LEFT JOIN core.project p ON p.id = m.project
LEFT JOIN core.partner o ON o.id = m.partner
LEFT JOIN core.page g ON g.id = m.page
-- An edition that was never public has no address to tell.
WHERE m.edition IS NULL OR e.state <> 'draft'
	AND e.published_at <= now();

-- Let addresses lead to where a thing or a list stands, or to where another
-- old address leads: an array of {from, to}. What stands or leads already
-- stays as it is.
CREATE OR REPLACE FUNCTION web.lead_addresses(given jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.moved (path, lang, edition, project, partner, page,
		list)
	SELECT DISTINCT ON (g ->> 'from') g ->> 'from',
		coalesce(s.lang, m.lang, l.lang),
		CASE s.kind WHEN 'edition' THEN s.id ELSE m.edition END,
		CASE s.kind WHEN 'project' THEN s.id ELSE m.project END,
		CASE s.kind WHEN 'partner' THEN s.id ELSE m.partner END,
		CASE s.kind WHEN 'page' THEN s.id ELSE m.page END,
		CASE WHEN l.lang IS NOT NULL THEN 'news' ELSE m.list END
	FROM jsonb_array_elements(given) WITH ORDINALITY e (g, place)
	LEFT JOIN LATERAL (SELECT core.list_at(g ->> 'to') AS lang) l ON true
	LEFT JOIN LATERAL (SELECT t.* FROM core.thing_at(g ->> 'to') t
		WHERE t.id IS NOT NULL AND l.lang IS NULL) s ON true
	LEFT JOIN core.moved m ON m.path = g ->> 'to' AND s.id IS NULL
		AND l.lang IS NULL
	WHERE coalesce(s.lang, m.lang, l.lang) IS NOT NULL
		AND g ->> 'from' ~ '^/[^[:cntrl:]]*$'
		AND octet_length(g ->> 'from') <= 2000
		AND (core.thing_at(g ->> 'from')).id IS NULL
	ORDER BY g ->> 'from', place
	ON CONFLICT (path) DO NOTHING;
	IF FOUND THEN
		PERFORM core.raise_version();
	END IF;
END
$$;

CREATE OR REPLACE FUNCTION web.put_moved(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	thing record;
	was_there boolean;
	refused text[];
BEGIN
	PERFORM core.refuse_unknown(given, '{from,to}');
	IF core.list_at(given ->> 'to') IS NOT NULL THEN
		was_there := EXISTS (SELECT FROM core.moved
			WHERE path = given ->> 'from');
		PERFORM web.lead_addresses(jsonb_build_array(given));
		IF NOT EXISTS (SELECT FROM core.moved
			WHERE path = given ->> 'from' AND list IS NOT NULL
				AND lang = core.list_at(given ->> 'to')) THEN
			RAISE unique_violation USING MESSAGE = format(
				'the address %s leads to something else',
				given ->> 'from');
		END IF;
		RETURN core.outcome(was_there, 0);
	END IF;
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
		coalesce(p.slug, o.slug, g.slug, m.list)))
	FROM (SELECT * FROM core.moved WHERE edition IS NULL
		ORDER BY path) m
	LEFT JOIN core.project p ON p.id = m.project
	LEFT JOIN core.partner o ON o.id = m.partner
	LEFT JOIN core.page g ON g.id = m.page
	WHERE list_items.list = 'redirects';
$$;

DROP FUNCTION core.media_at(text), core.say_file(jsonb);
DROP TRIGGER forget_file ON core.edition_media;
DROP FUNCTION core.forget_file();

DELETE FROM core.moved WHERE media IS NOT NULL;
ALTER TABLE core.moved
	DROP COLUMN media, DROP COLUMN imported,
	ADD CONSTRAINT moved_to_one_thing CHECK
		(num_nonnulls(edition, project, partner, page, list) = 1);

COMMIT;
