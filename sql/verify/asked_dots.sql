-- Verify newsroom:asked_dots

BEGIN;

SELECT 1 / (core.asked_hash('a.b+c@example.org')
	= core.asked_hash('ab@example.org'))::integer;

ROLLBACK;
