-- Deploy newsroom:search_bounds
-- A search can be bounded: to a kind of thing, a year, a project, a partner.
-- A vector has marks of what its edition is about, as it has of its month,
-- so a bounded search costs what any other does. Where neither title nor lead
-- has a word that was looked for, the text around it is shown. And the words of
-- any language are known in their forms if PostgreSQL knows them.

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.search(text, text, integer);
DROP FUNCTION core.search_near(text, text);
DROP FUNCTION core.search_found(text, tsquery);
DROP FUNCTION core.search_newest(text, tsquery, integer);
DROP FUNCTION core.search_period(text, tsquery, text, integer);
DROP FUNCTION core.search_marked(text, text, text[]);
DROP FUNCTION core.search_mark(text, tsquery);

-- How the words of a language are known. What is not here has one form only.
CREATE TABLE core.search_language (
	code text PRIMARY KEY,
	config regconfig NOT NULL
);
COMMENT ON TABLE core.search_language IS
	'The text search configuration of each language that has one.';
INSERT INTO core.search_language VALUES ('bg', 'web.bulgarian'),
	('en', 'web.english'), ('ar', 'arabic'), ('ca', 'catalan'),
	('da', 'danish'), ('de', 'german'), ('el', 'greek'), ('es', 'spanish'),
	('eu', 'basque'), ('fi', 'finnish'), ('fr', 'french'), ('ga', 'irish'),
	('hi', 'hindi'), ('hu', 'hungarian'), ('hy', 'armenian'),
	('id', 'indonesian'), ('it', 'italian'), ('lt', 'lithuanian'),
	('ne', 'nepali'), ('nl', 'dutch'), ('no', 'norwegian'),
	('pt', 'portuguese'), ('ro', 'romanian'), ('ru', 'russian'),
	('sr', 'serbian'), ('sv', 'swedish'), ('ta', 'tamil'),
	('tr', 'turkish'), ('yi', 'yiddish');

CREATE FUNCTION core.search_config(lang text) RETURNS regconfig
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((SELECT l.config FROM core.search_language l
	WHERE l.code = search_config.lang), 'pg_catalog.simple'::regconfig);

CREATE OR REPLACE FUNCTION core.search_part(lang text, words text)
RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE lang WHEN 'bg' THEN
	to_tsvector('web.bulgarian', words) || '¶:2'::tsvector
		|| to_tsvector('simple',
			core.search_stem(core.search_fold(words)))
		|| '¶:2'::tsvector
	ELSE to_tsvector(core.search_config(lang), words) END;

CREATE OR REPLACE FUNCTION core.search_keys(lang text, word text)
RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN lang <> 'bg'
	THEN tsvector_to_array(to_tsvector(core.search_config(lang), word))
	WHEN word ~ '^[a-z0-9]*[a-z][a-z0-9]*$'
	THEN ts_lexize('pg_catalog.english_stem', word) || ARRAY(
		SELECT core.search_stem(core.search_fold(spelt))
		FROM (VALUES (word),
			(translate(word, '46qjwx', 'чшяжвх')),
			(translate(regexp_replace(word,
				'([b-df-hj-np-tvwxz46])y([b-df-hj-np-tvwxz46])',
				'\1ъ\2', 'g'), '46qjwxu', 'чшяжвхъ')))
			AS t (spelt))
	ELSE tsvector_to_array(to_tsvector('web.bulgarian', word))
		|| core.search_stem(core.search_fold(word)) END;

CREATE OR REPLACE FUNCTION core.search_query(lang text, typed text)
RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE
-- That a query has no words is no news to a log.
SET client_min_messages = warning AS $$
DECLARE
	result tsquery := websearch_to_tsquery('simple', typed);
	has_quotes constant boolean := strpos(typed, '"') > 0;
	one text;
