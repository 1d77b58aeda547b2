-- Deploy newsroom:because_kept
-- Why somebody decided so stays with the revision that he made. Who decided
-- the same once more made none, and took away the reason of who had decided
-- before him, or gave him his own.

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION web.edition_move(name text, wanted text, action text,
	at text, because text) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	why constant text := nullif(btrim(because), '');
	moved core.edition_record;
BEGIN
	SELECT * INTO moved FROM web.edition_move(name, wanted, action, at);
	IF why IS NOT NULL THEN
		UPDATE core.revision r SET because = why
		WHERE r.edition = moved.id AND r.number = moved.revision
			AND r.made_at = now();
		IF NOT FOUND THEN
			RAISE check_violation USING MESSAGE = format('%s is so '
				'already: a reason is kept of what is done',
				moved.slug);
		END IF;
	END IF;
	RETURN NEXT moved;
END
$$;

COMMIT;
