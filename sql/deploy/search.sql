-- Deploy newsroom:search
-- What the site's search finds, and how. A document's vector has for each
-- word what the dictionary makes of it and a key: the word written in Latin
-- letters, without its ending. So a word that the dictionary does not know
-- is found in its other forms, and what is typed in Latin letters is found
-- in Bulgarian.

BEGIN;

CREATE EXTENSION pg_trgm SCHEMA public;
CREATE EXTENSION unaccent SCHEMA public;

SET LOCAL ROLE owner;

-- What is no word to look for, irregular forms, all other forms; and of what
-- no dictionary has, first the article is taken off, then what Bulgarian has
-- in common with Russian. The files are made by sql/dictionary/install.
DO $$
BEGIN
	CREATE TEXT SEARCH DICTIONARY web.bulgarian_stop (
		TEMPLATE = pg_catalog.simple, StopWords = newsroom_bg,
		Accept = false
	);
	CREATE TEXT SEARCH DICTIONARY web.bulgarian_irregular (
		TEMPLATE = pg_catalog.synonym, Synonyms = newsroom_bg
	);
	CREATE TEXT SEARCH DICTIONARY web.bulgarian_forms (
		TEMPLATE = pg_catalog.ispell, DictFile = newsroom_bg,
		AffFile = newsroom_bg
	);
	CREATE TEXT SEARCH DICTIONARY web.bulgarian_article (
		TEMPLATE = public.unaccent, Rules = newsroom_bg
	);
EXCEPTION WHEN config_file_error THEN
	RAISE EXCEPTION USING ERRCODE = 'config_file_error',
		MESSAGE = 'the Bulgarian dictionary is not on the machine of'
			|| ' the database',
		DETAIL = SQLERRM,
		HINT = 'Run sql/dictionary/install there, as root; see'
			|| ' Search in OPERATIONS.md.';
