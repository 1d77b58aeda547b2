-- Revert newsroom:web_read_fast

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.check_acknowledgement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	fault record;
BEGIN
	-- The rows as they are at the end of the transaction.
	SELECT e.slug AS edition, e.lang, p.slug AS project INTO fault
	FROM core.edition e
	JOIN core.article_project ap USING (article)
	JOIN core.project p ON p.id = ap.project
	LEFT JOIN core.programme g ON g.id = p.programme
	WHERE e.state = 'approved' AND p.eu_funded
		-- A number that is needed has its place in the sentence, and
		-- a place has its number.
		AND NOT EXISTS (SELECT FROM core.programme_text t
			WHERE t.programme = g.id AND t.lang = e.lang
				AND CASE WHEN t.acknowledgement
						LIKE '%{grant_number}%'
					THEN p.grant_number IS NOT NULL
					ELSE NOT g.needs_grant_number END)
		AND CASE
			WHEN TG_OP = 'TRUNCATE' THEN true
			WHEN TG_TABLE_NAME = 'edition' THEN
				e.id = (to_jsonb(NEW) ->> 'id')::bigint
			WHEN TG_TABLE_NAME = 'project' THEN
				p.id = (to_jsonb(NEW) ->> 'id')::bigint
			WHEN TG_TABLE_NAME = 'article_project' THEN
				e.article = (to_jsonb(NEW) ->> 'article')::bigint
			WHEN TG_TABLE_NAME = 'programme' THEN
				g.id = (to_jsonb(NEW) ->> 'id')::bigint
			ELSE g.id = (to_jsonb(OLD) ->> 'programme')::bigint END
	LIMIT 1;
	IF FOUND THEN
		RAISE check_violation USING MESSAGE = format('edition %s (%s) '
			'cannot be public: its project %s is paid by the EU and '
			'has no programme, grant number or acknowledgement',
			fault.edition, fault.lang, fault.project);
	END IF;
	RETURN NULL;
END
$$;

DROP VIEW web.edition_text;
CREATE VIEW web.edition_text AS
SELECT e.id, e.place, e.body_html AS body,
	to_char(e.published_at AT TIME ZONE 'UTC',
		'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS published_time,
	CASE WHEN e.changed_at > e.published_at + '1 minute'::interval
		THEN web.day(e.changed_at) END AS changed_on,
	e.correction, web.day(e.corrected_at) AS corrected_on
FROM core.edition e
WHERE e.state = 'approved' AND e.published_at <= now();
GRANT SELECT ON web.edition_text TO article;

CREATE OR REPLACE FUNCTION web.cursor(published_at timestamptz, id bigint)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (date_part('epoch', published_at) * 1000000)::bigint || '-' || id;

COMMIT;
