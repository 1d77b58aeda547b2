-- Deploy newsroom:issues
-- Issues are composed and sent, by hand or by the clock, and an operator
-- answers the letters of those who read them. The words of an issue are
-- frozen when it is composed; its mails are made all at once when it is sent.

BEGIN;

SET LOCAL ROLE owner;

ALTER TABLE core.newsletter ADD COLUMN weekly_until timestamptz;
COMMENT ON COLUMN core.newsletter.weekly_until IS
	'The last weekly hour that was looked at, also where nothing was
	there to send: what is dated back does not send it later.';

ALTER TABLE core.issue_item ADD COLUMN article bigint
	REFERENCES core.article ON DELETE SET NULL;
COMMENT ON COLUMN core.issue_item.article IS
	'Whose words they are: so that what was withdrawn is not sent.';
CREATE INDEX ON core.issue_item (article);

-- When somebody first let an edition be public, whatever date it bears.
ALTER TABLE core.edition ADD COLUMN approved_at timestamptz;
CREATE FUNCTION core.note_approval() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	NEW.approved_at := coalesce(NEW.approved_at, clock_timestamp());
	RETURN NEW;
END
$$;
CREATE TRIGGER note_approval BEFORE INSERT OR UPDATE ON core.edition
FOR EACH ROW WHEN (NEW.state <> 'draft' AND NEW.approved_at IS NULL)
EXECUTE FUNCTION core.note_approval();
UPDATE core.edition e SET approved_at = a.created_at
FROM core.article a WHERE a.id = e.article AND e.state <> 'draft';

-- ---- time -------------------------------------------------------------------

-- A time as people write it: a day, perhaps with an hour, which is Sofia's
-- unless an offset says otherwise. NULL where it is no such time, or one
-- that the clocks leave out in spring.
CREATE FUNCTION core.moment(given text) RETURNS timestamptz
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	has_offset constant boolean :=
		given ~ '^[0-9-]{10}[ T].*(Z|[+-][0-9]{2}(:?[0-9]{2})?)$';
	here timestamp;
BEGIN
	IF given !~ ('^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}'
		'(:[0-9]{2}(\.[0-9]{1,6})?)?'
		'(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?$') THEN
		RETURN NULL;
	END IF;
	IF has_offset THEN
		RETURN given::timestamptz;
	END IF;
	here := given::timestamp;
	IF (here AT TIME ZONE 'Europe/Sofia') AT TIME ZONE 'Europe/Sofia'
		<> here THEN
		RETURN NULL;
	END IF;
	RETURN here AT TIME ZONE 'Europe/Sofia';
EXCEPTION WHEN data_exception THEN
	RETURN NULL;
END
$$;

