-- Deploy newsroom:desk
-- What a press officer does every day: a file that knows from which revision
-- it began, the number of a press release, a preview for who has its secret,
-- and what a subeditor looks up.

BEGIN;

SET LOCAL ROLE owner;

-- ---- times ------------------------------------------------------------------

-- Whether Sofia's clocks show this hour twice, on the night in autumn.
CREATE FUNCTION core.is_twice(here timestamp) RETURNS boolean
LANGUAGE sql STABLE
RETURN ((here AT TIME ZONE 'Europe/Sofia') - '1 hour'::interval)
		AT TIME ZONE 'Europe/Sofia' = here
	OR ((here AT TIME ZONE 'Europe/Sofia') + '1 hour'::interval)
		AT TIME ZONE 'Europe/Sofia' = here;

-- A moment as an editor types it, or the reason why it is none.
CREATE FUNCTION core.editor_time(given text) RETURNS timestamptz
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	moment constant timestamptz := core.moment(given);
BEGIN
	IF given !~ '(Z|[+-][0-9]{2}(:?[0-9]{2})?)$|^[0-9-]{10}$' THEN
		IF moment IS NULL AND core.moment(given || 'Z') IS NOT NULL THEN
			RAISE datetime_field_overflow USING MESSAGE = format(
				'%s is no time: the clocks go forward over it',
				given);
		ELSIF moment IS NOT NULL
			AND core.is_twice(given::timestamp) THEN
			RAISE datetime_field_overflow USING MESSAGE = format(
				'%s comes twice, since the clocks go back: say '
				'which by an offset, +03:00 or +02:00', given);
		END IF;
	END IF;
	IF moment IS NULL AND given IS NOT NULL THEN
		RAISE datetime_field_overflow USING MESSAGE = format(
			'%s is no time', left(given, 200));
	END IF;
	RETURN moment;
END
$$;

