-- Revert newsroom:thing_revisions
-- What things were before is gone with this.

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.project_id(wanted text) RETURNS bigint
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

CREATE OR REPLACE FUNCTION core.partner_id(wanted text) RETURNS bigint
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

DROP FUNCTION web.not_stale(text, jsonb),
	web.rename_thing(text, text, text),
	web.take_thing(text, jsonb, boolean),
	core.lock_thing(text, text), core.refuse_stale_thing(text, jsonb),
	web.thing_history(text, text, text),
	web.thing_file(text, text, text, integer),
	core.refuse_no_thing(text, text, text),
	core.thing_named(text, text);
DROP TRIGGER revise_its_projects ON core.partner;
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{project,project_text,participation,partner,
		partner_text,page,page_text}'::text[] LOOP
		EXECUTE format('DROP TRIGGER revise_thing ON core.%I', name);
	END LOOP;
END
$$;
DROP FUNCTION core.revise_its_projects(), core.revise_things(),
	core.revise_thing(text, bigint);
DROP TABLE core.thing_revision;

CREATE OR REPLACE FUNCTION core.yaml_members(given jsonb, names text[], indent text)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN (SELECT string_agg(core.yaml_member(n, given -> n, indent), ''
		ORDER BY i)
	FROM unnest(names) WITH ORDINALITY AS x (n, i));

CREATE OR REPLACE FUNCTION core.thing_text(kind text, wanted text, wanted_lang text)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT core.yaml_members(to_jsonb(p) || jsonb_build_object('programme',
			(SELECT slug FROM core.programme g
			WHERE g.id = p.programme)), '{slug,eu_funded,programme,
			call,grant_number,reference,starts_on,ends_on,website,
			currency,total_amount,grant_amount,eu_amount,
			national_amount,amounts_are_approximate}', '')
		|| coalesce((SELECT E'participants:\n' || string_agg(
			'  - {partner: ' || o.slug || ', role: ' || x.role
				|| E'}\n', '' ORDER BY x.position)
			FROM core.participation x
			JOIN core.partner o ON o.id = x.partner
			WHERE x.project = p.id), '')
		|| (SELECT string_agg(t.lang || E':\n' || core.yaml_members(
			to_jsonb(t) || jsonb_build_object('body',
				t.body_source), '{name,title,lead,body}', '  '),
			'' ORDER BY l.position) FROM core.project_text t
			JOIN core.language l ON l.code = t.lang
			WHERE t.project = p.id)
	FROM core.project p WHERE kind = 'project' AND p.slug = wanted
	UNION ALL
	SELECT core.yaml_members(to_jsonb(p), '{slug,country,website}', '')
		|| (SELECT string_agg(t.lang || E':\n' || core.yaml_members(
			to_jsonb(t), '{name,lead}', '  '), ''
			ORDER BY l.position) FROM core.partner_text t
			JOIN core.language l ON l.code = t.lang
			WHERE t.partner = p.id)
	FROM core.partner p WHERE kind = 'partner' AND p.slug = wanted
	UNION ALL
	SELECT E'---\n' || core.yaml_members(to_jsonb(t)
			|| jsonb_build_object('slug', p.slug),
			'{title,lang,slug,lead}', '')
		|| E'---\n\n' || t.body_source
	FROM core.page p JOIN core.page_text t ON t.page = p.id
	WHERE kind = 'page' AND p.slug = wanted AND t.lang = wanted_lang;
$$;

COMMIT;