-- The last weekly hour at or before a moment, by Sofia's clocks.
CREATE FUNCTION core.weekly_hour(weekly_day integer, weekly_time time,
	moment timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	hour timestamp := date_trunc('week', moment AT TIME ZONE
		'Europe/Sofia') + (weekly_day - 1) * '1 day'::interval
		+ weekly_time;
BEGIN
	IF weekly_day NOT BETWEEN 1 AND 7 THEN
		RAISE invalid_parameter_value USING MESSAGE =
			format('there is no day %s in a week', weekly_day);
	END IF;
	IF hour AT TIME ZONE 'Europe/Sofia' > moment THEN
		hour := hour - '7 days'::interval;
	END IF;
	RETURN hour AT TIME ZONE 'Europe/Sofia';
END
$$;

-- ---- composing --------------------------------------------------------------

-- What became public after since and until until, and still is: its first
-- edition's time counts. With late, also what is dated up to so long before
-- since but was put in after it, which no issue before can have brought.
CREATE FUNCTION core.news(since timestamptz, until timestamptz, late interval)
RETURNS TABLE (article bigint, first_at timestamptz, came_at timestamptz)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN QUERY SELECT a.id, f.at, f.came
	FROM (SELECT DISTINCT e.article FROM core.language l
		-- Language by language, as the index of the lists is.
		CROSS JOIN LATERAL (SELECT x.article FROM core.edition x
			WHERE x.lang = l.code AND x.state = 'approved'
				AND x.published_at > since - late
				AND x.published_at <= now()) e) c
	JOIN core.article a ON a.id = c.article
	CROSS JOIN LATERAL (SELECT min(x.published_at) AS at,
			min(greatest(x.published_at, x.approved_at)) AS came
		FROM core.edition x
		WHERE x.article = a.id AND x.state <> 'draft') f
	WHERE f.at <= until AND f.at > since - late
		AND (f.at > since OR f.came > since AND f.came <= until)
	ORDER BY f.at DESC, a.id DESC;
END
$$;

-- What an article owes to EU money, in a language, or in the edition's own
-- where a programme has no sentence in it: a line for each project.
CREATE FUNCTION core.acknowledgement(wanted bigint, wanted_lang text,
	edition_lang text)
RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT string_agg(replace(t.acknowledgement,
			'{grant_number}', coalesce(p.grant_number, ''))
			|| ' ' || t.disclaimer, E'\n' ORDER BY l.position, p.id)
		FROM core.article_project l
		JOIN core.project p ON p.id = l.project
		CROSS JOIN LATERAL (SELECT x.acknowledgement, x.disclaimer
			FROM core.programme_text x
			WHERE x.programme = p.programme
				AND x.lang IN (wanted_lang, edition_lang)
			ORDER BY x.lang <> wanted_lang LIMIT 1) t
		WHERE l.article = wanted AND p.eu_funded);
END
$$;

-- The languages that an issue is in, in the site's order; NULL means all.
CREATE FUNCTION core.issue_langs(given text[]) RETURNS text[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	unknown text;
BEGIN
	SELECT g INTO unknown FROM unnest(given) g
	WHERE g NOT IN (SELECT code FROM core.language);
	IF FOUND THEN
		RAISE invalid_parameter_value USING MESSAGE =
			format('there is no language %s', unknown);
	END IF;
	RETURN ARRAY(SELECT code FROM core.language
		WHERE given IS NULL OR code = ANY (given) ORDER BY position);
END
$$;

-- Freeze the words of some articles, newest first, into an issue; of kind
-- each, of one. NULL where another issue brings that one already.
CREATE FUNCTION core.put_issue(wanted_kind text, wanted_langs text[],
	wanted_since timestamptz, wanted_until timestamptz, articles bigint[])
RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	made bigint;
BEGIN
	IF cardinality(articles) > 500 THEN
		RAISE program_limit_exceeded USING MESSAGE = format(
			'%s articles are too many for one issue: choose a '
			'shorter time', cardinality(articles));
	END IF;
	INSERT INTO core.issue (kind, article, langs, since, until)
	VALUES (wanted_kind, CASE wanted_kind WHEN 'each'
		THEN articles[1] END, wanted_langs, wanted_since, wanted_until)
	ON CONFLICT (article) DO NOTHING
	RETURNING id INTO made;
	IF made IS NULL THEN
		RETURN NULL;
	END IF;
	INSERT INTO core.issue_item (issue, lang, position, item_lang, path,
		title, lead, published_on, acknowledgement, projects, article)
	SELECT made, l.code, n.position, e.lang,
		core.path(e.lang, 'edition', e.slug), e.title, e.lead,
		web.day(e.published_at),
		core.acknowledgement(n.article, l.code, e.lang),
		ARRAY(SELECT project FROM core.article_project p
			WHERE p.article = n.article
			ORDER BY p.position, p.project),
		n.article
	FROM unnest(articles) WITH ORDINALITY AS n (article, position)
	CROSS JOIN unnest(wanted_langs) AS l (code)
	CROSS JOIN LATERAL (SELECT x.*
		FROM core.edition x JOIN core.language y ON y.code = x.lang
		WHERE x.article = n.article AND x.state = 'approved'
			AND x.published_at <= now()
		ORDER BY x.lang <> l.code, y.position LIMIT 1) e;
	RETURN made;
END
$$;

-- Until when the weekly issues have brought what there was. One that was
-- cancelled before it was sent has brought nothing; one that was composed by
-- hand holds what it would bring for a day, and then was only looked at.
CREATE FUNCTION core.last_weekly() RETURNS timestamptz
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT max(until) FROM core.issue WHERE kind = 'weekly'
		AND (sending_at IS NOT NULL OR (state = 'composed'
			AND composed_at > now() - '1 day'::interval)));
