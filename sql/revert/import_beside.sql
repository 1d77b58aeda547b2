-- Revert newsroom:import_beside

BEGIN;

SET LOCAL lock_timeout = '10s';

DO $$
BEGIN
	EXECUTE format('ALTER ROLE editor IN DATABASE %I RESET lock_timeout',
		current_database());
END
$$;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION web.put_thing(kind text, given jsonb, was text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- Those who put things in one after another: there are few.
	LOCK TABLE core.project, core.partner, core.page IN SHARE ROW
		EXCLUSIVE MODE;
	IF was IS DISTINCT FROM coalesce(core.thing_text(kind, given ->> 'slug',
			given ->> 'lang'), '') AND was IS NOT NULL THEN
		RAISE serialization_failure USING MESSAGE = format(
			'%s was changed by somebody else meanwhile',
			given ->> 'slug');
	END IF;
	RETURN CASE kind WHEN 'project' THEN web.put_project(given)
		WHEN 'partner' THEN web.put_partner(given)
		WHEN 'page' THEN web.put_page(given) END;
END
$$;

DROP FUNCTION web.begin_import(), web.check_import(), web.numbers_due(),
	web.reserve_numbers(jsonb), web.give_numbers(jsonb),
	web.learn_words(integer);

ALTER TABLE core.version ADD counts_later boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN core.version.counts_later IS
	'In a transaction that counts the months at its end. '
	'Who counts anything has raised the version, so nobody else does.';
CREATE OR REPLACE FUNCTION core.count_later() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	UPDATE core.version SET counts_later = false WHERE counts_later;
	IF FOUND THEN
		PERFORM core.count_again();
	END IF;
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER count_later
	AFTER UPDATE ON core.version DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.counts_later)
	EXECUTE FUNCTION core.count_later();

CREATE OR REPLACE FUNCTION core.keep_count() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF (SELECT counts_later FROM core.version) THEN
		RETURN NULL;
	END IF;
	IF OLD.state = 'approved' THEN
		PERFORM core.count_month(OLD.lang, OLD.published_at, -1);
	END IF;
	IF NEW.state = 'approved' THEN
		PERFORM core.count_month(NEW.lang, NEW.published_at, 1);
	END IF;
	RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION web.measure_content() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	unknown regclass;
BEGIN
	UPDATE core.version SET counts_later = true WHERE NOT counts_later;
	FOR unknown IN SELECT c.oid FROM pg_class c
		WHERE c.relnamespace = 'core'::regnamespace
			AND c.relname = ANY ('{article,edition,
				article_project,article_partner,edition_media,
				media,page,page_text,moved,press_number,
				revision,search,search_word}')
			AND pg_relation_size(c.oid) > 0
			AND NOT EXISTS (SELECT FROM pg_stats s
				WHERE s.schemaname = 'core'
					AND s.tablename = c.relname)
		ORDER BY c.oid
	LOOP
		EXECUTE format('ANALYZE %s', unknown);
	END LOOP;
	DISCARD PLANS;
END
$$;

CREATE OR REPLACE FUNCTION core.raise_version() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	raised bigint;
BEGIN
	UPDATE core.version
	-- By the clock, so that a number that was given before a restore is
	-- not given again after it.
	SET version = greatest(version + 1,
			(extract(epoch FROM now()) * 1000)::bigint),
		changed_at = now(), changed_by = pg_current_xact_id()
	-- The time as well: a database that was restored in another cluster
	-- meets the same transaction's number again.
	WHERE (changed_by, changed_at) IS DISTINCT FROM
		(pg_current_xact_id(), now())
	RETURNING version INTO raised;
	IF FOUND THEN
		PERFORM pg_notify('content', raised::text);
	END IF;
END
$$;

CREATE OR REPLACE FUNCTION core.number_lock() RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
	SELECT pg_advisory_xact_lock(hashtext('core.press_number'));
$$;

CREATE OR REPLACE FUNCTION core.number_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted constant smallint := core.year_of(NEW.published_at);
	has smallint;
