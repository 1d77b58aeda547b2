-- Deploy newsroom:import_beside
-- While an import runs, everybody else goes on. What all of them need, the
-- version, the year's numbers, the months' counts and the words, it does not
-- touch before its end, when all that takes long is done.

BEGIN;

-- An import holds what this changes until it ends: better none than a site
-- whose every page waits for both.
SET LOCAL lock_timeout = '10s';

-- Who meets what an import has in hand, the same article, address or picture,
-- is told so instead of waiting for half an hour.
DO $$
BEGIN
	EXECUTE format('ALTER ROLE editor IN DATABASE %I SET lock_timeout = %L',
		current_database(), '900ms');
END
$$;

SET LOCAL ROLE owner;

-- ---- what an import keeps for its end -----------------------------------

-- Each is gone when the transaction ends, so none outlives a crash either.
CREATE UNLOGGED TABLE core.import (
	xact xid8 PRIMARY KEY DEFAULT pg_current_xact_id(),
	is_change boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE core.import IS
	'The imports that run; each sees its own row and no other.';

CREATE UNLOGGED TABLE core.import_month (
	xact xid8 DEFAULT pg_current_xact_id(),
	id bigint GENERATED ALWAYS AS IDENTITY,
	lang text NOT NULL,
	month date NOT NULL,
	n integer NOT NULL,
	PRIMARY KEY (xact, id)
);
COMMENT ON TABLE core.import_month IS
	'What an import changes of the counts, a row for each edition: one row '
	'that is counted up n times is read past n versions.';

CREATE UNLOGGED TABLE core.import_number (
	xact xid8 NOT NULL DEFAULT pg_current_xact_id(),
	article bigint NOT NULL,
	year smallint NOT NULL,
	number integer,
	published_at timestamptz,
	PRIMARY KEY (xact, article)
);
CREATE UNIQUE INDEX import_number_once
	ON core.import_number (xact, year, number);
COMMENT ON TABLE core.import_number IS
	'Which articles an import will give numbers to, and which say theirs.';

-- This one is kept, since it is worked off afterwards.
CREATE TABLE core.search_heard (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	lang text NOT NULL,
	key text NOT NULL,
	word text NOT NULL
);
COMMENT ON TABLE core.search_heard IS
	'Words that an import has brought and that are to be learned.';

-- Up to which number of a year all are given, or set aside.
CREATE TABLE core.press_reserved (
	year smallint PRIMARY KEY,
	last integer NOT NULL CHECK (last >= 0)
);

-- Whether this transaction is an import.
CREATE FUNCTION core.is_import() RETURNS boolean LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN EXISTS (SELECT FROM core.import
		WHERE xact = pg_current_xact_id_if_assigned());
END
$$;

CREATE FUNCTION web.begin_import() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM set_config('lock_timeout', '0', true);
	INSERT INTO core.import DEFAULT VALUES;
END
$$;
COMMENT ON FUNCTION web.begin_import() IS
	'What this transaction does is much: others go on beside it.';

-- ---- the version --------------------------------------------------------

-- Who waits here waits for who is about to end, not for an import.
CREATE OR REPLACE FUNCTION core.raise_version() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
SET lock_timeout = '10s' AS $$
DECLARE
	raised bigint;
BEGIN
	IF core.is_import() THEN
		UPDATE core.import SET is_change = true
		WHERE xact = pg_current_xact_id() AND NOT is_change;
		RETURN;
	END IF;
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

-- ---- the months ---------------------------------------------------------

DROP TRIGGER count_later ON core.version;
DROP FUNCTION core.count_later();
ALTER TABLE core.version DROP counts_later;

CREATE OR REPLACE FUNCTION core.keep_count() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF core.is_import() THEN
		INSERT INTO core.import_month (lang, month, n)
		SELECT x.lang, core.month(x.published_at), x.n
		FROM (VALUES (OLD.lang, OLD.state, OLD.published_at, -1),
			(NEW.lang, NEW.state, NEW.published_at, 1))
			AS x (lang, state, published_at, n)
		WHERE x.state = 'approved';
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

-- ---- the numbers --------------------------------------------------------

CREATE OR REPLACE FUNCTION core.number_lock() RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp SET lock_timeout = '10s' AS $$
	SELECT pg_advisory_xact_lock(hashtext('core.press_number'));
$$;

-- The last number of a year that is not free, for who holds the lock.
CREATE FUNCTION core.last_number(wanted smallint) RETURNS integer
LANGUAGE sql STABLE
RETURN greatest((SELECT max(number) FROM core.press_number
		WHERE year = wanted), (SELECT last FROM core.press_reserved
		WHERE year = wanted), 0);

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
	IF core.is_import() THEN
		INSERT INTO core.import_number (article, year, published_at)
		VALUES (NEW.article, wanted, NEW.published_at)
		ON CONFLICT DO NOTHING;
		RETURN NULL;
	END IF;
	PERFORM core.number_lock();
	UPDATE core.press_number SET article = NULL
	WHERE article = NEW.article;
	INSERT INTO core.press_number (year, number, article)
	VALUES (wanted, core.last_number(wanted) + 1, NEW.article);
	RETURN NULL;
END
$$;

CREATE FUNCTION core.refuse_number(given text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RAISE unique_violation USING MESSAGE = format('the number %s was '
		'given before, and is never used again', given);
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
CREATE FUNCTION web.numbers_due() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT jsonb_object_agg(year, jsonb_build_object('n', n, 'last', last))
	FROM (SELECT year, count(*) FILTER (WHERE number IS NULL) AS n,
			coalesce(max(number), 0) AS last
		FROM core.import_number
		WHERE xact = pg_current_xact_id_if_assigned()
		GROUP BY year) AS due;
$$;

-- Set so many aside, in a transaction of its own, so that nobody waits for
-- who gives them. Returns behind which number those of each year begin.
-- They are lost where the import fails then: numbers may lack.
CREATE FUNCTION web.reserve_numbers(due jsonb) RETURNS text
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

-- Give them, in the order of publication.
CREATE FUNCTION web.give_numbers(behind jsonb) RETURNS void
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

-- ---- the words ----------------------------------------------------------

CREATE OR REPLACE FUNCTION core.search_learn(lang text, title text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
	IF core.is_import() THEN
		INSERT INTO core.search_heard (lang, key, word)
		SELECT search_learn.lang, w.key, w.word
		FROM core.search_words(search_learn.lang,
			translate(title, '<>&', '   ')) w
		WHERE w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> '';
		RETURN;
	END IF;
	-- In the order of the keys, so that two who learn the same do not
	-- wait for each other in a ring.
	INSERT INTO core.search_word (lang, key, word)
	SELECT DISTINCT ON (w.key) search_learn.lang, w.key, w.word
	FROM core.search_words(search_learn.lang,
		translate(title, '<>&', '   ')) w
	WHERE w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> ''
	ORDER BY w.key
	ON CONFLICT DO NOTHING;
END
$$;

-- The words of editions' titles, each once.
CREATE FUNCTION core.search_new_words(wanted bigint[])
RETURNS TABLE (lang text, key text, word text)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT DISTINCT ON (e.lang, w.key) e.lang, w.key, w.word
	FROM core.edition e CROSS JOIN LATERAL core.search_words(e.lang,
		translate(e.title, '<>&', '   ')) WITH ORDINALITY
		AS w (word, key, i)
	WHERE e.id = ANY (wanted) AND e.state = 'approved'
		AND w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> ''
		AND NOT EXISTS (SELECT FROM core.search_word k
			WHERE k.lang = e.lang AND k.key = w.key)
	ORDER BY e.lang, w.key, e.id, w.i;
$$;

-- Make anew what is found of some editions, as they are now.
CREATE OR REPLACE FUNCTION core.search_put(wanted bigint[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
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
	IF core.is_import() THEN
		INSERT INTO core.search_heard (lang, key, word)
		SELECT lang, key, word FROM core.search_new_words(wanted);
	ELSE
		INSERT INTO core.search_word (lang, key, word)
		SELECT lang, key, word FROM core.search_new_words(wanted)
		ON CONFLICT DO NOTHING;
	END IF;
END
$$;

-- Learn some of what was heard, so few that nobody waits for it. Returns
-- whether there may be more.
CREATE FUNCTION web.learn_words(most integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	heard integer;
BEGIN
	WITH gone AS (
		DELETE FROM core.search_heard WHERE id IN (SELECT id
			FROM core.search_heard ORDER BY id LIMIT most
			FOR UPDATE SKIP LOCKED)
		RETURNING id, lang, key, word
	), learned AS (
		INSERT INTO core.search_word (lang, key, word)
		SELECT DISTINCT ON (lang, key) lang, key, word FROM gone
		ORDER BY lang, key, id
		ON CONFLICT DO NOTHING
	)
	SELECT count(*) INTO heard FROM gone;
	RETURN heard = most;
END
$$;

-- ---- the end ------------------------------------------------------------

CREATE OR REPLACE FUNCTION web.measure_content() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	unknown regclass;
BEGIN
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

-- Check now what else is checked at the end, but what ends the import, and
-- what search would make one by one.
CREATE FUNCTION web.check_import() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	EXECUTE (SELECT format('SET CONSTRAINTS %s IMMEDIATE',
			string_agg(DISTINCT format('core.%I', conname), ', '))
		FROM pg_constraint
		WHERE connamespace = 'core'::regnamespace AND condeferrable
			AND conname NOT IN ('import_ends', 'search_edition',
				'search_edition_again'));
END
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
	SET CONSTRAINTS core.search_edition, core.search_edition_again
		IMMEDIATE;
END
$$;

-- An edition that is public and may not be, where others took away meanwhile
-- what it needs, or NULL: for who holds the version, so nobody can now.
CREATE FUNCTION core.import_fault() RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	WITH silent AS MATERIALIZED (
		SELECT p.id, p.slug, l.code AS lang
		FROM core.project p CROSS JOIN core.language l
		LEFT JOIN core.programme g ON g.id = p.programme
		WHERE p.eu_funded AND NOT EXISTS (SELECT
			FROM core.programme_text t
			WHERE t.programme = g.id AND t.lang = l.code
				AND CASE WHEN t.acknowledgement
						LIKE '%{grant_number}%'
					THEN p.grant_number IS NOT NULL
					ELSE NOT g.needs_grant_number END)
	)
	(SELECT format('edition %s (%s) cannot be public: its project %s is '
		'paid by the EU and has no programme, grant number or '
		'acknowledgement', e.slug, e.lang, s.slug)
	FROM silent s JOIN core.article_project a ON a.project = s.id
	JOIN core.edition e ON e.article = a.article AND e.lang = s.lang
	WHERE e.state = 'approved' LIMIT 1)
	UNION ALL
	(SELECT format('edition %s (%s) cannot be public: its picture %s has '
		'no alternative text in that language', e.slug, e.lang, m.name)
	FROM core.edition_media x JOIN core.edition e ON e.id = x.edition
	JOIN core.media m ON m.id = x.media
	LEFT JOIN core.media_text t ON t.media = m.id AND t.lang = e.lang
	WHERE x.alternative IS NULL AND e.state = 'approved'
		AND m.type <> 'application/pdf'
		AND NOT coalesce(t.is_decorative, false)
		AND NOT (x.is_lead AND t.alternative IS NOT NULL) LIMIT 1)
	LIMIT 1;
$$;

-- Where something has come to stand meanwhile, no old address leads away.
CREATE FUNCTION core.import_yields() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	DELETE FROM core.moved m USING (
		SELECT core.path(e.lang, 'edition', e.slug) AS path,
			e.id AS edition, NULL::bigint AS other
		FROM core.edition e JOIN core.revision r ON r.edition = e.id
		WHERE r.made_at > now() OR r.made_at < now()
			AND r.made_at > now() - '1 minute'::interval
		UNION ALL
		SELECT core.path(l.code, x.kind, x.slug), NULL, x.id
		FROM core.language l, (
			SELECT 'project' AS kind, slug, id FROM core.project
			UNION ALL SELECT 'partner', slug, id FROM core.partner
			UNION ALL SELECT 'page', slug, id FROM core.page) x
		) AS stands
	WHERE m.path = stands.path AND (m.edition = stands.edition
		OR stands.other IN (m.project, m.partner, m.page))
		IS NOT TRUE;
$$;

-- The last that an import does, and all for which others wait for it.
CREATE FUNCTION core.import_ends() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	changed boolean;
	counts core.import_month[];
	fault text;
BEGIN
	WITH gone AS (
		DELETE FROM core.import_month WHERE xact = NEW.xact
		RETURNING lang, month, n
	)
	SELECT array_agg((NEW.xact, 0, s.lang, s.month, s.n)::core.import_month)
	INTO counts FROM (SELECT lang, month, sum(n) AS n FROM gone
		GROUP BY lang, month ORDER BY lang, month) s;
	DELETE FROM core.import WHERE xact = NEW.xact
	RETURNING is_change INTO changed;
	IF NOT changed THEN
		RETURN NULL;
	END IF;
	PERFORM core.raise_version();
	INSERT INTO core.month_count (lang, month, approved)
	SELECT lang, month, 0 FROM unnest(counts)
	ON CONFLICT DO NOTHING;
	UPDATE core.month_count c SET approved = approved + s.n
	FROM unnest(counts) s WHERE c.lang = s.lang AND c.month = s.month;
	PERFORM core.import_yields();
	fault := core.import_fault();
	IF fault IS NOT NULL THEN
		RAISE check_violation USING MESSAGE = fault;
	END IF;
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER import_ends
	AFTER INSERT ON core.import DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW EXECUTE FUNCTION core.import_ends();

-- ---- things -------------------------------------------------------------

-- Put one in. Who edited a text that was another by then is told so. Those
-- who put things in by this come one after another: there are few; of what
-- an import does, only the same thing is waited for.
CREATE OR REPLACE FUNCTION web.put_thing(kind text, given jsonb, was text)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	own constant text := given ->> 'slug';
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('web.put_thing'));
	PERFORM FROM core.project p JOIN core.project_text t ON t.project = p.id
	WHERE kind = 'project' AND p.slug = own FOR NO KEY UPDATE;
	PERFORM FROM core.partner p JOIN core.partner_text t ON t.partner = p.id
	WHERE kind = 'partner' AND p.slug = own FOR NO KEY UPDATE;
	PERFORM FROM core.page p JOIN core.page_text t ON t.page = p.id
	WHERE kind = 'page' AND p.slug = own FOR NO KEY UPDATE;
	IF was IS DISTINCT FROM coalesce(core.thing_text(kind, own,
			given ->> 'lang'), '') AND was IS NOT NULL THEN
		RAISE serialization_failure USING MESSAGE = format(
			'%s was changed by somebody else meanwhile', own);
	END IF;
	RETURN CASE kind WHEN 'project' THEN web.put_project(given)
		WHEN 'partner' THEN web.put_partner(given)
		WHEN 'page' THEN web.put_page(given) END;
END
$$;

GRANT EXECUTE ON FUNCTION web.begin_import(), web.check_import(),
	web.numbers_due(), web.reserve_numbers(jsonb),
	web.give_numbers(jsonb), web.learn_words(integer) TO editor;

COMMIT;
