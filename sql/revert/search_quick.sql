-- Revert newsroom:search_quick

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.search_config(lang text) RETURNS regconfig
LANGUAGE sql STABLE PARALLEL SAFE
RETURN coalesce((SELECT l.config FROM core.search_language l
	WHERE l.code = search_config.lang), 'pg_catalog.simple'::regconfig);

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

CREATE OR REPLACE FUNCTION core.search_any(lexemes text[]) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce((SELECT string_agg('''' || replace(replace(l, '\', '\\'),
		'''', '''''') || '''', '|')
	FROM (SELECT DISTINCT unnest(lexemes) AS l) AS t), '')::tsquery;

CREATE OR REPLACE FUNCTION core.search_marks_back(lang text, until date, months integer,
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

CREATE OR REPLACE FUNCTION core.search_wanted(lang text, typed text) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE
RETURN ARRAY(SELECT unnest(core.search_keys(lang, w))
	FROM unnest(tsvector_to_array(to_tsvector('simple',
		regexp_replace(typed, '(^|\s)-("[^"]*"|\S+)', ' ', 'g')))) w
	WHERE NOT EXISTS (SELECT FROM core.stop_word s
		WHERE s.lang = search_wanted.lang AND s.word = w));

CREATE OR REPLACE FUNCTION core.search_spelt(key text) RETURNS text
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

CREATE OR REPLACE FUNCTION core.search_starts(lang text, wanted text[]) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (SELECT '\m(?:' || string_agg(DISTINCT spelt, '|') || ')\w*'
	FROM (SELECT left(w, greatest(3, length(w) - 2)) AS start
		FROM unnest(wanted) w WHERE w ~ '^\w+$') AS t
	CROSS JOIN LATERAL (VALUES (start), (CASE WHEN lang = 'bg'
			AND start ~ '^[a-zčšž]+$'
			THEN core.search_spelt(start) END)) AS u (spelt));

CREATE OR REPLACE FUNCTION core.search_pattern(words text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (SELECT '\m(?:' || string_agg(DISTINCT
	regexp_replace(w, '(\W)', '\\\1', 'g'), '|') || ')\M'
	FROM unnest(words) w);

CREATE OR REPLACE FUNCTION core.search_marked(lang text, wanted text[], starts text,
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

CREATE OR REPLACE FUNCTION core.search_found(lang text, query tsquery,
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

COMMIT;
