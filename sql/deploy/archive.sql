-- Deploy newsroom:archive
-- How much was published in a month is kept, not counted: a page of the
-- archive shows twelve of these numbers, and costs the same in any archive.

BEGIN;

SET LOCAL ROLE owner;

-- All that is approved, also for a later time; a month is Sofia's.
CREATE TABLE core.month_count (
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	month date NOT NULL CHECK (month = date_trunc('month', month)),
	approved bigint NOT NULL CHECK (approved >= 0),
	PRIMARY KEY (lang, month)
);

CREATE FUNCTION core.month(moment timestamptz) RETURNS date
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
RETURN date_trunc('month', moment AT TIME ZONE 'Europe/Sofia')::date;

CREATE FUNCTION core.count_month(lang text, moment timestamptz, n integer)
RETURNS void LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	INSERT INTO core.month_count AS c (lang, month, approved)
	SELECT lang, core.month(moment), 0
	ON CONFLICT DO NOTHING;
	UPDATE core.month_count c SET approved = approved + n
	WHERE c.lang = count_month.lang AND month = core.month(moment);
END;

-- Its name puts it behind edition_changed, which waits for the version: so
-- who publishes at the same time waits there, and never for each other.
CREATE FUNCTION core.keep_count() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF OLD.state = 'approved' THEN
		PERFORM core.count_month(OLD.lang, OLD.published_at, -1);
	END IF;
	IF NEW.state = 'approved' THEN
		PERFORM core.count_month(NEW.lang, NEW.published_at, 1);
	END IF;
	RETURN NULL;
END
$$;
CREATE TRIGGER keep_count AFTER INSERT OR DELETE ON core.edition
	FOR EACH ROW EXECUTE FUNCTION core.keep_count();
CREATE TRIGGER keep_count_again
	AFTER UPDATE OF lang, state, published_at ON core.edition
	FOR EACH ROW WHEN ((OLD.lang, OLD.state, OLD.published_at)
		IS DISTINCT FROM (NEW.lang, NEW.state, NEW.published_at))
	EXECUTE FUNCTION core.keep_count();

-- For whoever puts editions in behind the triggers' back.
CREATE FUNCTION core.count_again() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	DELETE FROM core.month_count;
	INSERT INTO core.month_count (lang, month, approved)
	SELECT lang, core.month(published_at), count(*) FROM core.edition
	WHERE state = 'approved' GROUP BY 1, 2;
END;
SELECT core.count_again();

CREATE FUNCTION core.count_emptied() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.count_again();
	RETURN NULL;
END
$$;
CREATE TRIGGER keep_count_emptied AFTER TRUNCATE ON core.edition
	FOR EACH STATEMENT EXECUTE FUNCTION core.count_emptied();

-- What is approved for a later time is counted off again: only a month that
-- has not ended has any of it.
CREATE VIEW web.month_count AS
SELECT lang, month, count
FROM (
	SELECT lang, month, approved - CASE
		WHEN month + '1 month'::interval
			> now() AT TIME ZONE 'Europe/Sofia'
		THEN (SELECT count(*) FROM core.edition e
			WHERE e.lang = c.lang AND e.state = 'approved'
				AND e.published_at > now()
				AND e.published_at < (month + '1 month'::interval)
					AT TIME ZONE 'Europe/Sofia'
				AND e.published_at >= month::timestamp
					AT TIME ZONE 'Europe/Sofia')
		ELSE 0 END AS count
	FROM core.month_count c
) AS counted
WHERE count > 0;
COMMENT ON VIEW web.month_count IS
	'How many editions of a language were published in a month of Sofia.';
GRANT SELECT ON web.month_count TO news;

COMMIT;
