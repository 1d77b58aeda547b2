-- Revert newsroom:asked_dots

BEGIN;

SET LOCAL ROLE owner;

-- What the day's limit counts: who reads a+b@example.org reads a@example.org.
CREATE OR REPLACE FUNCTION core.asked_hash(address text) RETURNS bytea
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN core.address_hash(regexp_replace(address, '\+[^@]*@', '@'));
END
$$;

COMMIT;
