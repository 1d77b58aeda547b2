-- Verify newsroom:weekly_overlap

BEGIN;

SELECT 1 / (pg_get_functiondef('core.news(timestamptz, timestamptz, interval)'
	::regprocedure) ~ 'issue_item')::integer,
	'core.issue_item_article'::regclass;

ROLLBACK;