CREATE OR REPLACE FUNCTION core.typed(moment timestamptz) RETURNS text
LANGUAGE sql STABLE
RETURN CASE WHEN core.moment(to_char(moment AT TIME ZONE 'Europe/Sofia',
		'YYYY-MM-DD HH24:MI')) = moment
		AND NOT core.is_twice(moment AT TIME ZONE 'Europe/Sofia')
	THEN to_char(moment AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
	ELSE to_char(moment AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"') END;

-- ---- the number of a press release ------------------------------------------

-- A number is given when an edition is approved, also for a later time, so
-- that nothing need be done at that time, and what goes out under embargo
-- bears it already. So numbers may lack where something was never published.
-- A row is never taken away: a number that is lost has no article.
CREATE TABLE core.press_number (
	year smallint CHECK (year BETWEEN 1900 AND 9999),
	number integer CHECK (number > 0),
	article bigint UNIQUE REFERENCES core.article ON DELETE SET NULL,
	PRIMARY KEY (year, number)
);
COMMENT ON TABLE core.press_number IS
	'Every number that was ever given to a press release.';

CREATE FUNCTION core.year_of(moment timestamptz) RETURNS smallint
LANGUAGE sql STABLE
RETURN extract(year FROM moment AT TIME ZONE 'Europe/Sofia');

-- As people write it: 31/2020. NULL for an article that has none yet.
CREATE FUNCTION core.number_of(wanted bigint) RETURNS text
LANGUAGE sql STABLE
RETURN (SELECT number || '/' || year FROM core.press_number
	WHERE article = wanted);

-- Whether a reader can have seen an article, but for how an edition stands
-- that is being changed.
CREATE FUNCTION core.was_public(wanted bigint, beside bigint) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM core.edition e
		WHERE e.article = wanted AND e.id <> beside
			AND e.state <> 'draft' AND e.published_at <= now())
	OR EXISTS (SELECT FROM core.edition e
		JOIN core.revision r ON r.edition = e.id
		WHERE e.article = wanted AND r.content ->> 'state' <> 'draft'
			AND (r.content ->> 'published_at')::timestamptz
				<= now());

-- One at a time gives numbers, so that two never get the same.
CREATE FUNCTION core.number_lock() RETURNS void LANGUAGE sql
SET search_path = pg_catalog, pg_temp AS $$
	SELECT pg_advisory_xact_lock(hashtext('core.press_number'));
$$;

-- Give an article the next number of a year, unless it has one: that of
-- another year it keeps once it was public.
CREATE FUNCTION core.number_edition() RETURNS trigger
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
-- Before the other triggers, by its name: what they note has the number.
CREATE TRIGGER a_number_is_given AFTER INSERT ON core.edition
	FOR EACH ROW WHEN (NEW.state <> 'draft')
	EXECUTE FUNCTION core.number_edition();
CREATE TRIGGER a_number_is_given_later
	AFTER UPDATE OF state, published_at ON core.edition
	FOR EACH ROW WHEN (NEW.state = 'approved' AND
		(OLD.state, OLD.published_at) IS DISTINCT FROM
		(NEW.state, NEW.published_at))
	EXECUTE FUNCTION core.number_edition();

-- What was published before has its number by the order of publication.
INSERT INTO core.press_number (year, number, article)
SELECT core.year_of(first), row_number() OVER (
		PARTITION BY core.year_of(first) ORDER BY first, article),
	article
FROM (SELECT article, min(published_at) AS first FROM core.edition
	WHERE state <> 'draft' GROUP BY article) AS published;

-- A file says which number its article has.
CREATE FUNCTION core.state_number(wanted bigint, given text,
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

-- The number is the last column of what has it, so that nothing that stands
-- before it changes.
CREATE OR REPLACE VIEW web.edition_text AS
SELECT e.id, e.place, e.body_html AS body,
	to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	CASE WHEN e.changed_at > e.published_at + '1 minute'::interval
		THEN web.day(e.changed_at) END AS changed_on,
	e.correction, web.day(e.corrected_at) AS corrected_on,
	e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.published_at, web.day(e.published_at) AS published_on,
	n.number || '/' || n.year AS number
FROM core.edition e
LEFT JOIN core.press_number n ON n.article = e.article
WHERE e.state = 'approved' AND e.published_at <= now();

CREATE OR REPLACE VIEW web.entry AS
SELECT e.id, e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.body_html AS body,
	e.correction, web.day(e.corrected_at) AS corrected_on,
	e.published_at, to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	greatest(e.published_at, e.changed_at, e.corrected_at) AS updated_at,
	to_char(greatest(e.published_at, e.changed_at, e.corrected_at)
		AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
		AS updated_time,
	2 + (e.article - 1) / 500 AS sheet,
	n.number || '/' || n.year AS number
FROM core.edition e
LEFT JOIN core.press_number n ON n.article = e.article
WHERE e.state = 'approved' AND e.published_at <= now();

CREATE OR REPLACE VIEW core.edition_record AS
SELECT e.id, e.lang, e.slug, core.edition_state(e) AS state,
	core.typed(e.published_at) AS published, e.published_at,
	e.title, a.key, e.changed_at,
	(SELECT max(r.number) FROM core.revision r WHERE r.edition = e.id)
		AS revision,
	core.number_of(e.article) AS number
FROM core.edition e JOIN core.article a ON a.id = e.article;

CREATE OR REPLACE FUNCTION web.edition_at(name text, lang text,
	revision integer)
RETURNS jsonb LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	r core.revision;
BEGIN
	SELECT * INTO r FROM core.revision x
	WHERE x.edition = e.id AND x.number = coalesce(revision, x.number)
	ORDER BY x.number DESC LIMIT 1;
	IF NOT FOUND THEN
		RAISE no_data_found USING MESSAGE = format(
			'%s has no revision %s', e.slug, revision);
	END IF;
	RETURN r.content || jsonb_build_object('lang', e.lang, 'revision',
		r.number, 'made_by', r.made_by, 'published',
		core.typed((r.content ->> 'published_at')::timestamptz),
		'key', (SELECT key FROM core.article WHERE id = e.article),
		'number', core.number_of(e.article));
END
$$;

-- ---- a file is taken in -----------------------------------------------------

-- What an edition says, whatever its life is.
CREATE FUNCTION core.edition_words(content jsonb) RETURNS jsonb
LANGUAGE sql IMMUTABLE
RETURN content - '{state,embargoed,published_at,withdrawn_at,body_html,
	corrected_at}'::text[];

-- Two at once: who comes second began from words that do not stand any more,
-- and is told so. Who says no revision may change only his own words.
CREATE FUNCTION core.refuse_stale(old core.edition, stated text)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	last core.revision;
	base core.revision;
BEGIN
	SELECT * INTO last FROM core.revision WHERE edition = old.id
	ORDER BY number DESC LIMIT 1;
	SELECT * INTO base FROM core.revision
	WHERE edition = old.id AND number::text = stated;
	IF stated IS NULL AND last.made_by = core.editor()
		OR core.edition_words(base.content)
			= core.edition_words(last.content) THEN
		RETURN;
	END IF;
	RAISE serialization_failure USING MESSAGE = format(
		'%s was changed by %s: revision %s stands now, and the file %s',
		old.slug, last.made_by, last.number,
		CASE WHEN stated IS NULL THEN 'does not say where it began'
			ELSE 'began from ' || left(stated, 20) END);
END
$$;

-- Under which name of its article an edition is kept that does not say so.
CREATE FUNCTION core.article_key(given jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	original core.edition;
	found_key text;
BEGIN
	IF given ->> 'translation_of' IS NOT NULL THEN
		original := core.edition_named(given ->> 'translation_of', NULL);
		IF original.lang = given ->> 'lang' THEN
			RAISE check_violation USING MESSAGE = format(
				'%s is in the same language: no text is a '
				'translation of itself', original.slug);
		END IF;
		RETURN (SELECT key FROM core.article
			WHERE id = original.article);
	END IF;
	SELECT a.key INTO found_key FROM core.edition e
	JOIN core.article a ON a.id = e.article
	WHERE e.lang = given ->> 'lang' AND e.slug = given ->> 'slug';
	IF found_key IS NOT NULL THEN
		RETURN found_key;
	END IF;
	-- The name of another article is not taken.
	SELECT k INTO found_key FROM (SELECT given ->> 'slug' AS k, 1 AS n
		UNION ALL SELECT given ->> 'slug' || '-' || n, n
		FROM generate_series(2, 1000) n) AS names
	WHERE NOT EXISTS (SELECT FROM core.article WHERE key = k)
	ORDER BY n LIMIT 1;
	RETURN found_key;
END
$$;

-- When an edition is to be public. What the editor did not touch since the
-- file began is left as it stands; a file that says nothing decides nothing.
CREATE FUNCTION core.published_of(given jsonb, old core.edition)
RETURNS timestamptz LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	moment constant timestamptz := core.editor_time(given ->> 'published');
BEGIN
	IF given ? 'published' AND NOT EXISTS (SELECT FROM core.revision r
		WHERE r.edition = old.id AND r.number::text
			= given ->> 'revision' AND moment IS NOT DISTINCT FROM
				(r.content ->> 'published_at')::timestamptz)
		THEN
		RETURN moment;
	END IF;
	RETURN old.published_at;
END
$$;

-- What a correction says has its day: the one on which it was first said.
CREATE FUNCTION core.put_correction(wanted bigint, given text)
RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	UPDATE core.edition e SET correction = nullif(given, ''),
		corrected_at = CASE WHEN given <> '' THEN now() END
	WHERE e.id = wanted
		AND e.correction IS DISTINCT FROM nullif(given, '');
	RETURN FOUND;
END
$$;

-- What an import has always done, by one who looks at the rest first.
ALTER FUNCTION web.put_edition(jsonb) SET SCHEMA core;
REVOKE ALL ON FUNCTION core.put_edition(jsonb) FROM PUBLIC, editor;

-- Take an edition in, as its file says it is. A press officer's (guarded)
-- leaves out what he does not decide, and is compared with what stands; so
-- is every file that says from which revision it began.
CREATE FUNCTION core.take_edition(given jsonb, guarded boolean,
	forced boolean, OUT id bigint, OUT outcome text)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	wanted jsonb := given
		- '{correction,number,revision,translation_of}'::text[];
	old core.edition;
	about bigint;
	more boolean := false;
BEGIN
	IF given ->> 'translation_of' IS NOT NULL OR NOT given ? 'key' THEN
		wanted := wanted || jsonb_build_object('key',
			core.article_key(given));
	END IF;
	SELECT a.id INTO about FROM core.article a
	WHERE a.key = wanted ->> 'key';
	IF guarded AND EXISTS (SELECT FROM core.edition e
		WHERE e.lang = wanted ->> 'lang' AND e.slug = wanted ->> 'slug'
			AND e.article IS DISTINCT FROM about) THEN
		RAISE unique_violation USING MESSAGE = format(
			'another article stands at /%s/news/%s/',
			wanted ->> 'lang', wanted ->> 'slug');
	END IF;
	SELECT * INTO old FROM core.edition e
	WHERE e.article = about AND e.lang = wanted ->> 'lang'
	FOR NO KEY UPDATE;
	IF old.id IS NOT NULL AND NOT forced
		AND (guarded OR given ->> 'revision' IS NOT NULL) THEN
		PERFORM core.refuse_stale(old, given ->> 'revision');
	END IF;
	IF guarded OR given ->> 'published' IS NOT NULL THEN
		wanted := wanted || jsonb_build_object('published',
			core.published_of(given, old));
	END IF;
	IF given ->> 'number' IS NOT NULL THEN
		INSERT INTO core.article (key) VALUES (wanted ->> 'key')
		ON CONFLICT DO NOTHING;
		SELECT a.id INTO about FROM core.article a
		WHERE a.key = wanted ->> 'key';
		more := core.state_number(about, given ->> 'number',
			(wanted ->> 'published')::timestamptz);
	END IF;
	outcome := core.put_edition(wanted);
	SELECT e.id INTO id FROM core.edition e JOIN core.article a
		ON a.id = e.article
	WHERE a.key = wanted ->> 'key' AND e.lang = wanted ->> 'lang';
	IF given ? 'correction' THEN
		more := core.put_correction(id, given ->> 'correction') OR more;
	END IF;
	outcome := CASE WHEN more AND outcome = 'same' THEN 'updated'
		ELSE outcome END;
END
$$;

CREATE FUNCTION web.put_edition(given jsonb) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT t.outcome FROM core.take_edition(given, false, false) t);
END
$$;

-- The same for one file, whose maker is told what became of it.
CREATE FUNCTION web.take_edition(given jsonb, forced boolean)
RETURNS TABLE (outcome text, lang text, slug text, key text, state text,
	revision integer, number text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	taken record;
BEGIN
	SELECT * INTO taken FROM core.take_edition(given, true, forced);
	PERFORM core.revise(taken.id);
	RETURN QUERY SELECT taken.outcome, e.lang, e.slug::text, a.key::text,
		core.edition_state(e), (SELECT max(r.number)
			FROM core.revision r WHERE r.edition = e.id),
		core.number_of(a.id)
	FROM core.edition e JOIN core.article a ON a.id = e.article
	WHERE e.id = taken.id;
END
$$;

-- Which edition a file would change, where there is one: its address.
CREATE FUNCTION web.edition_of(given jsonb)
RETURNS TABLE (lang text, slug text) LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_key constant text := CASE WHEN given ->> 'translation_of' IS NULL
			AND given ? 'key' THEN given ->> 'key'
		ELSE core.article_key(given) END;
BEGIN
	RETURN QUERY SELECT e.lang, e.slug::text FROM core.edition e
	JOIN core.article a ON a.id = e.article
	WHERE a.key = found_key AND e.lang = given ->> 'lang';
END
$$;

CREATE OR REPLACE FUNCTION web.edition_move(name text, wanted text,
	action text, at text) RETURNS SETOF core.edition_record
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	moment constant timestamptz := core.editor_time(at);
	e core.edition := core.edition_named(name, wanted);
	fault text;
BEGIN
	SELECT * INTO e FROM core.edition x WHERE x.id = e.id
	FOR NO KEY UPDATE;
	IF action IN ('schedule', 'embargo') AND moment IS NULL THEN
		RAISE datetime_field_overflow USING MESSAGE =
			'the time is missing';
	END IF;
	fault := core.move_fault(e, action, moment);
	IF fault IS NOT NULL THEN
		RAISE check_violation USING MESSAGE = e.slug || ' ' || fault;
	END IF;
	UPDATE core.edition x SET state = CASE action
			WHEN 'hold' THEN 'draft'
			WHEN 'withdraw' THEN 'withdrawn' ELSE 'approved' END,
		embargoed = action = 'embargo',
		published_at = CASE WHEN action = 'hold' THEN NULL
			WHEN action IN ('schedule', 'embargo') THEN moment
			WHEN e.state IN ('draft', 'approved')
				AND action = 'publish' THEN now()
			ELSE x.published_at END,
		withdrawn_at = CASE WHEN action = 'withdraw' THEN now() END,
		changed_at = CASE WHEN action IN ('publish', 'schedule',
			'embargo') AND e.state <> 'withdrawn'
			THEN coalesce(moment, now()) ELSE x.changed_at END
	WHERE x.id = e.id;
	PERFORM core.revise(e.id);
	RETURN QUERY SELECT * FROM core.edition_record r WHERE r.id = e.id;
END
$$;

-- ---- preview ----------------------------------------------------------------

-- Who has the secret sees the edition until then; only its hash is kept.
CREATE TABLE core.preview (
	hash bytea PRIMARY KEY CHECK (octet_length(hash) = 32),
	edition bigint NOT NULL REFERENCES core.edition ON DELETE CASCADE,
	made_at timestamptz NOT NULL DEFAULT now(),
	made_by core.words NOT NULL,
	until timestamptz NOT NULL CHECK (isfinite(until))
);
CREATE INDEX ON core.preview (edition);

-- Until a time, or for seven days.
CREATE FUNCTION web.begin_preview(name text, lang text, secret bytea,
	until text)
RETURNS TABLE (path text, ends text) LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	moment constant timestamptz := coalesce(core.editor_time(until),
		now() + '7 days'::interval);
BEGIN
	IF core.edition_state(e) IN ('published', 'withdrawn') THEN
		RAISE check_violation USING MESSAGE = e.slug || ' is '
			|| core.edition_state(e) || ': there is nothing to '
			'show ahead';
	ELSIF moment <= now() THEN
		RAISE check_violation USING MESSAGE =
			'a preview cannot end at a time that is over';
	END IF;
	-- What ended long ago is of no use to anybody.
	DELETE FROM core.preview p WHERE p.until < now() - '90 days'::interval;
	INSERT INTO core.preview (hash, edition, made_by, until)
	VALUES (secret, e.id, core.editor(), moment);
	RETURN QUERY SELECT core.path(e.lang, 'edition', e.slug) || 'preview/',
		core.typed(date_trunc('minute', moment));
END
$$;

-- End all previews of an edition; returns how many there were.
CREATE FUNCTION web.end_previews(name text, lang text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, lang);
	n bigint;
BEGIN
	UPDATE core.preview p SET until = now()
	WHERE p.edition = e.id AND p.until > now();
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END
$$;

-- The page of an edition for who has the secret: what article_show.sql makes
-- of one that is public. One row of part 'public' where it is by now.
CREATE FUNCTION web.preview(secret bytea, wanted text)
RETURNS TABLE (part text, path text, lang text, title text, lead text,
	published_on date, published_time text, place text, body text,
	correction text, corrected_on date, country text, acknowledgement text,
	disclaimer text, number text, until_on date, until_time text,
	embargo_on date, embargo_time text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e core.edition;
	ends timestamptz;
BEGIN
	SELECT p.until INTO ends FROM core.preview p
	WHERE p.hash = secret AND p.until > now();
	SELECT x.* INTO e FROM core.preview p
	JOIN core.edition x ON x.id = p.edition
	WHERE p.hash = secret AND p.until > now() AND x.lang = wanted
		AND x.state <> 'withdrawn';
	IF NOT FOUND THEN
		RETURN;
	END IF;
	part := CASE WHEN core.edition_state(e) = 'published' THEN 'public'
		ELSE 'article' END;
	path := core.path(e.lang, 'edition', e.slug);
	lang := e.lang;
	title := e.title;
	lead := e.lead;
	published_on := web.day(coalesce(e.published_at, now()));
	published_time := to_char(coalesce(e.published_at, now())
		AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');
	place := e.place;
	body := e.body_html;
	correction := e.correction;
	corrected_on := web.day(e.corrected_at);
	number := core.number_of(e.article);
	RETURN NEXT;
	RETURN QUERY SELECT 'preview', NULL::text, NULL::text, NULL::text,
		NULL::text, NULL::date, NULL::text, NULL::text, NULL::text,
		NULL::text, NULL::date, NULL::text, NULL::text, NULL::text,
		NULL::text, web.day(ends),
		to_char(ends AT TIME ZONE 'Europe/Sofia', 'HH24:MI'),
		CASE WHEN e.embargoed THEN web.day(e.published_at) END,
		CASE WHEN e.embargoed THEN to_char(e.published_at
			AT TIME ZONE 'Europe/Sofia', 'HH24:MI') END;
	RETURN QUERY SELECT x.part, x.path, x.lang, x.title, NULL::text,
		NULL::date, NULL::text, NULL::text, NULL::text, NULL::text,
		NULL::date, x.country, x.acknowledgement, x.disclaimer,
		NULL::text, NULL::date, NULL::text, NULL::date, NULL::text
	FROM (SELECT 1 AS place, 0::smallint AS position, 'alternate' AS part,
			o.path, o.lang, o.title, NULL AS country,
			NULL AS acknowledgement, NULL AS disclaimer
		FROM web.edition o
		WHERE o.article = e.article AND o.lang <> wanted
		UNION ALL
		SELECT 2, a.position, 'project', p.path, NULL, p.title, NULL,
			CASE WHEN p.eu_funded THEN p.acknowledgement END,
			CASE WHEN p.eu_funded THEN p.disclaimer END
		FROM core.article_project a JOIN web.project p
			ON p.id = a.project AND p.lang = wanted
		WHERE a.article = e.article
		UNION ALL
		SELECT 3, a.position, 'partner', p.path, NULL, p.name,
			p.country, NULL, NULL
		FROM core.article_partner a JOIN web.partner p
			ON p.id = a.partner AND p.lang = wanted
		WHERE a.article = e.article) x
	ORDER BY x.place, x.position;
END
$$;

-- ---- what a subeditor looks up ----------------------------------------------

-- What stands at an address of this site: 'there', 'moved' (and where to),
-- 'withdrawn', 'waiting' (not public yet) or 'missing'.
CREATE FUNCTION core.address_fate(wanted text, OUT fate text, OUT leads text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	part constant text[] := regexp_match(wanted,
		'^/([a-z]{2})/(?:(news|projects|partners)/)?([^/]+)/$');
	e core.edition;
BEGIN
	SELECT m.path INTO leads FROM web.moved m WHERE m.old_path = wanted;
	SELECT * INTO e FROM core.edition x WHERE part[2] = 'news'
		AND x.lang = part[1] AND x.slug = part[3];
	fate := CASE
		WHEN wanted ~ '^/(assets|media)/|\.[a-z]+$' OR wanted = '/'
			THEN 'there'
		WHEN NOT EXISTS (SELECT FROM core.language
			WHERE code = split_part(wanted, '/', 2)) THEN 'missing'
		WHEN wanted ~ '^/[a-z]{2}/(((news|projects|partners|search)/)?$'
			'|news/[0-9]{4}/([0-9]{2}/)?$|newsletter/)'
			THEN 'there'
		WHEN core.edition_state(e) = 'published' THEN 'there'
		WHEN e.state = 'withdrawn' THEN 'withdrawn'
		WHEN e.id IS NOT NULL THEN 'waiting'
		WHEN EXISTS (SELECT FROM web.project p WHERE p.path = wanted)
			OR EXISTS (SELECT FROM web.partner p
				WHERE p.path = wanted)
			OR EXISTS (SELECT FROM web.page p WHERE p.path = wanted)
			THEN 'there'
		WHEN leads IS NOT NULL THEN 'moved'
		ELSE 'missing' END;
END
$$;

CREATE FUNCTION web.address_fates(wanted text)
RETURNS TABLE (path text, fate text, leads text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT w, f.fate, f.leads
	FROM regexp_split_to_table(wanted, E'\n') w, core.address_fate(w) f;
$$;

-- By which names partners and projects are called in a language.
CREATE FUNCTION web.names(wanted text)
RETURNS TABLE (kind text, slug text, path text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT 'partner', p.slug::text, p.path, p.name FROM web.partner p
	WHERE p.lang = wanted
	UNION ALL
	SELECT 'project', p.slug::text, p.path, p.name FROM web.project p
	WHERE p.lang = wanted
	ORDER BY 1, 2;
$$;

-- The languages that an edition's article lacks, and those of which it is a
-- translation and that have changed since.
CREATE FUNCTION web.edition_others(name text, wanted text)
RETURNS TABLE (lang text, lacks boolean, slug text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	e constant core.edition := core.edition_named(name, wanted);
BEGIN
	RETURN QUERY SELECT l.code::text, o.id IS NULL, o.slug::text
	FROM core.language l
	LEFT JOIN core.edition o ON o.article = e.article AND o.lang = l.code
	WHERE l.code <> e.lang AND (o.id IS NULL
		OR o.id < e.id AND o.changed_at > e.changed_at)
	ORDER BY l.code;
END
$$;

-- ---- projects, partners and pages as files ----------------------------------

-- A member of YAML: a JSON string is a scalar of it too. A text of several
-- lines stands as it is, where it can.
CREATE FUNCTION core.yaml_member(name text, value jsonb, indent text)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN CASE
	WHEN value IS NULL OR value = 'null' OR value = '""' THEN ''
	WHEN value #>> '{}' ~ E'^[^[:space:]][^\n]*\n'
		AND value #>> '{}' !~ E'[\x01-\x09\x0b-\x1f\x7f]'
		THEN indent || name || ': |' || CASE
			WHEN value #>> '{}' ~ E'\n\n$' THEN '+'
			WHEN value #>> '{}' ~ E'\n$' THEN '' ELSE '-' END || E'\n'
			|| regexp_replace(value #>> '{}', '^(.+)$',
				indent || '  \1', 'gn')
			|| CASE WHEN value #>> '{}' ~ E'\n$' THEN ''
				ELSE E'\n' END
	ELSE indent || name || ': ' || value::text || E'\n' END;

CREATE FUNCTION core.yaml_members(given jsonb, names text[], indent text)
RETURNS text LANGUAGE sql IMMUTABLE
RETURN (SELECT string_agg(core.yaml_member(n, given -> n, indent), ''
		ORDER BY i)
	FROM unnest(names) WITH ORDINALITY AS x (n, i));

-- The file of a project, a partner or, in one language, a page.
CREATE FUNCTION core.thing_text(kind text, wanted text, wanted_lang text)
RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
	SELECT core.yaml_members(to_jsonb(p) || jsonb_build_object('programme',
			(SELECT slug FROM core.programme g
			WHERE g.id = p.programme)), '{slug,eu_funded,programme,
			call,grant_number,reference,starts_on,ends_on,website,
			currency,total_amount,grant_amount,eu_amount,
			national_amount,amounts_are_approximate}', '')
		|| coalesce((SELECT E'participants:\n' || string_agg(
			'  - {partner: ' || o.slug || ', role: ' || x.role
				|| E'}\n', '' ORDER BY x.position)
			FROM core.participation x
			JOIN core.partner o ON o.id = x.partner
			WHERE x.project = p.id), '')
		|| (SELECT string_agg(t.lang || E':\n' || core.yaml_members(
			to_jsonb(t) || jsonb_build_object('body',
				t.body_source), '{name,title,lead,body}', '  '),
			'' ORDER BY l.position) FROM core.project_text t
			JOIN core.language l ON l.code = t.lang
			WHERE t.project = p.id)
	FROM core.project p WHERE kind = 'project' AND p.slug = wanted
	UNION ALL
	SELECT core.yaml_members(to_jsonb(p), '{slug,country,website}', '')
		|| (SELECT string_agg(t.lang || E':\n' || core.yaml_members(
			to_jsonb(t), '{name,lead}', '  '), ''
			ORDER BY l.position) FROM core.partner_text t
			JOIN core.language l ON l.code = t.lang
			WHERE t.partner = p.id)
	FROM core.partner p WHERE kind = 'partner' AND p.slug = wanted
	UNION ALL
	SELECT E'---\n' || core.yaml_members(to_jsonb(t)
			|| jsonb_build_object('slug', p.slug),
			'{title,lang,slug,lead}', '')
		|| E'---\n\n' || t.body_source
	FROM core.page p JOIN core.page_text t ON t.page = p.id
	WHERE kind = 'page' AND p.slug = wanted AND t.lang = wanted_lang;
$$;

CREATE FUNCTION web.thing_text(kind text, wanted text, lang text)
RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	found_text constant text := core.thing_text(kind, wanted, lang);
BEGIN
	IF found_text IS NULL THEN
		RAISE no_data_found USING MESSAGE = format('there is no %s %s%s',
			kind, left(wanted, 200), CASE kind WHEN 'page'
				THEN ' in ' || lang ELSE '' END);
	END IF;
	RETURN found_text;
END
$$;

CREATE FUNCTION web.thing_records(wanted text)
RETURNS TABLE (kind text, slug text, lang text, name text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
	SELECT * FROM (
		SELECT 'project' AS kind, p.slug::text, t.lang, t.name::text
		FROM core.project p JOIN core.project_text t ON t.project = p.id
		UNION ALL
		SELECT 'partner', p.slug, t.lang, t.name
		FROM core.partner p JOIN core.partner_text t ON t.partner = p.id
		UNION ALL
		SELECT 'page', p.slug, t.lang, t.title
		FROM core.page p JOIN core.page_text t ON t.page = p.id) x
	WHERE x.kind = wanted ORDER BY x.slug, x.lang;
$$;

-- Put one in. Who edited a text that was another by then is told so.
CREATE FUNCTION web.put_thing(kind text, given jsonb, was text)
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

GRANT EXECUTE ON FUNCTION web.put_edition(jsonb),
	web.take_edition(jsonb, boolean), web.edition_of(jsonb),
	web.begin_preview(text, text, bytea, text),
	web.end_previews(text, text), web.address_fates(text),
	web.names(text), web.edition_others(text, text),
	web.thing_text(text, text, text), web.thing_records(text),
	web.put_thing(text, jsonb, text) TO editor;
GRANT EXECUTE ON FUNCTION web.preview(bytea, text) TO article;

COMMIT;
