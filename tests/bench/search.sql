-- SPDX-License-Identifier: EUPL-1.2
-- What a page of results costs the database, by kind of word: CPU of the
-- backend that makes it, so that what else the machine does counts little.
-- A row for each: kind, words, how many are found, and milliseconds: the least
-- of six blocks of six, since the kernel counts in steps, and whatever else
-- is done on a processor only adds.

SET client_min_messages = warning;

-- Words by how many of the newest texts have them, whatever the texts are.
CREATE TEMP TABLE common AS
SELECT word, ndoc / 1000.0 AS share FROM ts_stat($$
	SELECT to_tsvector('simple',
		regexp_replace(body_html, '<[^>]*>', ' ', 'g'))
	FROM (SELECT body_html FROM core.edition
		WHERE lang = 'bg' AND state = 'approved'
		ORDER BY published_at DESC LIMIT 1000) AS t $$)
WHERE word ~ '^[а-я]{6,}$';

CREATE TEMP TABLE asked (place serial, kind text, words text);
INSERT INTO asked (kind, words)
SELECT k.kind, (SELECT word FROM common ORDER BY abs(share - k.share), word
	LIMIT 1)
FROM (VALUES ('in most', 0.7), ('in one of ten', 0.1),
	('in one of a hundred', 0.01), ('in one of a thousand', 0.001))
	AS k (kind, share);
INSERT INTO asked (kind, words)
SELECT 'two of them', string_agg(words, ' ') FROM asked WHERE place < 3;
INSERT INTO asked (kind, words)
SELECT 'one without another', string_agg(words, ' -') FROM asked
WHERE place < 3;
INSERT INTO asked (kind, words)
SELECT 'in Latin letters', replace(replace(replace(replace(
	core.search_fold(words), 'c', 'ts'), 'č', 'ch'), 'š', 'sh'), 'ž', 'zh')
FROM asked WHERE place = 2;
INSERT INTO asked (kind, words)
SELECT 'with a letter too many', regexp_replace(words, '^(...)', '\1щ')
FROM asked WHERE place = 2;
INSERT INTO asked (kind, words) VALUES ('in none', 'ъщюяжх');

CREATE FUNCTION pg_temp.spent() RETURNS bigint LANGUAGE sql VOLATILE
RETURN split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::bigint;

CREATE TEMP TABLE spent (place integer, count bigint, ns bigint);
DO $$
DECLARE
	a record;
	n bigint;
	start bigint;
BEGIN
	FOR a IN SELECT b.block, asked.* FROM generate_series(0, 6) AS b (block)
		CROSS JOIN asked ORDER BY block, place
	LOOP
		start := pg_temp.spent();
		FOR i IN 1..6 LOOP
			SELECT max(count) FILTER (WHERE part = 'found') INTO n
			FROM web.search('bg', a.words, 1, NULL, NULL, NULL,
				NULL);
		END LOOP;
		-- The first few fetch, and plan, what the others have.
		INSERT INTO spent SELECT a.place, n,
			(pg_temp.spent() - start) / 6 WHERE a.block > 0;
	END LOOP;
END
$$;
SELECT a.kind, a.words, coalesce(max(s.count), 0),
	round(min(s.ns) / 1000000.0, 1)
FROM asked a JOIN spent s USING (place)
GROUP BY a.place, a.kind, a.words ORDER BY a.place;