BEGIN
	IF lang <> 'bg' THEN
		RETURN websearch_to_tsquery(core.search_config(lang), typed);
	END IF;
	FOREACH one IN ARRAY tsvector_to_array(to_tsvector('simple', typed))
	LOOP
		result := ts_rewrite(result, core.search_any(ARRAY[one]), CASE
			WHEN NOT has_quotes AND EXISTS (SELECT
				FROM core.stop_word s
				WHERE s.lang = search_query.lang
					AND s.word = one)
			THEN core.search_any('{}')
			ELSE core.search_any(core.search_keys(lang, one)) END);
	END LOOP;
	RETURN result;
END
$$;

CREATE OR REPLACE FUNCTION core.search_words(lang text, words text)
RETURNS TABLE (word text, key text) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
	SELECT w, CASE search_words.lang
		WHEN 'bg' THEN core.search_stem(core.search_fold(w))
		ELSE coalesce((core.search_keys(search_words.lang, w))[1], '')
		END
	FROM (SELECT lexeme AS w, positions[1] AS place
		FROM unnest(to_tsvector('simple', words))
		ORDER BY place) AS t;
$$;

ALTER TABLE core.search
	ADD projects bigint[] NOT NULL DEFAULT '{}',
	ADD partners bigint[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN core.search.projects IS
	'What an edition is about; its vector has marks of the same.';
COMMENT ON COLUMN core.search.partners IS
	'Who takes part in it; its vector has marks of the same.';

CREATE FUNCTION core.search_about_marks(projects bigint[], partners bigint[])
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(ARRAY(
	SELECT '¶project' || p FROM unnest(projects) p
	UNION SELECT '¶partner' || p FROM unnest(partners) p));

-- Make anew what is found of some editions, as they are now.
CREATE FUNCTION core.search_put(wanted bigint[]) RETURNS void
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
	FROM core.edition e CROSS JOIN LATERAL (SELECT
		ARRAY(SELECT project FROM core.article_project
			WHERE article = e.article ORDER BY project),
		ARRAY(SELECT partner FROM core.article_partner
			WHERE article = e.article ORDER BY partner))
		AS a (projects, partners)
	WHERE e.id = ANY (wanted) AND e.state = 'approved'
	ON CONFLICT (edition) DO UPDATE SET lang = excluded.lang,
		published_at = excluded.published_at,
		projects = excluded.projects, partners = excluded.partners,
		vector = excluded.vector;
	SELECT core.search_learn(lang, title) FROM core.edition
	WHERE id = ANY (wanted) AND state = 'approved';
$$;

-- At the end of a transaction, when it is known what an edition is about.
DROP TRIGGER search_edition ON core.edition;
DROP TRIGGER search_edition_again ON core.edition;
CREATE OR REPLACE FUNCTION core.search_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF TG_OP = 'INSERT' OR (OLD.state, OLD.lang, OLD.published_at,
		OLD.title, OLD.lead, OLD.body_html) IS DISTINCT FROM
		(NEW.state, NEW.lang, NEW.published_at, NEW.title, NEW.lead,
		NEW.body_html) THEN
		PERFORM core.search_put(ARRAY[NEW.id]);
	END IF;
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER search_edition
	AFTER INSERT ON core.edition DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (NEW.state = 'approved')
	EXECUTE FUNCTION core.search_edition();
CREATE CONSTRAINT TRIGGER search_edition_again
	AFTER UPDATE ON core.edition DEFERRABLE INITIALLY DEFERRED
	FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
	EXECUTE FUNCTION core.search_edition();

-- An edition that was put in the same transaction has it already.
CREATE FUNCTION core.search_about() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	about constant bigint := coalesce(NEW.article, OLD.article);
	stale constant bigint[] := ARRAY(SELECT e.id FROM core.edition e
		JOIN core.search s ON s.edition = e.id
		WHERE e.article = about AND (s.projects, s.partners)
			IS DISTINCT FROM (
			ARRAY(SELECT project FROM core.article_project
				WHERE article = about ORDER BY project),
			ARRAY(SELECT partner FROM core.article_partner
				WHERE article = about ORDER BY partner)));
BEGIN
	IF cardinality(stale) > 0 THEN
		PERFORM core.search_put(stale);
	END IF;
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER search_about
	AFTER INSERT OR DELETE ON core.article_project
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.search_about();
CREATE CONSTRAINT TRIGGER search_about
	AFTER INSERT OR DELETE ON core.article_partner
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	EXECUTE FUNCTION core.search_about();

CREATE OR REPLACE FUNCTION core.search_again() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	DELETE FROM core.search;
	DELETE FROM core.search_word;
	SELECT core.search_put(ARRAY(SELECT id FROM core.edition));
	INSERT INTO core.search (lang, project, vector)
	SELECT lang, project,
		core.search_vector(lang, NULL, name || ' ' || title, lead,
			body_html)
	FROM core.project_text;
	INSERT INTO core.search (lang, partner, vector)
	SELECT lang, partner, core.search_vector(lang, NULL, name, lead, '')
	FROM core.partner_text;
	INSERT INTO core.search (lang, page, vector)
	SELECT lang, page,
		core.search_vector(lang, NULL, title, lead, body_html)
	FROM core.page_text;
	SELECT core.search_learn(lang, name || ' ' || title)
	FROM core.project_text;
	SELECT core.search_learn(lang, name) FROM core.partner_text;
	SELECT core.search_learn(lang, title) FROM core.page_text;
$$;
SELECT core.search_again();

-- What a search is bounded to; NULL is no bound.
CREATE TYPE core.search_bounds AS (
	kind text,
	year integer,
	project bigint,
	partner bigint
);

-- The marks of some months that end with one: their own, or, of more than a
-- year, those of the years that they lie in.
CREATE FUNCTION core.search_marks_back(lang text, until date, months integer,
	since date) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN months <= 12
	THEN ARRAY(SELECT core.search_mark_of(lang, to_char(m, 'YYYY-MM'))
		FROM generate_series(greatest(since, (until
				- make_interval(months => months - 1))::date),
			until, interval '1 month') m)
	ELSE ARRAY(SELECT core.search_mark_of(lang, y::text)
		FROM generate_series(extract(year FROM greatest(since, (until
				- make_interval(months => months))::date))::int,
			extract(year FROM until)::int) y) END;

-- The newest editions that have all the words of a query, in one year or in
-- all: the last month with news is asked, then eight, then years, until they have as
-- many as are wanted. Each question is wider than the one before only where
-- that found few, so neither a rare word nor one that stands everywhere costs
-- more than four small questions to the index.
CREATE FUNCTION core.search_newest(lang text, query tsquery, most integer,
	only_year integer) RETURNS bigint[] LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	newest bigint[] := '{}';
	there tsquery;
	since date;
	until date;
	months integer := 1;
BEGIN
	since := (SELECT date_trunc('month', min(e.published_at)
			AT TIME ZONE 'Europe/Sofia') FROM core.edition e
		WHERE e.lang = search_newest.lang AND e.state = 'approved');
	until := (SELECT date_trunc('month', max(e.published_at)
			AT TIME ZONE 'Europe/Sofia') FROM core.edition e
		WHERE e.lang = search_newest.lang AND e.state = 'approved'
			AND e.published_at <= now());
	IF only_year IS NOT NULL THEN
		until := least(until, make_date(only_year, 12, 1));
		since := greatest(since, make_date(only_year, 1, 1));
	END IF;
	WHILE since <= until LOOP
		there := query && core.search_any(core.search_marks_back(lang,
			until, months, since));
		newest := ARRAY(SELECT s.id FROM core.search s
			WHERE s.vector @@ there AND s.published_at <= now()
			ORDER BY s.published_at DESC LIMIT most);
		EXIT WHEN cardinality(newest) >= most
			OR until - make_interval(months => months - 1) <= since;
		months := 8 * months;
	END LOOP;
	RETURN newest;
END
$$;

-- What is found, and what else of it can be bounded.
CREATE TYPE core.search_match AS (
	id bigint,
	rank real,
	published_at timestamptz,
	kind text,
	projects bigint[],
	partners bigint[]
);

-- What is found, in no order: of the editions only the newest, so that a word
-- which stands in every one costs no more than another. Of words that must
-- stand together, more that have them all are looked at.
CREATE FUNCTION core.search_found(lang text, query tsquery,
	bounds core.search_bounds)
RETURNS SETOF core.search_match LANGUAGE plpgsql STABLE
-- One way to find them is right, whatever is known of the table.
SET enable_seqscan = off SET jit = off
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	loose constant tsquery := regexp_replace(query::text,
		'<(-|[0-9]+)>', '&', 'g')::tsquery;
	about constant text[] := array_remove(ARRAY['¶project'
		|| (bounds).project, '¶partner' || (bounds).partner], NULL);
	there tsquery := loose;
	mark text;
	newest bigint[];
BEGIN
	IF coalesce((bounds).kind, 'article') = 'article' THEN
		FOREACH mark IN ARRAY about LOOP
			there := there && core.search_any(ARRAY[mark]);
		END LOOP;
		newest := core.search_newest(search_found.lang, there,
			CASE WHEN loose = query THEN core.search_most()
			ELSE 500 END, (bounds).year);
		-- OFFSET 0: these, and then which of them has the words. The
		-- index would bring every edition that has.
		RETURN QUERY SELECT s.id, ts_rank(s.vector, query, 1),
				s.published_at, 'article', s.projects,
				s.partners
			FROM (SELECT * FROM core.search x
				WHERE x.id = ANY (newest) OFFSET 0) s
			WHERE s.vector @@ query;
	END IF;
	IF (bounds).year IS NULL AND cardinality(about) = 0 THEN
		there := query
			&& core.search_any(ARRAY[core.search_mark_of(lang, '')]);
		RETURN QUERY SELECT s.id, ts_rank(s.vector, query, 1),
				NULL::timestamptz, k.kind, s.projects,
				s.partners
			FROM core.search s CROSS JOIN LATERAL (SELECT
				CASE WHEN s.project IS NOT NULL THEN 'project'
				WHEN s.partner IS NOT NULL THEN 'partner'
				ELSE 'page' END) AS k (kind)
			WHERE s.vector @@ there
				AND k.kind = coalesce((bounds).kind, k.kind)
			LIMIT 200;
	END IF;
END
$$;

-- As a list of results shows it, and the whole text, in which a word may be
-- that neither title nor lead has.
CREATE OR REPLACE VIEW core.search_hit AS
SELECT s.id, CASE WHEN s.edition IS NOT NULL THEN 'article'
		WHEN s.project IS NOT NULL THEN 'project'
		WHEN s.partner IS NOT NULL THEN 'partner'
		ELSE 'page' END AS kind,
	core.path(s.lang, CASE WHEN s.edition IS NOT NULL THEN 'edition'
		WHEN s.project IS NOT NULL THEN 'project'
		WHEN s.partner IS NOT NULL THEN 'partner' ELSE 'page' END,
		coalesce(e.slug, p.slug, o.slug, g.slug)) AS path,
	coalesce(e.title, pt.title, ot.name, gt.title) AS title,
	coalesce(e.lead, pt.lead, ot.lead, gt.lead) AS lead,
	web.day(s.published_at) AS published_on,
	coalesce(e.body_html, pt.body_html, gt.body_html, '') AS body_html
FROM core.search s
LEFT JOIN core.edition e ON e.id = s.edition
LEFT JOIN core.project p ON p.id = s.project
LEFT JOIN core.project_text pt
	ON pt.project = s.project AND pt.lang = s.lang
LEFT JOIN core.partner o ON o.id = s.partner
LEFT JOIN core.partner_text ot
	ON ot.partner = s.partner AND ot.lang = s.lang
LEFT JOIN core.page g ON g.id = s.page
LEFT JOIN core.page_text gt ON gt.page = s.page AND gt.lang = s.lang;

-- What may have been meant: each word that no title has, by the nearest that
-- one has. NULL where that finds nothing either.
CREATE FUNCTION core.search_near(lang text, typed text,
	bounds core.search_bounds) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	meant text;
BEGIN
	SELECT string_agg(coalesce(near.word, w.word), ' ') INTO meant
	FROM core.search_words(lang, typed) w
	LEFT JOIN LATERAL (SELECT s.word FROM core.search_word s
		WHERE s.lang = search_near.lang
			AND s.key OPERATOR(public.%) w.key
		ORDER BY s.key <> w.key, public.similarity(s.key, w.key) DESC,
			s.word LIMIT 1) near ON true;
	IF meant IS NOT NULL AND EXISTS (SELECT FROM core.search_found(lang,
		core.search_query(lang, meant), bounds)) THEN
		RETURN meant;
	END IF;
	RETURN NULL;
END
$$;

-- What the words of a text are compared with, to mark those that a reader
-- looked for. What must not be there (-word) is not marked.
CREATE FUNCTION core.search_wanted(lang text, typed text) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE
RETURN ARRAY(SELECT unnest(core.search_keys(lang, w))
	FROM unnest(tsvector_to_array(to_tsvector('simple',
		regexp_replace(typed, '(^|\s)-("[^"]*"|\S+)', ' ', 'g')))) w
	WHERE NOT EXISTS (SELECT FROM core.stop_word s
		WHERE s.lang = search_wanted.lang AND s.word = w));

-- Which of some words are wanted: what is typed in one form is marked in
-- each. Each word is in lower case. All of them go through the dictionary at
-- once, since a call for each costs more than the looking up; keys are made
-- of those that begin alike.
CREATE FUNCTION core.search_marked(lang text, wanted text[], starts text,
	words text[]) RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	line constant text := array_to_string(words, ' ');
	alike constant text[] := CASE lang WHEN 'bg'
		THEN ARRAY(SELECT w FROM unnest(words) w WHERE w ~ starts) END;
	places constant smallint[] := ARRAY(SELECT unnest(positions)
		FROM unnest(to_tsvector(core.search_config(lang), line))
		WHERE lexeme = ANY (wanted));
BEGIN
	RETURN ARRAY(SELECT lexeme FROM unnest(to_tsvector('simple', line))
			WHERE positions && places
		UNION SELECT w
		FROM unnest(alike, string_to_array(core.search_stem(
			core.search_fold(array_to_string(alike, ' '))), ' '))
			AS t (w, key)
		WHERE key = ANY (wanted));
END
$$;

-- A regular expression of how a key, or its beginning, may be spelt in
-- Cyrillic: core.search_fold the other way round, and rather too wide.
CREATE FUNCTION core.search_spelt(key text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT string_agg(CASE letter
		WHEN 'ia' THEN '[ийьыyюя]+[аъ]?' WHEN 'iu' THEN '[ийьыyюя]+у?'
		WHEN 'št' THEN '(?:щ|(?:ш|сх)т+)' WHEN 'i' THEN '[ийьыyюя]+'
		WHEN 'č' THEN '(?:ч|цх)' WHEN 'š' THEN '(?:ш|щ|сх)'
		WHEN 'ž' THEN '(?:ж|зх)' WHEN 'c' THEN '(?:ц|тс)'
		WHEN 'h' THEN 'к?х' WHEN 'a' THEN '[аъ]' WHEN 'e' THEN '[еэё]'
		WHEN 'n' THEN 'н+' WHEN 't' THEN 'т+' WHEN 's' THEN 'с+'
		ELSE translate(letter, 'oubvgdzklmprf', 'оубвгдзклмпрф') END,
		'')
	FROM regexp_matches(key, 'ia|iu|št|.', 'g') AS m (letters)
	CROSS JOIN unnest(letters) AS letter);

-- A regular expression of words that may be wanted, by how they begin: to
-- look for them costs far less than to take a text apart.
CREATE FUNCTION core.search_starts(lang text, wanted text[]) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT '\m(?:' || string_agg(DISTINCT spelt, '|') || ')\w*'
	FROM (SELECT left(w, greatest(3, length(w) - 2)) AS start
		FROM unnest(wanted) w WHERE w ~ '^\w+$') AS t
	CROSS JOIN LATERAL (VALUES (start), (CASE WHEN lang = 'bg'
			AND start ~ '^[a-zčšž]+$'
			THEN core.search_spelt(start) END)) AS u (spelt));

