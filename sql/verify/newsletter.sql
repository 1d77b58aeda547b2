-- Verify newsroom:newsletter

BEGIN;

SELECT is_it, began_at, salt, asked_mails_per_day,
	asked_mails_per_hour_in_all
FROM core.newsletter WHERE false;
SELECT id, subscriber, address, lang, frequency, projects, words,
	privacy_page, asked_at
FROM core.ask WHERE false;
SELECT id, kind, article, langs, since, until, state, composed_at,
	sending_at, ended_at, mails
FROM core.issue WHERE false;
SELECT issue, lang, position, item_lang, path, title, lead, published_on,
	acknowledgement, projects
FROM core.issue_item WHERE false;
SELECT id, kind, subscriber, address, consent, issue, lang, items, nonce,
	to_hash, state, priority, made_at, due_at, leased_by, attempts,
	ended_at, answer, verdict
FROM core.mail WHERE false;
SELECT id, to_hash, made_at FROM core.asked_mail WHERE false;
SELECT lang, frequency, projects FROM core.consent WHERE false;
SELECT soft_bounces FROM core.subscriber WHERE false;
SELECT address, consent FROM core.token WHERE false;
SELECT id, kind, langs, state, since, until, sending_at, since_on, until_on
FROM web.issue WHERE false;
SELECT issue, lang, position, item_lang, path, title, lead, published_on,
	acknowledgement
FROM web.issue_item WHERE false;
SELECT id, kind, since_on, until_on, sent_on, lang, position, item_lang,
	path, title, lead, published_on, acknowledgement
FROM web.sent_issue WHERE false;

SELECT due, mails FROM web.outbox WHERE false;

SELECT 1 / bool_and(has_function_privilege('newsletter', oid, 'EXECUTE'))::integer
FROM unnest(ARRAY[
	'web.ask(text, text, text, text[], text)',
	'web.token(bytea, text)',
	'web.confirm(bytea, bytea)',
	'web.preferences(bytea, text)',
	'web.change_preferences(bytea, text, text, text[])',
	'web.ask_address(bytea, text)',
	'web.change_address(bytea, bytea)',
	'web.export(bytea)',
	'web.erase(bytea)',
	'web.leave(bytea)']::regprocedure[]) AS oid;
SELECT 1 / bool_and(has_function_privilege('mailer', oid, 'EXECUTE'))::integer
FROM unnest(ARRAY[
	'web.open_mailer()',
	'web.settle_asks(integer)',
	'web.lease_mails(integer, integer, bytea[], bytea[])',
	'web.finish_mail(bigint, text, text, bigint)',
	'web.bounce_mail(text, text)',
	'web.tend_newsletter(integer)']::regprocedure[]) AS oid;

ROLLBACK;
