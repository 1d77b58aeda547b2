-- Revert newsroom:issues

BEGIN;

SET LOCAL ROLE owner;

DROP VIEW web.subscriber_stats, web.issue_progress, web.issue_record;
DROP FUNCTION
	web.import_subscribers(jsonb),
	web.unsuppress_address(text),
	web.suppress_address(text),
	web.erase_subscriber(text),
	web.show_subscriber(text),
	web.export_subscriber(text),
	web.compose_due(integer, time, interval),
	web.test_issue(bigint, text, text),
	web.drop_mails(bigint, integer),
	web.cancel_issue(bigint),
	web.send_issue(bigint),
	web.compose_issues(text, text, text, text[]),
	core.address_traces(text),
	core.suppression_reason(text),
	core.subscriber_id(text),
	core.compose_due_weekly(timestamptz),
	core.compose_due_each(interval),
	core.refuse_missing_issue(bigint),
	core.send_issue(bigint),
	core.last_weekly(),
	core.put_issue(text, text[], timestamptz, timestamptz, bigint[]),
	core.issue_langs(text[]),
	core.acknowledgement(bigint, text, text),
	core.news(timestamptz, timestamptz, interval),
	core.weekly_hour(integer, time, timestamptz),
	core.moment(text);
DROP TRIGGER note_approval ON core.edition;
DROP FUNCTION core.note_approval();
ALTER TABLE core.edition DROP COLUMN approved_at;
ALTER TABLE core.issue_item DROP COLUMN article;
ALTER TABLE core.newsletter DROP COLUMN weekly_until;

COMMIT;
