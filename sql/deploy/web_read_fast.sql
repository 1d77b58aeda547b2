-- Deploy newsroom:web_read_fast
-- The same views and rules at less cost for each page and each import.

BEGIN;

SET LOCAL ROLE owner;

-- Declared no stronger than what it calls, it is put into the query that
-- calls it; as an immutable function it was started anew for each row.
CREATE OR REPLACE FUNCTION web.cursor(published_at timestamptz, id bigint)
RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
RETURN (date_part('epoch', published_at) * 1000000)::bigint || '-' || id;

-- An edition whole, so that its page need not find it twice.
CREATE OR REPLACE VIEW web.edition_text AS
SELECT e.id, e.place, e.body_html AS body,
	to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	CASE WHEN e.changed_at > e.published_at + '1 minute'::interval
		THEN web.day(e.changed_at) END AS changed_on,
	e.correction, web.day(e.corrected_at) AS corrected_on,
	e.article, e.lang, e.slug,
	'/' || e.lang || '/news/' || e.slug || '/' AS path,
	e.title, e.lead, e.published_at, web.day(e.published_at) AS published_on
FROM core.edition e
WHERE e.state = 'approved' AND e.published_at <= now();

-- First the editions that may have lost what they need, each table's by its
-- own index, then each by itself: the cost does not grow with the archive.
CREATE OR REPLACE FUNCTION core.check_acknowledgement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	projects bigint[];
	editions bigint[];
	one bigint;
	fault record;
BEGIN
	IF TG_OP = 'TRUNCATE' THEN
		projects := ARRAY(SELECT id FROM core.project);
	ELSIF TG_TABLE_NAME = 'project' THEN
		projects := ARRAY[NEW.id];
	ELSIF TG_TABLE_NAME = 'programme' THEN
		projects := ARRAY(SELECT id FROM core.project
			WHERE programme = NEW.id);
	ELSIF TG_TABLE_NAME = 'programme_text' THEN
		projects := ARRAY(SELECT id FROM core.project
			WHERE programme = OLD.programme);
	ELSIF TG_TABLE_NAME = 'article_project' THEN
		editions := ARRAY(SELECT id FROM core.edition
			WHERE article = NEW.article);
	ELSE
		editions := ARRAY[NEW.id];
	END IF;
	IF projects IS NOT NULL THEN
		editions := ARRAY(SELECT DISTINCT e.id
			FROM core.article_project ap
			JOIN core.edition e USING (article)
			WHERE ap.project = ANY (projects));
	END IF;
	-- The rows as they are at the end of the transaction.
	FOREACH one IN ARRAY editions LOOP
		SELECT e.slug AS edition, e.lang, p.slug AS project INTO fault
		FROM core.edition e
		JOIN core.article_project ap USING (article)
		JOIN core.project p ON p.id = ap.project
		LEFT JOIN core.programme g ON g.id = p.programme
		WHERE e.id = one AND e.state = 'approved' AND p.eu_funded
			-- A number that is needed has its place in the
			-- sentence, and a place has its number.
			AND NOT EXISTS (SELECT FROM core.programme_text t
				WHERE t.programme = g.id AND t.lang = e.lang
					AND CASE WHEN t.acknowledgement
							LIKE '%{grant_number}%'
						THEN p.grant_number IS NOT NULL
						ELSE NOT g.needs_grant_number
						END)
		LIMIT 1;
		IF FOUND THEN
			RAISE check_violation USING MESSAGE = format(
				'edition %s (%s) cannot be public: its project '
				'%s is paid by the EU and has no programme, '
				'grant number or acknowledgement',
				fault.edition, fault.lang, fault.project);
		END IF;
	END LOOP;
	RETURN NULL;
END
$$;

COMMIT;