END
$$;

-- Compose by hand, of what became public in (since, until]: one weekly
-- issue, or one for each article; returns which, and none where there was
-- nothing. Without since: from the last weekly issue on, or a week; without
-- until: until now; without langs: in all.
CREATE FUNCTION web.compose_issues(wanted_kind text, wanted_since text,
	wanted_until text, wanted_langs text[])
RETURNS SETOF bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET timezone = 'Europe/Sofia' AS $$
#variable_conflict use_column
DECLARE
	langs constant text[] := core.issue_langs(wanted_langs);
	until_at constant timestamptz :=
		CASE WHEN wanted_until IS NULL THEN now()
			ELSE core.moment(wanted_until) END;
	since_at constant timestamptz :=
		CASE WHEN wanted_since IS NOT NULL
				THEN core.moment(wanted_since)
			WHEN wanted_kind = 'weekly' THEN coalesce(
				core.last_weekly(), until_at - '7 days'::interval)
			ELSE until_at - '7 days'::interval END;
	late constant interval := CASE WHEN wanted_since IS NULL
		THEN '7 days' ELSE '0' END;
	news record;
	articles bigint[];
	made bigint;
BEGIN
	IF wanted_kind NOT IN ('each', 'weekly') OR wanted_kind IS NULL THEN
		RAISE invalid_parameter_value USING MESSAGE =
			format('there is no kind %s', wanted_kind);
	END IF;
	IF since_at IS NULL OR until_at IS NULL THEN
		RAISE invalid_datetime_format USING MESSAGE = format(
			'there is no such time: %s', CASE WHEN until_at IS NULL
				THEN wanted_until ELSE wanted_since END);
	END IF;
	IF until_at > now() THEN
		RAISE invalid_parameter_value USING MESSAGE =
			'what becomes public later has no words yet';
	END IF;
	IF since_at >= until_at THEN
		RAISE invalid_parameter_value USING MESSAGE =
			'the time ends before it begins';
	END IF;
	PERFORM pg_advisory_xact_lock(core.newsletter_lock(), -1);
	IF wanted_kind = 'weekly' THEN
		articles := ARRAY(SELECT n.article
			FROM core.news(since_at, until_at, late) n);
		IF articles <> '{}' THEN
			RETURN NEXT core.put_issue('weekly', langs, since_at,
				until_at, articles);
		END IF;
		RETURN;
	END IF;
	FOR news IN SELECT n.* FROM core.news(since_at, until_at, late) n
		ORDER BY n.first_at, n.article LOOP
		UPDATE core.issue SET article = NULL
		WHERE article = news.article AND state = 'cancelled'
			AND sending_at IS NULL;
		made := core.put_issue('each', langs, news.first_at,
			news.first_at, ARRAY[news.article]);
		IF made IS NOT NULL THEN
			RETURN NEXT made;
		END IF;
	END LOOP;
END
$$;

-- ---- sending ----------------------------------------------------------------

-- Begin to send an issue that was composed: a mail for each who wants it.
-- Who chose projects gets only what is about them, and nothing where none
-- is. Returns how many mails there are.
CREATE FUNCTION core.send_issue(wanted bigint) RETURNS bigint
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	sent core.issue;
	in_all bigint;
	n bigint;
	-- Fresh random bits for each of a million mails cost a quarter of the
	-- time: these are kept nowhere, so a hash of them is as hard to guess.
	secret constant text := gen_random_uuid()::text
		|| gen_random_uuid()::text;
