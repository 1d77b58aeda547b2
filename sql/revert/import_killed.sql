-- Revert newsroom:import_killed

BEGIN;

SET LOCAL lock_timeout = '10s';

DO $$
BEGIN
	EXECUTE format('ALTER ROLE editor IN DATABASE %I '
		'RESET client_connection_check_interval',
		current_database());
END
$$;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION web.measure_content() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	unknown regclass;
BEGIN
	FOR unknown IN SELECT c.oid FROM pg_class c
		WHERE c.relnamespace = 'core'::regnamespace
			AND c.relname = ANY ('{article,edition,
				article_project,article_partner,edition_media,
				media,page,page_text,moved,press_number,
				revision,search,search_word}')
			AND pg_relation_size(c.oid) > 0
			AND NOT EXISTS (SELECT FROM pg_stats s
				WHERE s.schemaname = 'core'
					AND s.tablename = c.relname)
		ORDER BY c.oid
	LOOP
		EXECUTE format('ANALYZE %s', unknown);
	END LOOP;
	DISCARD PLANS;
END
$$;

COMMIT;
