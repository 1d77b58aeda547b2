-- Deploy newsroom:search_renew
-- What is found is made anew by steps: whoever changes content meanwhile
-- waits for one of them, and not for all.

BEGIN;

SET LOCAL ROLE owner;

-- Of who has a row of search in hand and raises the version this is never in
-- the way: it waits for an import before it takes anything, and no other begins
-- while it makes a step; all others raise the version first.
CREATE PROCEDURE core.search_renew(at_once integer DEFAULT 100)
LANGUAGE plpgsql AS $$
DECLARE
	part bigint[];
	last bigint := 0;
BEGIN
	LOOP
		SELECT array_agg(e.id), max(e.id) INTO part, last
		FROM (SELECT id FROM core.edition WHERE id > last
			ORDER BY id LIMIT at_once) e;
		EXIT WHEN part IS NULL;
		LOCK TABLE core.import IN SHARE MODE;
		PERFORM FROM core.version FOR UPDATE;
		PERFORM core.search_put(part);
		COMMIT;
	END LOOP;
	LOCK TABLE core.import IN SHARE MODE;
	PERFORM core.raise_version();
	PERFORM core.search_put_projects(
		ARRAY(SELECT id FROM core.project));
	PERFORM core.search_put_partners(
		ARRAY(SELECT id FROM core.partner));
	INSERT INTO core.search (lang, page, vector)
	SELECT lang, page,
		core.search_vector(lang, NULL, title, lead, body_html)
	FROM core.page_text
	ON CONFLICT (page, lang) DO UPDATE SET vector = excluded.vector;
	PERFORM core.search_learn(lang, words)
	FROM (SELECT lang, name || ' ' || title AS words
			FROM core.project_text
		UNION ALL SELECT lang, name FROM core.partner_text
		UNION ALL SELECT lang, title FROM core.page_text) t;
END
$$;
COMMENT ON PROCEDURE core.search_renew(integer) IS
	'As core.search_again(), while others go on: a hundred editions, '
	'then a COMMIT. It forgets no word.';

COMMIT;
