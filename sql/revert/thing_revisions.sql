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

COMMIT;
