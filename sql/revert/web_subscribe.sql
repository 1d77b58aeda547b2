-- Revert newsroom:web_subscribe

BEGIN;

DROP FUNCTION web.subscribe(text, text, text, text[]);

COMMIT;
