-- Revert newsroom:clean_html

BEGIN;

GRANT html TO CURRENT_USER;
REVOKE ALL ON FUNCTION core.put_edition_text(jsonb), web.put_page(jsonb),
	web.put_project(jsonb), web.edition_restore(text, text, integer)
	FROM owner;
ALTER FUNCTION core.put_edition_text(jsonb) OWNER TO owner;
ALTER FUNCTION web.put_page(jsonb) OWNER TO owner;
ALTER FUNCTION web.put_project(jsonb) OWNER TO owner;
ALTER FUNCTION web.edition_restore(text, text, integer) OWNER TO owner;

SET LOCAL ROLE owner;

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY '{edition,page_text,project_text}'::text[] LOOP
		EXECUTE format('REVOKE INSERT, UPDATE ON core.%I
			FROM owner, html', name);
		EXECUTE format('GRANT INSERT, UPDATE ON core.%I TO owner',
			name);
	END LOOP;
END
$$;

DO $$
DECLARE
	views constant regclass[] := ARRAY(SELECT DISTINCT r.ev_class::regclass
		FROM pg_attribute a JOIN pg_depend d ON d.refobjid = a.attrelid
			AND d.refobjsubid = a.attnum
			AND d.refclassid = 'pg_class'::regclass
			AND d.classid = 'pg_rewrite'::regclass
		JOIN pg_rewrite r ON r.oid = d.objid
		WHERE a.atttypid = 'core.clean_html'::regtype);
	texts constant text[] := ARRAY(SELECT pg_get_viewdef(v)
		FROM unnest(views) WITH ORDINALITY AS x (v, i) ORDER BY i);
	i integer;
BEGIN
	FOR i IN 1 .. cardinality(views) LOOP
		EXECUTE format('CREATE OR REPLACE VIEW %s AS SELECT %s',
			views[i], (SELECT string_agg(format('NULL::%s AS %I',
				format_type(atttypid, atttypmod), attname), ', '
				ORDER BY attnum)
			FROM pg_attribute WHERE attrelid = views[i]
				AND attnum > 0));
	END LOOP;
	ALTER TABLE core.edition ALTER body_html TYPE text;
	ALTER TABLE core.page_text ALTER body_html TYPE text;
	ALTER TABLE core.project_text ALTER body_html TYPE text;
	FOR i IN 1 .. cardinality(views) LOOP
		EXECUTE format('CREATE OR REPLACE VIEW %s AS %s', views[i],
			texts[i]);
	END LOOP;
END
$$;

DROP DOMAIN core.clean_html;
DROP FUNCTION core.is_clean_html(text);

RESET ROLE;
-- A role that another database of the cluster still uses stays.
DO $$
BEGIN
	DROP ROLE html;
EXCEPTION WHEN dependent_objects_still_exist THEN
	RAISE NOTICE 'role html is used elsewhere and stays';
END
$$;

COMMIT;
