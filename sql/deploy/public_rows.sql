-- Deploy newsroom:public_rows
-- What is not public yet is left out of an edition's views before any other
-- question is put to it. The views' own WHERE does not promise that: of two
-- questions PostgreSQL asks the cheaper first, so who could write SQL as a
-- program's role had a title of tomorrow given away by a function that he put
-- beside it. A row's policy comes first, and an index still serves it.

BEGIN;

DO $$
BEGIN
	IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'public_view') THEN
		CREATE ROLE public_view NOLOGIN;
	END IF;
END
$$;
-- Who migrates gives views to it; he need not be a superuser.
GRANT public_view TO CURRENT_USER;

SET LOCAL ROLE owner;

GRANT USAGE ON SCHEMA core TO public_view;
GRANT USAGE, CREATE ON SCHEMA web TO public_view;
GRANT SELECT ON core.edition, core.press_number, core.edition_picture,
	core.card, core.article_project, core.article_partner TO public_view;

-- The owner, whose functions see everything, is not bound by it.
ALTER TABLE core.edition ENABLE ROW LEVEL SECURITY;
CREATE POLICY public_edition ON core.edition FOR SELECT TO public_view
	USING (state = 'approved' AND published_at <= now());
COMMENT ON POLICY public_edition ON core.edition IS
	'All that a view of public_view''s can see, whatever it is asked.';

-- Of a picture it is known by its edition, after it was read.
ALTER VIEW web.edition_picture SET (security_barrier);

RESET ROLE;
ALTER VIEW web.edition OWNER TO public_view;
ALTER VIEW web.edition_text OWNER TO public_view;
ALTER VIEW web.entry OWNER TO public_view;
ALTER VIEW web.edition_picture OWNER TO public_view;
ALTER VIEW web.article_project OWNER TO public_view;
ALTER VIEW web.article_partner OWNER TO public_view;
GRANT SELECT ON web.edition, web.edition_text, web.entry, web.edition_picture,
	web.article_project, web.article_partner TO owner;
REVOKE CREATE ON SCHEMA web FROM public_view;
REVOKE public_view FROM CURRENT_USER;

COMMIT;
