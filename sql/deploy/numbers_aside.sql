-- Deploy newsroom:numbers_aside
-- Numbers that a running import has set aside are taken by nobody: who stated
-- one in a file had it, and the import failed at its very end. Those of an
-- import that failed are free again for who states them.

BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

CREATE UNLOGGED TABLE core.press_aside (
	year smallint NOT NULL,
	first integer NOT NULL,
	last integer NOT NULL CHECK (last >= first),
	xact xid8 NOT NULL,
	PRIMARY KEY (year, first)
);
COMMENT ON TABLE core.press_aside IS
	'The numbers that an import, whose transaction that is, has set aside.';

-- Whether a transaction is neither kept nor undone yet.
CREATE FUNCTION core.runs(wanted xid8) RETURNS boolean LANGUAGE sql STABLE
RETURN wanted IN (SELECT pg_snapshot_xip(pg_current_snapshot()));

CREATE FUNCTION core.refuse_aside(given text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RAISE unique_violation USING MESSAGE = format('the number %s is set '
		'aside by an import that runs: it is free if that fails', given);
END
$$;

-- A file says which number its article has.
CREATE OR REPLACE FUNCTION core.state_number(wanted bigint, given text,
	moment timestamptz) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part constant text[] := regexp_match(given,
		'^([1-9][0-9]{0,8})/([1-9][0-9]{3})$');
	has constant text := coalesce(core.number_of(wanted),
		(SELECT number || '/' || year FROM core.import_number
		WHERE xact = pg_current_xact_id_if_assigned()
			AND article = wanted));
BEGIN
	IF has = given THEN
		RETURN false;
	ELSIF part IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE = format(
			'%s is no number of a press release, such as 31/2020',
			left(given, 200));
	ELSIF has IS NOT NULL AND core.was_public(wanted, 0) THEN
		RAISE check_violation USING MESSAGE = format('the article has '
			'been public as %s, and keeps this number', has);
	ELSIF core.year_of(moment)::text <> part[2] THEN
		RAISE check_violation USING MESSAGE = format(
			'the number %s is of another year than its publication',
			given);
	END IF;
	IF core.is_import() THEN
		IF EXISTS (SELECT FROM core.press_number
				WHERE year = part[2]::smallint
					AND number = part[1]::integer)
			OR EXISTS (SELECT FROM core.import_number
				WHERE xact = pg_current_xact_id()
					AND year = part[2]::smallint
					AND number = part[1]::integer
					AND article <> wanted) THEN
			PERFORM core.refuse_number(given);
		END IF;
		INSERT INTO core.import_number (article, year, number)
		VALUES (wanted, part[2]::smallint, part[1]::integer)
		ON CONFLICT (xact, article) DO UPDATE
		SET year = excluded.year, number = excluded.number;
		PERFORM core.raise_version();
		RETURN true;
	END IF;
	PERFORM core.number_lock();
	IF EXISTS (SELECT FROM core.press_aside a
		WHERE a.year = part[2]::smallint AND part[1]::integer
			BETWEEN a.first AND a.last AND core.runs(a.xact)) THEN
		PERFORM core.refuse_aside(given);
	END IF;
	UPDATE core.press_number SET article = NULL WHERE article = wanted;
	INSERT INTO core.press_number (year, number, article)
	VALUES (part[2]::smallint, part[1]::integer, wanted)
	ON CONFLICT (year, number) DO NOTHING;
	IF NOT FOUND THEN
		PERFORM core.refuse_number(given);
	END IF;
	PERFORM core.raise_version();
	RETURN true;
END
$$;

-- How many numbers an import will give in each year, and the last that one
-- of its files says; NULL for none.
CREATE OR REPLACE FUNCTION web.numbers_due() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT jsonb_object_agg(year, jsonb_build_object('n', n, 'last', last,
		'xact', pg_current_xact_id_if_assigned()))
	FROM (SELECT year, count(*) FILTER (WHERE number IS NULL) AS n,
			coalesce(max(number), 0) AS last
		FROM core.import_number
		WHERE xact = pg_current_xact_id_if_assigned()
		GROUP BY year) AS due;
$$;

-- Set so many aside, in a transaction of its own, so that nobody waits for
-- who gives them. Returns behind which number those of each year begin.
-- They are lost where the import fails then: numbers may lack.
CREATE OR REPLACE FUNCTION web.reserve_numbers(due jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted record;
	behind integer;
	result jsonb := '{}';
BEGIN
	PERFORM core.number_lock();
	DELETE FROM core.press_aside WHERE NOT core.runs(xact);
	FOR wanted IN SELECT key::smallint AS year,
			(value ->> 'n')::integer AS n,
			(value ->> 'last')::integer AS last,
			(value ->> 'xact')::xid8 AS xact
		FROM jsonb_each(due)
	LOOP
		behind := greatest(core.last_number(wanted.year), wanted.last);
		INSERT INTO core.press_reserved (year, last)
		VALUES (wanted.year, behind + wanted.n)
		ON CONFLICT (year) DO UPDATE SET last = excluded.last;
		INSERT INTO core.press_aside (year, first, last, xact)
		SELECT wanted.year, behind + 1, behind + wanted.n, wanted.xact
		WHERE wanted.n > 0 AND wanted.xact IS NOT NULL;
		result := result || jsonb_build_object(wanted.year, behind);
	END LOOP;
	RETURN result::text;
END
$$;

-- Give them, in the order of publication.
CREATE OR REPLACE FUNCTION web.give_numbers(behind jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	me constant xid8 := pg_current_xact_id();
	taken text;
BEGIN
	SELECT d.number || '/' || d.year INTO taken FROM core.import_number d
	JOIN core.press_number n USING (year, number)
	WHERE d.xact = me LIMIT 1;
	IF FOUND THEN
		PERFORM core.refuse_number(taken);
	END IF;
	SELECT d.number || '/' || d.year INTO taken FROM core.import_number d
	JOIN core.press_aside a ON a.year = d.year
		AND d.number BETWEEN a.first AND a.last
	WHERE d.xact = me AND a.xact <> me AND core.runs(a.xact) LIMIT 1;
	IF FOUND THEN
		PERFORM core.refuse_aside(taken);
	END IF;
	UPDATE core.press_number n SET article = NULL
	FROM core.import_number d
	WHERE d.xact = me AND n.article = d.article;
	INSERT INTO core.press_number (year, number, article)
	SELECT d.year, coalesce(d.number, (behind ->> d.year::text)::integer
		+ row_number() OVER (PARTITION BY d.year, d.number IS NULL
			ORDER BY d.published_at, d.article)), d.article
	FROM core.import_number d WHERE d.xact = me;
	DELETE FROM core.import_number WHERE xact = me;
END
$$;

COMMIT;
