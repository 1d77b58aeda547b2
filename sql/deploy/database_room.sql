-- Deploy newsroom:database_room
-- Whether the disk of the database has room, which nobody learns who only
-- reads.

BEGIN;

SET LOCAL ROLE owner;

-- What does not fit into memory is put into a file that is gone afterwards: it
-- leaves nothing in a table and nothing in the WAL, and a standby can do it.
CREATE FUNCTION web.site_room()
RETURNS TABLE (part text, level integer, says text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp
SET work_mem = '64kB'
SET temp_tablespaces = '' AS $$
BEGIN
	part := 'database';
	level := 0;
	says := 'there is room for 64 MB and more';
	BEGIN
		PERFORM count(*) FROM (WITH written AS MATERIALIZED (
				SELECT repeat('x', 8192)
				FROM generate_series(1, 8192))
			SELECT * FROM written) w;
	EXCEPTION WHEN disk_full THEN
		level := 2;
		says := 'its disk has no room for 64 MB';
	END;
	RETURN NEXT;
END
$$;
COMMENT ON FUNCTION web.site_room() IS
	'As of web.site_status: whether its disk has room.';

REVOKE EXECUTE ON FUNCTION web.site_room() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION web.site_room() TO editor;

COMMIT;
