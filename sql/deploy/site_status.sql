-- Deploy newsroom:site_status
-- How the site is, for who watches over it: what each part is, and whether
-- somebody should look.

BEGIN;

SET LOCAL ROLE owner;

-- Each part in a row; on a standby too.
CREATE FUNCTION web.site_status()
RETURNS TABLE (part text, level integer, says text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	share double precision;
	age interval;
	last interval;
	found_n bigint;
BEGIN
	part := 'content';
	SELECT 0, format('version %s, changed %s', v.version,
		to_char(v.changed_at AT TIME ZONE 'Europe/Sofia',
			'YYYY-MM-DD HH24:MI:SS'))
	INTO level, says FROM core.version v;
	RETURN NEXT;

	part := 'connections';
	SELECT count(*), count(*)
		/ current_setting('max_connections')::double precision
	INTO found_n, share FROM pg_stat_activity
	WHERE backend_type = 'client backend';
	level := (share >= 0.8)::integer + (share >= 0.95)::integer;
	says := format('%s of %s', found_n, current_setting('max_connections'));
	RETURN NEXT;

	part := 'standby';
	IF pg_is_in_recovery() THEN
		age := CASE WHEN pg_last_wal_receive_lsn()
				= pg_last_wal_replay_lsn() THEN '0'
			ELSE coalesce(clock_timestamp()
				- pg_last_xact_replay_timestamp(), '0') END;
		level := (age > '1 minute')::integer
			+ (age > '1 hour')::integer;
		says := format('this is one, %s s behind',
			extract(epoch FROM age)::bigint);
	ELSE
		SELECT count(*), coalesce(max((NOT active)::integer), 0),
			format('%s, the last %s MB behind', count(*),
			coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(),
				restart_lsn))::bigint / 1000000, 0))
		INTO found_n, level, says FROM pg_replication_slots;
		IF found_n = 0 THEN
			says := 'no slot';
		END IF;
	END IF;
	RETURN NEXT;

	part := 'archive';
	SELECT CASE WHEN current_setting('archive_mode') = 'off' THEN 0
			WHEN last_failed_time > coalesce(last_archived_time,
				'-infinity') THEN 2 ELSE 0 END,
		CASE WHEN current_setting('archive_mode') = 'off'
			THEN 'off: the last dump is all that can be restored'
			ELSE format('last %s, failed %s',
				coalesce(last_archived_wal, '-'),
				coalesce(last_failed_wal, '-')) END
	INTO level, says FROM pg_stat_archiver;
	RETURN NEXT;

	part := 'notices';
	share := CASE WHEN pg_is_in_recovery() THEN 0
		ELSE pg_notification_queue_usage() END;
	level := (share > 0.1)::integer + (share > 0.5)::integer;
	says := format('%s %% of the queue', round((100 * share)::numeric, 1));
	RETURN NEXT;

	part := 'mailer';
	SELECT count(*), CASE WHEN count(*) = 0 AND NOT pg_is_in_recovery()
		THEN 2 ELSE 0 END
	INTO found_n, level FROM pg_stat_activity
	WHERE usename = 'mailer' AND datname = current_database();
	says := format('%s connected', found_n);
	RETURN NEXT;

	-- A great issue takes hours: what counts is whether any letter goes.
	part := 'letters';
	SELECT count(*), clock_timestamp() - min(due_at)
	INTO found_n, age FROM core.mail
	WHERE state = 'due' AND due_at <= now();
	SELECT clock_timestamp() - max(ended_at) INTO last FROM core.mail
	WHERE state <> 'due';
	age := least(age, last);
	level := CASE WHEN found_n = 0 THEN 0 ELSE
		coalesce((age > '15 minutes')::integer, 0)
		+ coalesce((age > '2 hours')::integer, 0) END;
	says := format('%s due%s', found_n, CASE WHEN level > 0 THEN
		format(', none went for %s min',
			extract(epoch FROM age)::bigint / 60) END);
	RETURN NEXT;

	part := 'requests';
	SELECT count(*), clock_timestamp() - min(asked_at)
	INTO found_n, age FROM core.ask;
	level := CASE WHEN age > '15 minutes' THEN 1 ELSE 0 END;
	says := format('%s wait%s', found_n, CASE WHEN level > 0 THEN
		format(', for up to %s min',
			extract(epoch FROM age)::bigint / 60) END);
	RETURN NEXT;
END
$$;
COMMENT ON FUNCTION web.site_status() IS
	'0: well; 1: somebody should look; 2: it does not do its work.';

GRANT EXECUTE ON FUNCTION web.site_status() TO editor;

COMMIT;
