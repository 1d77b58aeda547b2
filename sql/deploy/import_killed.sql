-- Deploy newsroom:import_killed
-- What an import does not wait for, and what it leaves when it is killed. Two
-- that came at once analyzed the same tables, and the second waited until the
-- first was over. And a backend whose command was killed knew of it only when
-- its statement was done: at the end of a large import after minutes.

BEGIN;

SET LOCAL lock_timeout = '10s';

DO $$
BEGIN
	EXECUTE format('ALTER ROLE editor IN DATABASE %I '
		'SET client_connection_check_interval = %L',
		current_database(), '5s');
END
$$;

SET LOCAL ROLE owner;

-- What somebody else analyzes is left to him, without a warning.
CREATE OR REPLACE FUNCTION web.measure_content() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET client_min_messages = error AS $$
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
		EXECUTE format('ANALYZE (SKIP_LOCKED) %s', unknown);
	END LOOP;
	DISCARD PLANS;
END
$$;

COMMIT;
