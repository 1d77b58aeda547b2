-- Revert newsroom:because_kept

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION web.edition_move(name text, wanted text, action text,
	at text, because text) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	moved core.edition_record;
BEGIN
	SELECT * INTO moved FROM web.edition_move(name, wanted, action, at);
	UPDATE core.revision r
	SET because = nullif(btrim(edition_move.because), '')
	WHERE r.edition = moved.id AND r.number = moved.revision;
	RETURN NEXT moved;
END
$$;

COMMIT;
