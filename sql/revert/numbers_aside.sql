-- Revert newsroom:numbers_aside

BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

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

CREATE OR REPLACE FUNCTION web.reserve_numbers(due jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted record;
	behind integer;
	result jsonb := '{}';
BEGIN
	PERFORM core.number_lock();
	FOR wanted IN SELECT key::smallint AS year,
			(value ->> 'n')::integer AS n,
			(value ->> 'last')::integer AS last
		FROM jsonb_each(due)
	LOOP
		behind := greatest(core.last_number(wanted.year), wanted.last);
		INSERT INTO core.press_reserved (year, last)
		VALUES (wanted.year, behind + wanted.n)
		ON CONFLICT (year) DO UPDATE SET last = excluded.last;
		result := result || jsonb_build_object(wanted.year, behind);
	END LOOP;
	RETURN result::text;
END
$$;

CREATE OR REPLACE FUNCTION web.numbers_due() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT jsonb_object_agg(year, jsonb_build_object('n', n, 'last', last))
	FROM (SELECT year, count(*) FILTER (WHERE number IS NULL) AS n,
			coalesce(max(number), 0) AS last
		FROM core.import_number
		WHERE xact = pg_current_xact_id_if_assigned()
		GROUP BY year) AS due;
$$;

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

DROP FUNCTION core.refuse_aside(text);
DROP FUNCTION core.runs(xid8);
DROP TABLE core.press_aside;

COMMIT;