BEGIN
	SELECT year INTO has FROM core.press_number
	WHERE article = NEW.article;
	IF has = wanted OR has IS NOT NULL
		AND (core.was_public(NEW.article, NEW.id)
			OR TG_OP = 'UPDATE' AND OLD.state <> 'draft'
				AND OLD.published_at <= now()) THEN
		RETURN NULL;
	END IF;
	PERFORM core.number_lock();
	UPDATE core.press_number SET article = NULL
	WHERE article = NEW.article;
	INSERT INTO core.press_number (year, number, article)
	SELECT wanted, coalesce(max(number), 0) + 1, NEW.article
	FROM core.press_number WHERE year = wanted;
	RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION core.state_number(wanted bigint, given text,
	moment timestamptz) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part constant text[] := regexp_match(given,
		'^([1-9][0-9]{0,8})/([1-9][0-9]{3})$');
	has constant text := core.number_of(wanted);
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
	PERFORM core.number_lock();
	UPDATE core.press_number SET article = NULL WHERE article = wanted;
	INSERT INTO core.press_number (year, number, article)
	VALUES (part[2]::smallint, part[1]::integer, wanted)
	ON CONFLICT (year, number) DO NOTHING;
	IF NOT FOUND THEN
		RAISE unique_violation USING MESSAGE = format(
			'the number %s was given before, and is never used '
			'again', given);
	END IF;
	PERFORM core.raise_version();
	RETURN true;
END
$$;

CREATE OR REPLACE FUNCTION core.search_learn(lang text, title text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	INSERT INTO core.search_word (lang, key, word)
	SELECT DISTINCT ON (w.key) search_learn.lang, w.key, w.word
	FROM core.search_words(search_learn.lang,
		translate(title, '<>&', '   ')) w
	WHERE w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> ''
	ORDER BY w.key
	ON CONFLICT DO NOTHING;
$$;

CREATE OR REPLACE FUNCTION core.search_put(wanted bigint[]) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	DELETE FROM core.search s USING core.edition e
	WHERE s.edition = e.id AND e.state <> 'approved'
		AND e.id = ANY (wanted);
	INSERT INTO core.search
		(lang, edition, published_at, projects, partners, vector)
	SELECT e.lang, e.id, e.published_at, a.projects, a.partners,
		core.search_vector(e.lang, e.published_at, e.title, e.lead,
			e.body_html)
		|| core.search_about_marks(a.projects, a.partners)
		|| to_tsvector('simple', coalesce(n.number || '/' || n.year, ''))
	FROM core.edition e CROSS JOIN LATERAL (SELECT
		ARRAY(SELECT project FROM core.article_project
			WHERE article = e.article ORDER BY project),
		ARRAY(SELECT partner FROM core.article_partner
			WHERE article = e.article ORDER BY partner))
		AS a (projects, partners)
	LEFT JOIN core.press_number n ON n.article = e.article
	WHERE e.id = ANY (wanted) AND e.state = 'approved'
	ON CONFLICT (edition) DO UPDATE SET lang = excluded.lang,
		published_at = excluded.published_at,
		projects = excluded.projects, partners = excluded.partners,
		vector = excluded.vector;
	INSERT INTO core.search_word (lang, key, word)
	SELECT DISTINCT ON (e.lang, w.key) e.lang, w.key, w.word
	FROM core.edition e CROSS JOIN LATERAL core.search_words(e.lang,
		translate(e.title, '<>&', '   ')) WITH ORDINALITY
		AS w (word, key, i)
	WHERE e.id = ANY (wanted) AND e.state = 'approved'
		AND w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> ''
	ORDER BY e.lang, w.key, e.id, w.i
	ON CONFLICT DO NOTHING;
$$;

CREATE OR REPLACE FUNCTION web.end_import() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part bigint[];
BEGIN
	DISCARD PLANS;
	FOR part IN SELECT array_agg(t.id) FROM (SELECT e.id,
			row_number() OVER (ORDER BY e.id) / 500 AS n
		FROM core.edition e
		WHERE e.state = 'approved' AND NOT EXISTS (SELECT
			FROM core.search s WHERE s.edition = e.id)) t
		GROUP BY t.n ORDER BY t.n
	LOOP
		PERFORM core.search_put(part);
	END LOOP;
END
$$;

DROP FUNCTION core.last_number(smallint);
DROP TABLE core.import, core.import_month, core.import_number,
	core.search_heard, core.press_reserved;
DROP FUNCTION core.is_import(), core.refuse_number(text), core.search_new_words(bigint[]),
	core.import_fault(), core.import_yields(), core.import_ends();

COMMIT;
