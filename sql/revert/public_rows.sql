-- Revert newsroom:public_rows

BEGIN;

GRANT public_view TO CURRENT_USER;
REVOKE ALL ON web.edition, web.edition_text, web.entry, web.edition_picture,
	web.article_project, web.article_partner FROM owner;
ALTER VIEW web.edition OWNER TO owner;
ALTER VIEW web.edition_text OWNER TO owner;
ALTER VIEW web.entry OWNER TO owner;
ALTER VIEW web.edition_picture OWNER TO owner;
ALTER VIEW web.article_project OWNER TO owner;
ALTER VIEW web.article_partner OWNER TO owner;

SET LOCAL ROLE owner;

ALTER VIEW web.edition_picture RESET (security_barrier);
DROP POLICY public_edition ON core.edition;
ALTER TABLE core.edition DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON core.edition, core.press_number, core.edition_picture,
	core.card, core.article_project, core.article_partner FROM public_view;
REVOKE ALL ON SCHEMA core, web FROM public_view;

RESET ROLE;
-- A role that another database of the cluster still uses stays.
DO $$
BEGIN
	DROP ROLE public_view;
EXCEPTION WHEN dependent_objects_still_exist THEN
	RAISE NOTICE 'role public_view is used elsewhere and stays';
END
$$;

COMMIT;
