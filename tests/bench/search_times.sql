-- SPDX-License-Identifier: EUPL-1.2
-- How long readers wait for a page of results: a hundred words of each kind,
-- by the clock, five times. A row for each kind: how many words, and the
-- milliseconds within which half of them, and 99 of 100, are answered by the
-- least of the five, which is what the page takes; and 99 of 100 of all times,
-- in which the machine's pauses are.

SET client_min_messages = warning;

CREATE TEMP TABLE asked AS
SELECT kind, word FROM (
	SELECT kind, word, row_number() OVER (PARTITION BY kind
		ORDER BY md5(word)) AS place
	FROM (SELECT word, ndoc / 1000.0 AS share FROM ts_stat($$
		SELECT to_tsvector('simple',
			regexp_replace(body_html, '<[^>]*>', ' ', 'g'))
		FROM (SELECT body_html FROM core.edition
			WHERE lang = 'bg' AND state = 'approved'
			ORDER BY md5(id::text) LIMIT 1000) AS t $$)
		WHERE word ~ '^[а-я]{5,}$') w
	JOIN (VALUES ('in more than one of five', 0.2, 1.0),
		('in one of five to one of thirty', 0.03, 0.2),
		('in fewer', 0.0, 0.03)) AS k (kind, least, most)
		ON share > least AND share <= most
) t WHERE place <= 100;

CREATE TEMP TABLE taken (kind text, word text, ms numeric);
DO $$
DECLARE
	a record;
	start timestamptz;
BEGIN
	-- A connection that answers readers has its dictionary and its plans.
	FOR i IN 1..10 LOOP
		PERFORM web.search('bg', 'парк', 1, NULL, NULL, NULL, NULL);
	END LOOP;
	FOR a IN SELECT asked.* FROM asked, generate_series(1, 5) AS turn
		ORDER BY turn, md5(word || kind)
	LOOP
		start := clock_timestamp();
		PERFORM web.search('bg', a.word, 1, NULL, NULL, NULL, NULL);
		INSERT INTO taken SELECT a.kind, a.word, 1000 * extract(epoch
			FROM clock_timestamp() - start);
	END LOOP;
END
$$;
SELECT kind, count(*),
	round(percentile_disc(0.5) WITHIN GROUP (ORDER BY least), 1),
	round(percentile_disc(0.99) WITHIN GROUP (ORDER BY least), 1),
	(SELECT round(percentile_disc(0.99) WITHIN GROUP (ORDER BY ms), 1)
		FROM taken a WHERE a.kind = w.kind)
FROM (SELECT kind, word, min(ms) AS least FROM taken GROUP BY 1, 2) w
GROUP BY kind ORDER BY count(*), kind;
