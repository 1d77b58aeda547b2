-- Revert newsroom:sitemap_sheets

BEGIN;

DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY
		'{news,article,newsletter,editor,mailer}'::text[] LOOP
		EXECUTE format('ALTER ROLE %I IN DATABASE %I RESET jit',
			name, current_database());
	END LOOP;
END
$$;

SET LOCAL ROLE owner;

DROP FUNCTION web.sheets();

COMMIT;
