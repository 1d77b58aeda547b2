-- Verify newsroom:turns

BEGIN;

SELECT 1 / (count(*) = 2)::integer FROM core.turn;
SELECT 1 / (count(*) = 3)::integer
FROM unnest('{web.settle_asks,web.compose_due,web.compose_issues}'::regproc[]) AS t (name)
WHERE pg_get_functiondef(name) ~ 'core\.t(ake|ry)_turn\(';

ROLLBACK;
