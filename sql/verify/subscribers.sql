-- Verify newsroom:subscribers

BEGIN;

SELECT id, address, lang, frequency, state, asked_at, confirmed_at, left_at
FROM core.subscriber WHERE false;
SELECT subscriber, project FROM core.subscriber_project WHERE false;
SELECT id, subscriber, words, privacy_page, asked_at, confirmed_at,
	withdrawn_at
FROM core.consent WHERE false;
SELECT hash, subscriber, purpose, made_at, expires_at FROM core.token
WHERE false;
-- The change newsletter makes the outbox anew; this much of it stays.
SELECT id, subscriber, kind, state, due_at, attempts, answer
FROM core.mail WHERE false;
SELECT hash, reason, made_at FROM core.suppression WHERE false;

ROLLBACK;
