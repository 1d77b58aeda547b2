-- Read by tests/bench/recall, with the list of forms as its input. Nothing of
-- it stays.

BEGIN;
CREATE TEXT SEARCH DICTIONARY public.recall_hunspell (
	TEMPLATE = pg_catalog.ispell, DictFile = bg_bg, AffFile = bg_bg
);
CREATE TEMPORARY TABLE form (word text, form text, tags text);
\copy form FROM pstdin
CREATE TEMPORARY TABLE pair AS
SELECT DISTINCT word, form, substring(tags FROM '^[A-Z]+') AS part FROM form
WHERE word <> '' AND form <> '';

SELECT coalesce(part, 'all') AS part, count(*) AS forms,
	round(100 * avg((to_tsvector('web.bulgarian', form)
		@@ plainto_tsquery('web.bulgarian', word))::int), 2)
		AS "% by the configuration",
	round(100 * avg((core.search_vector('bg', NULL, '', '', form)
		@@ core.search_query('bg', word))::int), 2)
		AS "% by the site"
FROM pair GROUP BY ROLLUP (part) ORDER BY part;

-- Precision: hunspell's words that it gives forms to.
CREATE TEMPORARY TABLE line (line text);
\copy line FROM PROGRAM 'sed 1d /usr/share/hunspell/bg_BG.dic'
CREATE TEMPORARY TABLE lemma AS
SELECT word, tsvector_to_array(to_tsvector('web.bulgarian', word)) AS ours,
	coalesce(ts_lexize('public.recall_hunspell', word), ARRAY[word]) AS theirs
FROM (SELECT DISTINCT lower(split_part(line, '/', 1)) AS word
	FROM line WHERE line ~ '/') AS t;
CREATE TEMPORARY TABLE together AS
SELECT DISTINCT a.word AS a, b.word AS b, a.theirs && b.theirs AS is_theirs
FROM (SELECT *, unnest(ours) AS lexeme FROM lemma) a
JOIN (SELECT *, unnest(ours) AS lexeme FROM lemma) b USING (lexeme)
WHERE a.word < b.word;

-- A verb and its action (правя, правене) or participle are one to a reader.
ALTER TABLE together ADD COLUMN kind text;
UPDATE together SET kind = CASE
	WHEN (a ~ '(не|щ)$' OR b ~ '(не|щ)$') AND left(a, 3) = left(b, 3)
	THEN 'a verb and its action or participle'
	WHEN is_theirs THEN 'hunspell takes them for one too'
	ELSE 'new' END;
SELECT count(*) AS words FROM lemma;
SELECT kind, count(*) AS pairs, round(200.0 * count(*)
		/ (SELECT count(*) FROM lemma), 2) AS "% of words, at most"
FROM together GROUP BY kind ORDER BY kind;
SELECT kind, string_agg(a || '/' || b, ' ') AS "forty of them"
FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY md5(a || b))
	FROM together) AS t
WHERE row_number <= 40 GROUP BY kind ORDER BY kind;
ROLLBACK;