BEGIN
	UPDATE core.issue SET state = 'sending', sending_at = now()
	WHERE id = wanted AND state = 'composed' RETURNING * INTO sent;
	IF sent.id IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT count(DISTINCT position) INTO in_all FROM core.issue_item
	WHERE issue = wanted;
	WITH item AS MATERIALIZED (
		SELECT DISTINCT t.position, p.project
		FROM core.issue_item t, unnest(t.projects) AS p (project)
		WHERE t.issue = wanted
	), chosen AS MATERIALIZED (
		SELECT c.subscriber, array_agg(DISTINCT t.position
			ORDER BY t.position) AS items
		FROM core.subscriber_project c
		JOIN item t ON t.project = c.project
		GROUP BY c.subscriber
	)
	INSERT INTO core.mail (kind, subscriber, issue, lang, items, priority,
		nonce)
	SELECT 'issue', s.id, wanted, s.lang,
		CASE WHEN cardinality(c.items) < in_all THEN c.items END, 1,
		left(encode(sha256(convert_to(secret || s.id, 'UTF8')),
			'hex'), 24)
	FROM core.subscriber s
	LEFT JOIN chosen c ON c.subscriber = s.id
	WHERE s.state = 'subscribed' AND s.frequency = sent.kind
		AND s.lang = ANY (sent.langs) AND s.confirmed_at <= now()
		AND in_all > 0
		AND (c.items IS NOT NULL OR NOT EXISTS (SELECT
			FROM core.subscriber_project p
			WHERE p.subscriber = s.id))
	-- So that indexes and references are walked from end to end.
	ORDER BY s.id;
	GET DIAGNOSTICS n = ROW_COUNT;
	UPDATE core.issue SET mails = n WHERE id = wanted;
	RETURN n;
END
$$;

CREATE FUNCTION core.refuse_missing_issue(wanted bigint) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM core.issue WHERE id = wanted) THEN
		RAISE no_data_found USING MESSAGE =
			format('there is no edition %s', wanted);
	END IF;
END
$$;

