-- Verify newsroom:issues

BEGIN;

SELECT weekly_until FROM core.newsletter WHERE false;
SELECT article FROM core.issue_item WHERE false;
SELECT approved_at FROM core.edition WHERE false;
SELECT id, kind, state, langs, since, until, composed_at, sending_at,
	ended_at, mails, items
FROM web.issue_record WHERE false;
SELECT issue, due, sent, bounced, failed, dropped
FROM web.issue_progress WHERE false;
SELECT what, language, frequency, reason, n
FROM web.subscriber_stats WHERE false;

SELECT 1 / bool_and(has_function_privilege('editor', oid, 'EXECUTE'))::integer
FROM unnest(ARRAY[
	'web.compose_issues(text, text, text, text[])',
	'web.send_issue(bigint)',
	'web.cancel_issue(bigint)',
	'web.drop_mails(bigint, integer)',
	'web.test_issue(bigint, text, text)',
	'web.show_subscriber(text)',
	'web.export_subscriber(text)',
	'web.erase_subscriber(text)',
	'web.suppress_address(text)',
	'web.unsuppress_address(text)',
	'web.import_subscribers(jsonb)']::regprocedure[]) AS oid;
SELECT 1 / has_function_privilege('mailer',
	'web.compose_due(integer, time, interval)', 'EXECUTE')::integer;

ROLLBACK;
