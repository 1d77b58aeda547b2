-- Verify newsroom:projects

BEGIN;

SELECT id, slug, needs_grant_number, website FROM core.programme
WHERE false;
SELECT programme, lang, name, acknowledgement, disclaimer
FROM core.programme_text WHERE false;
SELECT id, slug, eu_funded, programme, call, grant_number, reference,
	starts_on, ends_on, website, currency, total_amount, grant_amount,
	eu_amount, national_amount, amounts_are_approximate
FROM core.project WHERE false;
SELECT project, lang, name, title, lead, body_source, body_html
FROM core.project_text WHERE false;
SELECT id, slug, country, website FROM core.partner WHERE false;
SELECT partner, lang, name, lead FROM core.partner_text WHERE false;
SELECT project, partner, role, position FROM core.participation
WHERE false;

ROLLBACK;