-- HTML as newsroom's cleaner writes it, without the tags that stand inside of
-- words, as much of it as can be found.
CREATE FUNCTION core.search_whole(html text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(left(html, 50000), '</?(?:a|abbr|b|bdi|cite|code|em|i'
	|| '|kbd|mark|q|s|small|span|strong|sub|sup|time|u|var)'
	|| '(?:\s[^>]*)?(?:>|$)', '', 'g');

-- The words of a piece of it, in a line. A single space is let be, since each
-- replacement costs.
CREATE FUNCTION core.search_text(whole text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(replace(replace(replace(replace(regexp_replace(whole,
	'(?:\s*<[^>]*(?:>|$))+\s*|\s\s+|[^\S ]', ' ', 'g'),
	'&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&'));

-- A regular expression of some words, whole and in any case; NULL for none.
CREATE FUNCTION core.search_pattern(words text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT '\m(?:' || string_agg(DISTINCT
	regexp_replace(w, '(\W)', '\\\1', 'g'), '|') || ')\M'
	FROM unnest(words) w);

-- A text in which each word of a pattern stands between U+E000 and U+E001.
CREATE FUNCTION core.search_mark(words text, pattern text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(regexp_replace(translate(words, U&'\E000\E001', ''), pattern,
	U&'\E000\\&\E001', 'gi'), translate(words, U&'\E000\E001', ''));

-- Some words around the first of a pattern, marked; NULL where there is none.
-- A word before a quote and an end of a tag is an address and no word.
CREATE FUNCTION core.search_excerpt(whole text, pattern text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	at constant integer := regexp_instr(whole,
		pattern || '(?![^<>"]*"[^<>]*>)', 1, 1, 0, 'i');
	start constant integer := greatest(1, at - 400);
	words constant text := core.search_text(CASE WHEN start > 1 THEN '… '
			|| regexp_replace(substr(whole, start, 1400),
				'^[^<>]*>|^\S+', '')
		ELSE left(whole, 1400) END);
	place constant integer := regexp_instr(words, pattern, 1, 1, 0, 'i');
	before constant text := substr(words, place - 80, 80);
BEGIN
	IF at = 0 OR place = 0 THEN
		RETURN NULL;
	END IF;
	RETURN core.search_mark(
		CASE WHEN place > 80
			THEN '… ' || substr(before, strpos(before, ' ') + 1)
			ELSE before END
		|| CASE WHEN length(words) > place + 200
			THEN regexp_replace(substr(words, place, 200),
				'\s\S*$', '') || ' …'
			ELSE substr(words, place) END, pattern);
END
$$;

-- How a list of results may be bounded further: rows of part by_kind, by_year,
-- by_project and by_partner, each with what the address says (bound), what the
-- reader reads (title), and how many there would be; which nobody knows where
-- only the newest are ranked.
CREATE FUNCTION core.search_ways(lang text, matches core.search_match[],
	are_most boolean, bounds core.search_bounds)
RETURNS TABLE (part text, kind text, bound text, title text, count bigint)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	total constant bigint := cardinality(matches);
BEGIN
	IF bounds.kind IS NULL THEN
		RETURN QUERY SELECT 'by_kind', k.kind, k.kind, NULL,
			CASE WHEN k.kind <> 'article' OR NOT are_most
				THEN k.n END
		FROM (SELECT m.kind, count(*) AS n FROM unnest(matches) m
			GROUP BY 1) k
		WHERE k.n < total
		ORDER BY array_position('{article,project,partner,page}',
			k.kind);
	END IF;
	IF bounds.year IS NULL AND are_most THEN
		RETURN QUERY SELECT 'by_year', NULL, y::text, y::text,
			NULL::bigint
		FROM (SELECT extract(year FROM web.day(
				min(e.published_at)))::integer,
			extract(year FROM web.day(now()))::integer
			FROM core.edition e WHERE e.lang = search_ways.lang
				AND e.state = 'approved') AS x (first, last),
			generate_series(last, first, -1) y;
	ELSIF bounds.year IS NULL THEN
		RETURN QUERY SELECT 'by_year', NULL, y.year, y.year, y.n
		FROM (SELECT to_char(web.day(s.published_at), 'YYYY') AS year,
				count(*) AS n
			FROM unnest(matches) s WHERE s.published_at IS NOT NULL
			GROUP BY 1) y
		WHERE y.n < total ORDER BY y.year DESC;
	END IF;
	IF bounds.project IS NULL THEN
		RETURN QUERY SELECT 'by_project', NULL, p.slug::text, t.name::text,
			CASE WHEN NOT are_most THEN x.n END
		FROM (SELECT a.project, count(*) AS n
			FROM unnest(matches) s, unnest(s.projects) AS a (project)
			GROUP BY 1) x
		JOIN core.project p ON p.id = x.project
		JOIN core.project_text t ON t.project = p.id
			AND t.lang = search_ways.lang
		WHERE x.n < total ORDER BY x.n DESC, t.name LIMIT 8;
	END IF;
	IF bounds.partner IS NULL THEN
		RETURN QUERY SELECT 'by_partner', NULL, p.slug::text, t.name::text,
			CASE WHEN NOT are_most THEN x.n END
		FROM (SELECT a.partner, count(*) AS n
			FROM unnest(matches) s, unnest(s.partners) AS a (partner)
			GROUP BY 1) x
		JOIN core.partner p ON p.id = x.partner
		JOIN core.partner_text t ON t.partner = p.id
			AND t.lang = search_ways.lang
		WHERE x.n < total ORDER BY x.n DESC, t.name LIMIT 8;
	END IF;
END
$$;

-- A page of results, twenty, best first, within what an address bounds them
-- to (slugs of a project and a partner): rows of part hit, whose words are
-- marked, one of part found that says how many there are, and those of
-- core.search_ways. Rows of part kept name each bound that there is; one that
-- is unknown has none. Where nothing is found, a row of part near has in its
-- title what may have been meant, and rows of part elsewhere say in which
-- language there is some; where only words that say nothing were typed, there
-- is a row of part common.
CREATE FUNCTION web.search(lang text, typed text, page integer, kind text,
	year integer, project text, partner text)
RETURNS TABLE (part text, path text, hit_lang text, hit_kind text,
	bound text, title text, lead text, published_on date, count bigint,
	is_most boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- Whichever quotes a language has; not to is not, but once.
	asked constant text := regexp_replace(translate(typed, '„“”«»',
		'"""""'), '-(\s*-)+', '-', 'g');
	query constant tsquery := core.search_query(search.lang, asked);
	bounds constant core.search_bounds := ROW(search.kind, search.year,
		(SELECT p.id FROM core.project p WHERE p.slug = search.project),
		(SELECT p.id FROM core.partner p WHERE p.slug = search.partner));
	matches core.search_match[];
	best core.search_hit[];
	are_most boolean;
	wanted text[];
	starts text;
	heads text[];
	bodies text[];
	marked text[];
	pattern text;
BEGIN
	RETURN QUERY SELECT 'kept', NULL, NULL,
		CASE WHEN k.way = 'kind' THEN k.title END, k.way,
		CASE WHEN k.way <> 'kind' THEN k.title END, NULL, NULL::date,
		NULL::bigint, NULL::boolean
	FROM (VALUES ('kind', search.kind), ('year', search.year::text),
		('project', (SELECT t.name FROM core.project_text t
			WHERE t.project = bounds.project
			ORDER BY t.lang <> search.lang LIMIT 1)),
		('partner', (SELECT t.name FROM core.partner_text t
			WHERE t.partner = bounds.partner
			ORDER BY t.lang <> search.lang LIMIT 1))) AS k (way, title)
	WHERE k.title IS NOT NULL;
	IF numnode(query) = 0 THEN
		RETURN QUERY SELECT 'common', NULL, NULL, NULL, NULL, NULL,
			NULL, NULL::date, 0::bigint, NULL::boolean;
		RETURN;
	END IF;
	SELECT array_agg(f ORDER BY f.rank DESC,
			f.published_at DESC NULLS LAST, f.id),
		count(f.published_at) >= core.search_most()
	INTO matches, are_most
	FROM core.search_found(search.lang, query, bounds) f;
	-- OFFSET 0: one by one, since so many joins are not put in order.
	best := ARRAY(SELECT h FROM unnest(matches[20 * search.page - 19
			:20 * search.page]) WITH ORDINALITY
			AS m (id, r, t, k, p, q, place)
		CROSS JOIN LATERAL (SELECT s FROM core.search_hit s
			WHERE s.id = m.id OFFSET 0) AS l (h)
		ORDER BY place);
	IF cardinality(best) = 0 THEN
		RETURN QUERY SELECT 'near', NULL, NULL, NULL, NULL, near,
			NULL, NULL::date, NULL::bigint, NULL::boolean
		FROM core.search_near(search.lang, asked, bounds) near
		WHERE near IS NOT NULL AND search.page = 1;
		RETURN QUERY SELECT 'elsewhere', NULL, l.code, NULL, NULL,
			NULL, NULL, NULL::date, f.n, NULL::boolean
		FROM core.language l CROSS JOIN LATERAL
			(SELECT count(*) AS n FROM core.search_found(l.code,
				core.search_query(l.code, asked), bounds)) f
		WHERE l.code <> search.lang AND f.n > 0
		ORDER BY l.position;
		RETURN;
	END IF;
	RETURN QUERY SELECT 'found', NULL, NULL, NULL, NULL, NULL, NULL,
		NULL::date, cardinality(matches)::bigint, are_most;
	RETURN QUERY SELECT w.part, NULL, NULL, w.kind, w.bound, w.title, NULL,
		NULL::date, w.count, NULL::boolean
	FROM core.search_ways(search.lang, matches, are_most, bounds) w;
	wanted := core.search_wanted(search.lang, asked);
	starts := core.search_starts(search.lang, wanted);
	-- What is wanted in titles and leads, and of what has nothing there in
	-- its text, as much of it as can be found.
	heads := ARRAY(SELECT h.title || ' ' || left(h.lead, 300)
		FROM unnest(best) h);
	marked := core.search_marked(search.lang, wanted, starts,
		tsvector_to_array(to_tsvector('simple', translate(
			array_to_string(heads, ' '), '<>&', '   '))));
	pattern := core.search_pattern(marked);
	bodies := ARRAY(SELECT CASE WHEN head ~* pattern THEN NULL
			ELSE core.search_whole(h.body_html) END
		FROM ROWS FROM (unnest(best), unnest(heads)) AS h
			(id, kind, path, title, lead, published_on, body_html,
			head));
	pattern := core.search_pattern(marked || core.search_marked(
		search.lang, wanted, starts, ARRAY(SELECT DISTINCT lower(m[1])
			FROM unnest(bodies) b CROSS JOIN LATERAL
				regexp_matches(b, '(' || starts || ')', 'gi') m)));
	RETURN QUERY SELECT 'hit', h.path, NULL, h.kind, NULL,
		core.search_mark(h.title, pattern),
		coalesce(core.search_excerpt(h.body, pattern),
			core.search_mark(CASE WHEN length(h.lead) > 300
				THEN left(h.lead, 299) || '…'
				ELSE h.lead END, pattern)),
		h.published_on, NULL::bigint, NULL::boolean
	FROM ROWS FROM (unnest(best), unnest(bodies)) AS h (id, kind, path,
		title, lead, published_on, body_html, body);
END
$$;

GRANT EXECUTE ON FUNCTION web.search(text, text, integer, text, integer, text,
	text) TO news;

COMMIT;
