-- SPDX-License-Identifier: EUPL-1.2
--
-- Makes :times articles out of each, 31 hours apart, so that neighbours are
-- different ones, in a database that generate has filled. Triggers are off as there. The search's rows are not
-- multiplied: nothing that is measured here asks for them.
\set ON_ERROR_STOP 1
SET session_replication_role = replica;
SET synchronous_commit = off;
SET work_mem = '256MB';
BEGIN;
CREATE TEMP TABLE copy ON COMMIT DROP AS
SELECT a.id AS old, (SELECT max(id) FROM core.article)
		+ row_number() OVER (ORDER BY a.created_at, n) AS id,
	a.key || '-' || n AS key, n * '31 hours'::interval AS later
FROM core.article a CROSS JOIN generate_series(1, :times - 1) n
WHERE a.key LIKE 'bench-%';
ANALYZE copy;
INSERT INTO core.article (id, key, created_at) OVERRIDING SYSTEM VALUE
SELECT c.id, c.key, a.created_at + c.later
FROM copy c JOIN core.article a ON a.id = c.old ORDER BY c.id;
SELECT setval(pg_get_serial_sequence('core.article', 'id'), max(id))
FROM core.article \g /dev/null
INSERT INTO core.edition (article, lang, slug, state, published_at, title,
	lead, place, body_html, changed_at)
SELECT c.id, e.lang, rtrim(left(e.slug, 70), '-') || '-' || c.id, e.state,
	e.published_at + c.later, e.title, e.lead, e.place, e.body_html,
	e.changed_at + c.later
FROM copy c JOIN core.edition e ON e.article = c.old ORDER BY c.id, e.lang;
INSERT INTO core.article_project (article, project, position)
SELECT c.id, p.project, p.position
FROM copy c JOIN core.article_project p ON p.article = c.old;
INSERT INTO core.article_partner (article, partner, position)
SELECT c.id, p.partner, p.position
FROM copy c JOIN core.article_partner p ON p.article = c.old;
SELECT core.count_again() \g /dev/null
SELECT core.about_again() \g /dev/null
SELECT core.raise_version() \g /dev/null
COMMIT;
VACUUM ANALYZE;