-- Send an issue, once, as long as all that it brings is still public.
CREATE FUNCTION web.send_issue(wanted bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	gone text;
	mails bigint;
BEGIN
	PERFORM core.refuse_missing_issue(wanted);
	SELECT t.path INTO gone FROM core.issue_item t
	WHERE t.issue = wanted AND t.article IS NOT NULL
		AND NOT EXISTS (SELECT FROM core.edition e
			WHERE e.article = t.article AND e.lang = t.item_lang
				AND e.state = 'approved'
				AND e.published_at <= now())
	ORDER BY t.position, t.lang LIMIT 1;
	IF FOUND AND EXISTS (SELECT FROM core.issue
		WHERE id = wanted AND state = 'composed') THEN
		RAISE object_not_in_prerequisite_state USING MESSAGE = format(
			'%s is not public any more: cancel edition %s and '
			'compose it anew', gone, wanted);
	END IF;
	mails := core.send_issue(wanted);
	IF mails IS NULL THEN
		RAISE object_not_in_prerequisite_state USING MESSAGE = format(
			'edition %s cannot be sent: it is %s', wanted,
			(SELECT state FROM core.issue WHERE id = wanted));
	END IF;
	RETURN mails;
END
$$;

-- From this moment on no mail of it is handed over any more; those that wait
-- are taken away by web.drop_mails, or by the mailer as it meets them.
CREATE FUNCTION web.cancel_issue(wanted bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	PERFORM core.refuse_missing_issue(wanted);
	UPDATE core.issue SET state = 'cancelled', ended_at = now()
	WHERE id = wanted AND state IN ('composed', 'sending');
	IF NOT FOUND THEN
		RAISE object_not_in_prerequisite_state USING MESSAGE = format(
			'edition %s cannot be cancelled: it is %s', wanted,
			(SELECT state FROM core.issue WHERE id = wanted));
	END IF;
END
$$;

-- Drop so many of the mails of a cancelled issue that wait, and return how
-- many were there. Some at a time, so that nobody who leaves waits for it.
CREATE FUNCTION web.drop_mails(wanted bigint, at_most integer)
RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	n bigint;
BEGIN
	UPDATE core.mail SET state = 'dropped', ended_at = now()
	WHERE id IN (SELECT id FROM core.mail
		WHERE issue = wanted AND state = 'due' AND leased_by IS NULL
			AND EXISTS (SELECT FROM core.issue
				WHERE id = wanted AND state = 'cancelled')
		LIMIT at_most FOR UPDATE SKIP LOCKED);
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END
$$;

-- One mail of an issue to one address, for an editor's eyes; in the issue's
-- first language where none is wanted.
CREATE FUNCTION web.test_issue(wanted bigint, wanted_address text,
	wanted_lang text)
RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	tested core.issue;
BEGIN
	PERFORM core.refuse_missing_issue(wanted);
	SELECT * INTO tested FROM core.issue WHERE id = wanted;
	IF tested.state = 'cancelled' THEN
		RAISE object_not_in_prerequisite_state USING MESSAGE =
			format('edition %s is cancelled', wanted);
	END IF;
	IF NOT coalesce(wanted_lang, tested.langs[1])
		= ANY (tested.langs) THEN
		RAISE invalid_parameter_value USING MESSAGE = format(
			'edition %s is not in %s', wanted, wanted_lang);
	END IF;
	IF core.is_suppressed(wanted_address) THEN
		RAISE invalid_parameter_value USING MESSAGE =
			'this address must not be written to';
	END IF;
	INSERT INTO core.mail (kind, address, issue, lang)
	VALUES ('issue', wanted_address, wanted,
		coalesce(wanted_lang, tested.langs[1]));
END
$$;

-- ---- by the clock -----------------------------------------------------------

CREATE FUNCTION core.compose_due_each(each_delay interval) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	news record;
	made bigint;
	begun integer := 0;
BEGIN
	-- What was composed by hand and never sent was only looked at.
	UPDATE core.issue SET article = NULL
	WHERE article IS NOT NULL AND state = 'composed'
		AND composed_at < now() - '1 day'::interval;
	FOR news IN SELECT n.*
		FROM core.news(now() - '7 days'::interval, now(), '0') n
		WHERE n.came_at <= now() - each_delay
			AND n.first_at > (SELECT began_at FROM core.newsletter)
			AND NOT EXISTS (SELECT FROM core.issue i
				WHERE i.article = n.article)
		ORDER BY n.first_at, n.article LOOP
		made := core.put_issue('each', core.issue_langs(NULL),
			news.first_at, news.first_at, ARRAY[news.article]);
		IF core.send_issue(made) IS NOT NULL THEN
			begun := begun + 1;
		END IF;
	END LOOP;
	RETURN begun;
END
$$;

CREATE FUNCTION core.compose_due_weekly(hour timestamptz) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	known core.newsletter;
	since constant timestamptz :=
		coalesce(core.last_weekly(), hour - '7 days'::interval);
	articles bigint[];
BEGIN
	SELECT * INTO known FROM core.newsletter;
	IF hour <= known.began_at OR hour <= known.weekly_until THEN
		RETURN 0;
	END IF;
	UPDATE core.newsletter SET weekly_until = hour;
	-- One that was composed by hand has gone beyond this hour.
	IF since >= hour THEN
		RETURN 0;
	END IF;
	-- As many as an issue holds: one that is refused would be due for ever.
	articles := ARRAY(SELECT n.article
		FROM core.news(since, hour, '7 days') n
		WHERE n.first_at > known.began_at LIMIT 500);
	IF articles = '{}' THEN
		RETURN 0;
	END IF;
	PERFORM core.send_issue(core.put_issue('weekly',
		core.issue_langs(NULL), since, hour, articles));
	RETURN 1;
END
$$;

-- What a mailer calls every few seconds: compose and send what is due by
-- now, and return how many issues that were. Each article that has been
-- public for each_delay and for a week at most, once; and the week's issue
-- at its hour of Sofia's time, once. What is older than the newsletter, or
-- not public, is nobody's letter.
CREATE FUNCTION web.compose_due(weekly_day integer, weekly_time time,
	each_delay interval)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET timezone = 'Europe/Sofia' AS $$
BEGIN
	IF NOT pg_try_advisory_xact_lock(core.newsletter_lock(), -1) THEN
		RETURN 0;
	END IF;
	PERFORM core.end_issues();
	RETURN core.compose_due_each(each_delay) + core.compose_due_weekly(
		core.weekly_hour(weekly_day, weekly_time, now()));
END
$$;

-- ---- what an editor sees of issues ------------------------------------------

CREATE VIEW web.issue_record AS
SELECT i.id, i.kind, i.state, i.langs, i.since, i.until, i.composed_at,
	i.sending_at, i.ended_at, i.mails,
	(SELECT count(DISTINCT t.position) FROM core.issue_item t
		WHERE t.issue = i.id) AS items
FROM core.issue i;

CREATE VIEW web.issue_progress AS
SELECT issue, count(*) FILTER (WHERE state = 'due') AS due,
	count(*) FILTER (WHERE state = 'sent') AS sent,
	count(*) FILTER (WHERE state = 'bounced') AS bounced,
	count(*) FILTER (WHERE state = 'failed') AS failed,
	count(*) FILTER (WHERE state = 'dropped') AS dropped
FROM core.mail
WHERE issue IS NOT NULL AND subscriber IS NOT NULL
GROUP BY issue;
COMMENT ON VIEW web.issue_progress IS
	'What became of the mails of an issue, as long as they are kept.';

-- ---- letters about what is held ---------------------------------------------

CREATE FUNCTION core.subscriber_id(wanted text) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT id FROM core.subscriber
		WHERE lower(address) = lower(wanted));
END
$$;

CREATE FUNCTION core.suppression_reason(wanted text) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN (SELECT reason FROM core.suppression
		WHERE hash = core.address_hash(wanted));
END
$$;

-- What there is about an address that is no subscriber's own: asks not yet
-- decided, changes to it not yet confirmed, mails to it.
CREATE FUNCTION core.address_traces(wanted text) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	RETURN jsonb_build_object(
		'asks', (SELECT coalesce(jsonb_agg(jsonb_build_object(
				'address', address, 'asked_at', asked_at)
				ORDER BY id), '[]')
			FROM core.ask WHERE lower(address) = lower(wanted)),
		'mails_to_it', (SELECT coalesce(jsonb_agg(jsonb_build_object(
				'kind', kind, 'issue', issue, 'state', state,
				'made_at', made_at, 'ended_at', ended_at)
				ORDER BY id), '[]')
			FROM core.mail WHERE lower(address) = lower(wanted)),
		'links_to_it', (SELECT coalesce(jsonb_agg(jsonb_build_object(
				'purpose', purpose, 'made_at', made_at,
				'expires_at', expires_at) ORDER BY made_at),
				'[]')
			FROM core.token WHERE lower(address) = lower(wanted)));
END
$$;

-- All that is held about an address (GDPR, 15 and 20); NULL for nothing.
CREATE FUNCTION web.export_subscriber(wanted text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	reason constant text := core.suppression_reason(wanted);
	known constant jsonb :=
		core.subscriber_record(core.subscriber_id(wanted));
	traces constant jsonb := core.address_traces(wanted);
BEGIN
	IF known IS NULL AND reason IS NULL AND NOT EXISTS (SELECT
		FROM jsonb_each(traces) WHERE value <> '[]') THEN
		RETURN NULL;
	END IF;
	RETURN jsonb_build_object('address', wanted) || traces
		|| coalesce(known, '{}')
		|| jsonb_build_object('suppressed', reason);
END
$$;

-- One row, or none where the address is neither a subscriber's nor
-- suppressed.
CREATE FUNCTION web.show_subscriber(wanted text)
RETURNS TABLE (address text, language text, frequency text, state text,
	asked_at timestamptz, confirmed_at timestamptz, left_at timestamptz,
	projects text[], mails bigint, soft_bounces integer, suppressed text)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	reason constant text := core.suppression_reason(wanted);
BEGIN
	RETURN QUERY SELECT coalesce(s.address, wanted), s.lang, s.frequency,
		s.state, s.asked_at, s.confirmed_at, s.left_at,
		ARRAY(SELECT p.slug::text FROM core.subscriber_project c
			JOIN core.project p ON p.id = c.project
			WHERE c.subscriber = s.id ORDER BY p.slug),
		(SELECT count(*) FROM core.mail m WHERE m.subscriber = s.id),
		s.soft_bounces, reason
	FROM (VALUES (core.subscriber_id(wanted))) AS w (id)
	LEFT JOIN core.subscriber s ON s.id = w.id
	WHERE s.id IS NOT NULL OR reason IS NOT NULL;
END
$$;

-- Nothing is left of an address but the hash that keeps it from being
-- written to. False where nothing was held.
CREATE FUNCTION web.erase_subscriber(wanted text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	who constant bigint := core.subscriber_id(wanted);
	was_there boolean := who IS NOT NULL;
BEGIN
	IF was_there THEN
		PERFORM core.erase(who);
	END IF;
	was_there := core.erase_traces(wanted) OR was_there;
	IF was_there THEN
		PERFORM core.suppress(wanted, 'erased');
	END IF;
	RETURN was_there;
END
$$;

-- Never write to an address again; who reads the newsletter leaves it.
-- False where that is so already.
CREATE FUNCTION web.suppress_address(wanted text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	was_there constant boolean := core.is_suppressed(wanted);
BEGIN
	PERFORM core.leave(core.subscriber_id(wanted));
	PERFORM core.suppress(wanted, 'asked');
	RETURN NOT was_there;
END
$$;

-- The address may be written to again, once it asks. False where it might.
CREATE FUNCTION web.unsuppress_address(wanted text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	DELETE FROM core.suppression WHERE hash = core.address_hash(wanted);
	RETURN FOUND;
END
$$;

CREATE VIEW web.subscriber_stats AS
SELECT state AS what, lang AS language, frequency, NULL::text AS reason,
	count(*) AS n
FROM core.subscriber GROUP BY state, lang, frequency
UNION ALL
SELECT 'suppressed', NULL, NULL, reason, count(*)
FROM core.suppression GROUP BY reason
UNION ALL
SELECT 'asked', NULL, NULL, NULL, count(*) FROM core.ask
HAVING count(*) > 0;
COMMENT ON VIEW web.subscriber_stats IS 'How many, and nobody by name.';

-- ---- who comes with proof of consent ----------------------------------------

-- Take in a list: objects with line, email, language, frequency, projects (a
-- list of slugs), consented_at, consent_words, privacy_page. What became of
-- each, by its line: made; updated where he had asked and not confirmed, to
-- what he agreed to; same where he reads us already, as he himself chose; or
-- left_out, and why. One statement for all of a list: row by row costs four
-- times as much.
CREATE FUNCTION web.import_subscribers(given jsonb)
RETURNS TABLE (line bigint, outcome text, why text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
-- A list has more rows than is guessed of what is unknown: row by row each
-- would be compared with each.
SET enable_nestloop = off SET jit = off AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	WITH item AS MATERIALIZED (
		SELECT x.*, core.moment(x.consented_at) AS agreed_at
		FROM jsonb_to_recordset(given) AS x (line bigint, email text,
			language text, frequency text, projects jsonb,
			consented_at text, consent_words text,
			privacy_page text)
	), judged AS MATERIALIZED (
		SELECT i.*, s.id AS known, s.state, CASE
			WHEN NOT coalesce(i.email ~
				'^[^@[:space:][:cntrl:]]+@[^@[:space:][:cntrl:]]+$'
				AND octet_length(i.email) <= 254, false)
				THEN 'no address of mail'
			WHEN i.agreed_at IS NULL
				THEN 'consented_at is no time'
			WHEN i.agreed_at > now()
				THEN 'consented_at is in the future'
			WHEN NOT coalesce(i.consent_words ~ '[^[:space:]]',
				false) THEN 'no consent_words'
			WHEN NOT coalesce(i.frequency IN ('each', 'weekly'),
				false)
				THEN 'frequency is neither each nor weekly'
			WHEN NOT EXISTS (SELECT FROM core.language
				WHERE code = i.language)
				THEN 'there is no such language'
			WHEN i.projects <> '[]' AND EXISTS (SELECT
				FROM jsonb_array_elements_text(i.projects) p
				WHERE p NOT IN (SELECT slug FROM core.project))
				THEN 'there is no project '
				|| (SELECT left(p, 80)
				FROM jsonb_array_elements_text(i.projects) p
				WHERE p NOT IN (SELECT slug FROM core.project)
				LIMIT 1)
			WHEN core.is_suppressed(i.email)
				THEN 'the address must not be written to'
			WHEN s.state = 'left' THEN 'left before' END AS fault
		FROM item i
		-- By the index, each.
		LEFT JOIN LATERAL (SELECT r.id, r.state FROM core.subscriber r
			WHERE lower(r.address) = lower(i.email) LIMIT 1) s
			ON true
	), good AS MATERIALIZED (
		-- One of those that are the same person.
		SELECT DISTINCT ON (lower(email)) * FROM judged
		WHERE fault IS NULL
		ORDER BY lower(email), line
	), made AS (
		INSERT INTO core.subscriber (address, lang, frequency, state,
			asked_at, confirmed_at)
		SELECT email, language, frequency, 'subscribed', agreed_at,
			agreed_at
		FROM good WHERE known IS NULL ORDER BY line
		ON CONFLICT (lower(address)) DO NOTHING
		RETURNING id, address
	), confirmed AS (
		UPDATE core.subscriber s SET state = 'subscribed',
			confirmed_at = g.agreed_at, lang = g.language,
			frequency = g.frequency
		FROM good g WHERE s.id = g.known AND s.state = 'waiting'
		RETURNING s.id, g.email AS address
	), unconfirmed AS (
		DELETE FROM core.consent WHERE confirmed_at IS NULL
			AND subscriber IN (SELECT id FROM confirmed)
	), links AS (
		DELETE FROM core.token WHERE purpose = 'confirm'
			AND subscriber IN (SELECT id FROM confirmed)
	), taken AS MATERIALIZED (
		SELECT id, address, 'made' AS outcome FROM made
		UNION ALL SELECT id, address, 'updated' FROM confirmed
	), chosen AS (
		INSERT INTO core.subscriber_project (subscriber, project)
		SELECT m.id, p.id FROM taken m
		JOIN good g ON g.email = m.address AND g.projects <> '[]'
		CROSS JOIN LATERAL (SELECT DISTINCT w.slug FROM
			jsonb_array_elements_text(g.projects) w (slug)) w
		JOIN core.project p ON p.slug = w.slug
		ON CONFLICT DO NOTHING
	), proof AS (
		INSERT INTO core.consent (subscriber, words, privacy_page,
			asked_at, confirmed_at)
		SELECT t.id, g.consent_words, coalesce(
			nullif(g.privacy_page, ''), 'none'), g.agreed_at,
			g.agreed_at
		FROM taken t JOIN good g ON g.email = t.address
	)
	SELECT j.line, CASE WHEN j.fault IS NOT NULL THEN 'left_out'
			ELSE coalesce(t.outcome, 'same') END, j.fault
	FROM judged j
	LEFT JOIN good g ON g.line = j.line
	LEFT JOIN taken t ON t.address = g.email
	ORDER BY j.line;
END
$$;

GRANT EXECUTE ON FUNCTION
	web.compose_issues(text, text, text, text[]),
	web.send_issue(bigint),
	web.cancel_issue(bigint),
	web.drop_mails(bigint, integer),
	web.test_issue(bigint, text, text),
	web.show_subscriber(text),
	web.export_subscriber(text),
	web.erase_subscriber(text),
	web.suppress_address(text),
	web.unsuppress_address(text),
	web.import_subscribers(jsonb)
	TO editor;
GRANT EXECUTE ON FUNCTION web.compose_due(integer, time, interval) TO mailer;
GRANT SELECT ON web.issue_record, web.issue_progress, web.subscriber_stats
	TO editor;

COMMIT;