END
$$;
CREATE TEXT SEARCH DICTIONARY web.bulgarian_stem (
	TEMPLATE = pg_catalog.snowball, Language = russian
);
CREATE TEXT SEARCH CONFIGURATION web.english (COPY = pg_catalog.english);
CREATE TEXT SEARCH CONFIGURATION web.bulgarian (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION web.bulgarian
	ALTER MAPPING FOR word, hword, hword_part
	WITH web.bulgarian_stop, web.bulgarian_irregular, web.bulgarian_forms,
		web.bulgarian_article, web.bulgarian_stem;
COMMENT ON TEXT SEARCH CONFIGURATION web.bulgarian IS
	'Bulgarian by hunspell-bg; the ends of other words are taken off.';

-- Words that say nothing about what is looked for.
CREATE TABLE core.stop_word (
	lang text NOT NULL REFERENCES core.language ON DELETE RESTRICT,
	word text NOT NULL,
	PRIMARY KEY (lang, word)
);
COMMENT ON TABLE core.stop_word IS
	'Words that a search leaves out, unless it has quotes.';
INSERT INTO core.stop_word
SELECT 'bg', unnest('{а,аз,ако,без,би,бил,била,били,било,бъде,в,ви,вие,
	във,все,всеки,всички,ги,го,да,дали,до,докато,другите,е,един,една,
	едно,за,защо,и,из,или,им,има,ѝ,к,как,каква,какво,като,кога,
	когато,което,които,кой,който,която,към,ли,между,ме,ми,му,на,над,
	не,него,нея,ние,но,о,от,по,под,при,с,са,само,се,си,след,сме,сте,
	със,съм,така,там,те,ти,то,това,този,тази,тези,той,тя,тях,у,че,
	чрез,ще,щом,я,az,ako,bez,bi,v,vav,da,do,e,za,i,ili,kak,kato,
	koito,kam,li,na,nad,ne,no,ot,po,pod,pri,s,sa,se,sled,sas,
	tova,tozi,che,chrez,shte}'::text[]);

-- One spelling for what is read alike: Bulgarian by the law of 2009 (ъ is a,
-- х is h), where each of its pairs of letters is one letter again, and
-- nothing tells и, й and ь or one н and two apart. The article ът is aa until
-- core.search_stem has seen it, because ат is no article.
CREATE FUNCTION core.search_fold(words text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(replace(replace(replace(replace(replace(replace(replace(
	replace(translate(replace(replace(replace(replace(lower(words),
	'ът', 'ъъ'), 'щ', 'шт'), 'ю', 'иу'), 'я', 'иа'),
	-- The commonest first: each letter is looked for from the left.
	'аоеитнрсвлкдпмзбугъцчйхфшжьѝыэёy',
	'aoeitnrsvlkdpmzbugacčihfšžiiieei'),
	'zh', 'ž'), 'ch', 'č'), 'sh', 'š'), 'ts', 'c'), 'kh', 'h'),
	'ii', 'i'), 'nn', 'n'), 'tt', 't'), 'ss', 's');

-- Folded words without their endings: the article, the plural and the last
-- vowel, but never fewer than three letters; the vowel that comes and goes
-- (научен, научна, център, центрове), and what an adjective adds to иновация.
CREATE FUNCTION core.search_stem(folded text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN replace(replace(replace(regexp_replace(regexp_replace(folded,
	'(\w\w\w)(?:[oe]ve(?:te)?|i(?:te)?|i?e(?:to)?|i?a(?:ta)?|iat|aa|o(?:to)?)\M',
	'\1', 'g'),
	'(\w\w\w)(?:e(?=n\M)|a(?=r\M))', '\1', 'g'),
	'aa', 'at'), 'cionn', 'c'), 'cion', 'c');

-- What is found in a text. Its tags are no words. A sign between words and
-- keys keeps the last word and the first key apart: they are no phrase.
CREATE FUNCTION core.search_part(lang text, words text) RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE lang WHEN 'bg' THEN
	to_tsvector('web.bulgarian', words) || '¶:2'::tsvector
		|| to_tsvector('simple',
			core.search_stem(core.search_fold(words)))
		|| '¶:2'::tsvector
	ELSE to_tsvector('web.english', words) END;

-- What says where a document belongs: its language, and the year and month of
-- an edition. No word that is typed has such a sign in it.
CREATE FUNCTION core.search_mark_of(lang text, period text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN '¶' || lang || period;
CREATE FUNCTION core.search_marks(lang text, published_at timestamptz)
RETURNS tsvector LANGUAGE sql STABLE PARALLEL SAFE
RETURN array_to_tsvector(CASE WHEN published_at IS NULL
	THEN ARRAY[core.search_mark_of(lang, '')]
	ELSE ARRAY[
		core.search_mark_of(lang, to_char(
			published_at AT TIME ZONE 'Europe/Sofia', 'YYYY')),
		core.search_mark_of(lang, to_char(
			published_at AT TIME ZONE 'Europe/Sofia', 'YYYY-MM'))]
	END);

-- The whole of a document, of which the body alone is HTML. A vector has its
-- limits, and a book is not read to its end.
CREATE FUNCTION core.search_vector(lang text, published_at timestamptz,
	title text, lead text, body text) RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE
RETURN core.search_marks(lang, published_at)
	|| setweight(core.search_part(lang, translate(title, '<>&', '   ')), 'A')
	|| setweight(core.search_part(lang,
		translate(left(lead, 5000), '<>&', '   ')), 'B')
	|| core.search_part(lang, left(body, 50000));

-- What a word that is typed may stand for. On a telephone 4 is ч, 6 is ш, q
-- is я, j is ж, w is в, x is х; u and y may be ъ.
CREATE FUNCTION core.search_keys(lang text, word text) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE
RETURN CASE WHEN lang <> 'bg'
	THEN coalesce(ts_lexize('pg_catalog.english_stem', word), '{}')
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

-- A query of some lexemes, of which any will do; of none it is empty.
CREATE FUNCTION core.search_any(lexemes text[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce((SELECT string_agg('''' || replace(replace(l, '\', '\\'),
		'''', '''''') || '''', '|')
	FROM (SELECT DISTINCT unnest(lexemes) AS l) AS t), '')::tsquery;

-- The query of what was typed: quotes, minus and or as a search on the web
-- has them. Each word is replaced by all that it may stand for.
CREATE FUNCTION core.search_query(lang text, typed text) RETURNS tsquery
LANGUAGE plpgsql STABLE PARALLEL SAFE
-- That a query has no words is no news to a log.
SET client_min_messages = warning AS $$
DECLARE
	result tsquery := websearch_to_tsquery('simple', typed);
	has_quotes constant boolean := strpos(typed, '"') > 0;
	one text;
BEGIN
	IF lang <> 'bg' THEN
		RETURN websearch_to_tsquery('web.english', typed);
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

-- One row for each thing that can be found, in each of its languages. The
-- triggers below keep it.
CREATE TABLE core.search (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	lang text NOT NULL,
	edition bigint UNIQUE REFERENCES core.edition ON DELETE CASCADE,
	project bigint,
	partner bigint,
	page bigint,
	published_at timestamptz,
	vector tsvector COMPRESSION lz4 NOT NULL,
	FOREIGN KEY (project, lang) REFERENCES core.project_text
		ON DELETE CASCADE,
	FOREIGN KEY (partner, lang) REFERENCES core.partner_text
		ON DELETE CASCADE,
	FOREIGN KEY (page, lang) REFERENCES core.page_text ON DELETE CASCADE,
	UNIQUE (project, lang),
	UNIQUE (partner, lang),
	UNIQUE (page, lang),
	CONSTRAINT search_finds_one_thing
		CHECK (num_nonnulls(edition, project, partner, page) = 1),
	CONSTRAINT search_edition_has_a_time
		CHECK ((edition IS NULL) = (published_at IS NULL))
);
COMMENT ON TABLE core.search IS
	'What can be found; an edition from its approval on.';
-- A search asks the index many small questions: none of them should read what
-- has not been put in its place yet.
CREATE INDEX search_vector ON core.search USING gin (vector)
	WITH (fastupdate = off);

-- The words of titles, each once by its key, for who has mistyped one. A word
-- is never forgotten: it is offered only where it finds something.
CREATE TABLE core.search_word (
	lang text NOT NULL,
	key text NOT NULL,
	word text NOT NULL,
	PRIMARY KEY (lang, key)
);
CREATE INDEX search_word_key ON core.search_word
	USING gin (key public.gin_trgm_ops);

-- The words of a text, in its order, and their keys.
CREATE FUNCTION core.search_words(lang text, words text)
RETURNS TABLE (word text, key text) LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
	SELECT w, CASE search_words.lang
		WHEN 'bg' THEN core.search_stem(core.search_fold(w))
		ELSE coalesce((ts_lexize('english_stem', w))[1], '') END
	FROM (SELECT lexeme AS w, positions[1] AS place
		FROM unnest(to_tsvector('simple', words))
		ORDER BY place) AS t;
$$;

-- In the order of the keys, so that two who learn the same do not wait for
-- each other in a ring.
CREATE FUNCTION core.search_learn(lang text, title text) RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	INSERT INTO core.search_word (lang, key, word)
	SELECT DISTINCT ON (w.key) search_learn.lang, w.key, w.word
	FROM core.search_words(search_learn.lang,
		translate(title, '<>&', '   ')) w
	WHERE w.word ~ '^[[:alpha:]]{4,40}$' AND w.key <> ''
	ORDER BY w.key
	ON CONFLICT DO NOTHING;
$$;

CREATE FUNCTION core.search_edition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	IF NEW.state <> 'approved' THEN
		DELETE FROM core.search WHERE edition = NEW.id;
	ELSIF TG_OP = 'INSERT' OR OLD.state <> 'approved'
		OR (OLD.lang, OLD.published_at, OLD.title, OLD.lead,
			OLD.body_html) IS DISTINCT FROM
			(NEW.lang, NEW.published_at, NEW.title, NEW.lead,
			NEW.body_html) THEN
		INSERT INTO core.search (lang, edition, published_at, vector)
		VALUES (NEW.lang, NEW.id, NEW.published_at,
			core.search_vector(NEW.lang, NEW.published_at,
				NEW.title, NEW.lead, NEW.body_html))
		ON CONFLICT (edition) DO UPDATE SET lang = excluded.lang,
			published_at = excluded.published_at,
			vector = excluded.vector;
		PERFORM core.search_learn(NEW.lang, NEW.title);
	END IF;
	RETURN NULL;
END
$$;
CREATE TRIGGER search_edition AFTER INSERT ON core.edition
	FOR EACH ROW WHEN (NEW.state = 'approved')
	EXECUTE FUNCTION core.search_edition();
CREATE TRIGGER search_edition_again AFTER UPDATE ON core.edition
	FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*)
	EXECUTE FUNCTION core.search_edition();

CREATE FUNCTION core.search_project() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.search (lang, project, vector)
	VALUES (NEW.lang, NEW.project, core.search_vector(NEW.lang, NULL,
		NEW.name || ' ' || NEW.title, NEW.lead, NEW.body_html))
	ON CONFLICT (project, lang) DO UPDATE SET vector = excluded.vector;
	PERFORM core.search_learn(NEW.lang, NEW.name || ' ' || NEW.title);
	RETURN NULL;
END
$$;
CREATE TRIGGER search_project AFTER INSERT OR UPDATE ON core.project_text
	FOR EACH ROW EXECUTE FUNCTION core.search_project();

CREATE FUNCTION core.search_partner() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.search (lang, partner, vector)
	VALUES (NEW.lang, NEW.partner,
		core.search_vector(NEW.lang, NULL, NEW.name, NEW.lead, ''))
	ON CONFLICT (partner, lang) DO UPDATE SET vector = excluded.vector;
	PERFORM core.search_learn(NEW.lang, NEW.name);
	RETURN NULL;
END
$$;
CREATE TRIGGER search_partner AFTER INSERT OR UPDATE ON core.partner_text
	FOR EACH ROW EXECUTE FUNCTION core.search_partner();

CREATE FUNCTION core.search_page() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	INSERT INTO core.search (lang, page, vector)
	VALUES (NEW.lang, NEW.page, core.search_vector(NEW.lang, NULL,
		NEW.title, NEW.lead, NEW.body_html))
	ON CONFLICT (page, lang) DO UPDATE SET vector = excluded.vector;
	PERFORM core.search_learn(NEW.lang, NEW.title);
	RETURN NULL;
END
$$;
CREATE TRIGGER search_page AFTER INSERT OR UPDATE ON core.page_text
	FOR EACH ROW EXECUTE FUNCTION core.search_page();

-- What is there already: after this, and wherever content came in while
-- triggers were off.
CREATE FUNCTION core.search_again() RETURNS void
LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
	DELETE FROM core.search;
	INSERT INTO core.search (lang, edition, published_at, vector)
	SELECT lang, id, published_at,
		core.search_vector(lang, published_at, title, lead, body_html)
	FROM core.edition WHERE state = 'approved';
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
	DELETE FROM core.search_word;
	SELECT core.search_learn(lang, title) FROM core.edition
	WHERE state = 'approved';
	SELECT core.search_learn(lang, name || ' ' || title)
	FROM core.project_text;
	SELECT core.search_learn(lang, name) FROM core.partner_text;
	SELECT core.search_learn(lang, title) FROM core.page_text;
$$;
SELECT core.search_again();

-- The words of some texts that a reader looked for: what is typed in one
-- form is marked in each. What must not be there (-word) is not marked.
CREATE FUNCTION core.search_marked(lang text, typed text, texts text[])
RETURNS tsquery LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	wanted constant text[] := ARRAY(
		SELECT unnest(core.search_keys(lang, w))
		FROM unnest(tsvector_to_array(to_tsvector('simple',
			regexp_replace(typed, '(^|\s)-("[^"]*"|\S+)', ' ',
			'g')))) w
		WHERE NOT EXISTS (SELECT FROM core.stop_word s
			WHERE s.lang = search_marked.lang AND s.word = w));
	words constant text[] := tsvector_to_array(to_tsvector('simple',
		translate(array_to_string(texts, ' '), '<>&', '   ')));
BEGIN
	IF lang <> 'bg' THEN
		RETURN core.search_any(ARRAY(SELECT w FROM unnest(words) w
			WHERE ts_lexize('pg_catalog.english_stem', w)
				&& wanted));
	END IF;
	RETURN core.search_any(ARRAY(SELECT w
		FROM unnest(words, string_to_array(core.search_stem(
			core.search_fold(array_to_string(words, ' '))), ' '))
			AS t (w, key)
		WHERE key = ANY (wanted)
			OR tsvector_to_array(to_tsvector('web.bulgarian', w))
				&& wanted));
END
$$;

-- A text in which each word of a query stands between U+E000 and U+E001. No
-- tag is meant by its brackets, so none is taken out.
CREATE FUNCTION core.search_mark(words text, marked tsquery) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN translate(ts_headline('simple', translate(words,
		'<>&' || U&'\E000\E001\E002\E003\E004',
		U&'\E002\E003\E004'), marked,
	U&'HighlightAll=true, StartSel=\E000, StopSel=\E001'),
	U&'\E002\E003\E004', '<>&');

-- The editions that have all the words of a query in a period, a year or a
-- month, newest first; of a year that has more than most only so many.
CREATE FUNCTION core.search_period(lang text, query tsquery, period text,
	most integer) RETURNS bigint[] LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	there constant tsquery := query && core.search_any(ARRAY[
		core.search_mark_of(lang, period)]);
BEGIN
	IF length(period) = 4 THEN
		RETURN (SELECT array_agg(s.id ORDER BY published_at DESC)
			FROM (SELECT x.id, x.published_at FROM core.search x
				WHERE x.vector @@ there
					AND x.published_at <= now()
				LIMIT most) s);
	END IF;
	RETURN (SELECT array_agg(s.id ORDER BY s.published_at DESC)
		FROM core.search s
		WHERE s.vector @@ there AND s.published_at <= now());
END
$$;

-- The newest editions that have all the words of a query, about most of them
-- where there are more. The months of this year are asked, then whole years
-- while they have few, else their months: so neither a rare word nor one that
-- stands everywhere costs more than some small questions to the index.
CREATE FUNCTION core.search_newest(lang text, query tsquery, most integer)
RETURNS bigint[] LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	newest bigint[] := '{}';
	these bigint[];
	first integer;
	last integer;
BEGIN
	SELECT extract(year FROM min(e.published_at)),
		extract(year FROM now() AT TIME ZONE 'Europe/Sofia')
	INTO first, last
	FROM core.edition e
	WHERE e.lang = search_newest.lang AND e.state = 'approved';
	FOR year IN REVERSE last..first - 1 LOOP
		these := CASE WHEN year < last THEN core.search_period(lang,
			query, year::text, most + 1) END;
		IF cardinality(these) <= most - cardinality(newest) THEN
			newest := newest || these;
			CONTINUE;
		END IF;
		FOR month IN REVERSE 12..1 LOOP
			EXIT WHEN (these IS NULL AND year < last)
				OR cardinality(newest) >= most;
			newest := newest || core.search_period(lang, query,
				year || '-' || lpad(month::text, 2, '0'),
				most);
		END LOOP;
		EXIT WHEN cardinality(newest) >= most;
	END LOOP;
	RETURN newest[1:most];
END
$$;

-- How many editions are ranked.
CREATE FUNCTION core.search_most() RETURNS integer LANGUAGE sql IMMUTABLE
RETURN 200;

-- What is found, in no order: of the editions only the newest, so that a word
-- which stands in every one costs no more than another. Of words that must
-- stand together, more that have them all are looked at.
CREATE FUNCTION core.search_found(lang text, query tsquery)
RETURNS TABLE (id bigint, rank real, published_at timestamptz)
LANGUAGE plpgsql STABLE
-- One way to find them is right, whatever is known of the table.
SET enable_seqscan = off SET jit = off
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	loose constant tsquery := regexp_replace(query::text,
		'<(-|[0-9]+)>', '&', 'g')::tsquery;
	newest constant bigint[] := core.search_newest(search_found.lang,
		loose, CASE WHEN loose = query THEN core.search_most()
		ELSE 500 END);
	other constant tsquery := query
		&& core.search_any(ARRAY[core.search_mark_of(lang, '')]);
BEGIN
	RETURN QUERY SELECT s.id, ts_rank(s.vector, query, 1), s.published_at
		FROM core.search s
		WHERE s.id = ANY (newest) AND s.vector @@ query;
	RETURN QUERY SELECT s.id, ts_rank(s.vector, query, 1),
			NULL::timestamptz
		FROM core.search s
		WHERE s.vector @@ other LIMIT 200;
END
$$;

-- A thing that can be found, as a list of results shows it.
CREATE VIEW core.search_hit AS
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
	web.day(s.published_at) AS published_on
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
CREATE FUNCTION core.search_near(lang text, typed text) RETURNS text
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
		core.search_query(lang, meant))) THEN
		RETURN meant;
	END IF;
	RETURN NULL;
END
$$;

-- A page of results, twenty, best first: rows of part hit, whose words are
-- marked, and one of part found that says how many there are. Where nothing
-- is found, a row of part near has in its title what may have been meant, and
-- rows of part elsewhere say in which language there is some; where only words
-- that say nothing were typed, there is a row of part common.
CREATE FUNCTION web.search(lang text, typed text, page integer)
RETURNS TABLE (part text, path text, hit_lang text, kind text, title text,
	lead text, published_on date, count bigint, is_most boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
	-- Whichever quotes a language has.
	asked constant text := translate(typed, '„“”«»', '"""""');
	query constant tsquery := core.search_query(search.lang, asked);
	best bigint[];
	total bigint;
	are_most boolean;
	marked tsquery;
BEGIN
	IF numnode(query) = 0 THEN
		RETURN QUERY SELECT 'common', NULL, NULL, NULL, NULL, NULL,
			NULL::date, 0::bigint, NULL::boolean;
		RETURN;
	END IF;
	SELECT array_agg(id ORDER BY nr), max(n), bool_or(m)
	INTO best, total, are_most
	FROM (SELECT id, row_number() OVER newest AS nr,
			count(*) OVER () AS n,
			count(published_at) OVER () >= core.search_most() AS m
		FROM core.search_found(search.lang, query)
		WINDOW newest AS (ORDER BY rank DESC,
			published_at DESC NULLS LAST, id)
		LIMIT 20 OFFSET 20 * (search.page - 1)) AS ranked;
	IF best IS NULL THEN
		RETURN QUERY SELECT 'near', NULL, NULL, NULL, near, NULL,
			NULL::date, NULL::bigint, NULL::boolean
		FROM core.search_near(search.lang, asked) near
		WHERE near IS NOT NULL AND search.page = 1;
		RETURN QUERY SELECT 'elsewhere', NULL, l.code, NULL, NULL,
			NULL, NULL::date, f.n, NULL::boolean
		FROM core.language l CROSS JOIN LATERAL
			(SELECT count(*) AS n FROM core.search_found(l.code,
				core.search_query(l.code, asked))) f
		WHERE l.code <> search.lang AND f.n > 0
		ORDER BY l.position;
		RETURN;
	END IF;
	marked := core.search_marked(search.lang, asked, ARRAY(
		SELECT h.title || ' ' || left(h.lead, 300)
		FROM core.search_hit h WHERE h.id = ANY (best)));
	RETURN QUERY SELECT 'found', NULL, NULL, NULL, NULL, NULL,
		NULL::date, total, are_most;
	-- OFFSET 0: one by one, since so many joins are not put in order.
	RETURN QUERY SELECT 'hit', h.path, NULL, h.kind,
		core.search_mark(h.title, marked),
		core.search_mark(CASE WHEN length(h.lead) > 300
			THEN left(h.lead, 299) || '…' ELSE h.lead END, marked),
		h.published_on, NULL::bigint, NULL::boolean
	FROM unnest(best) WITH ORDINALITY AS b (id, place)
	CROSS JOIN LATERAL (SELECT * FROM core.search_hit s
		WHERE s.id = b.id OFFSET 0) h
	ORDER BY b.place;
END
$$;

GRANT EXECUTE ON FUNCTION web.search(text, text, integer) TO news;

COMMIT;
