-- Verify newsroom:web_read

BEGIN;

SELECT version, moment, next_moment FROM web.version WHERE false;
SELECT id, article, lang, slug, path, title, lead, published_at,
	published_on
FROM web.edition WHERE false;
SELECT id, place, body, published_time, changed_on, correction,
	corrected_on
FROM web.edition_text WHERE false;
SELECT lang, slug, withdrawn_on FROM web.withdrawn WHERE false;
SELECT id, lang, slug, path, name, title, lead, body, state, starts_on,
	ends_on, call, grant_number, reference, website, currency,
	total_amount, grant_amount, eu_amount, national_amount,
	amounts_are_approximate, eu_funded, programme, acknowledgement,
	disclaimer
FROM web.project WHERE false;
SELECT id, lang, slug, path, name, lead, country, website
FROM web.partner WHERE false;
SELECT project, partner, role, rank, position FROM web.participation
WHERE false;
SELECT article, project, position FROM web.article_project WHERE false;
SELECT article, partner, position FROM web.article_partner WHERE false;
SELECT lang, slug, path, title, lead, body, changed_on FROM web.page
WHERE false;
SELECT old_path, path FROM web.moved WHERE false;
SELECT lang, slug, name, starts_on FROM web.project_choice WHERE false;
SELECT web.day(now()), web.cursor(now(), 1), web.moment(1);

ROLLBACK;
