-- Revert newsroom:subscribers

BEGIN;

DROP TABLE core.suppression;
DROP TABLE core.mail;
DROP TABLE core.token;
DROP TABLE core.consent;
DROP TABLE core.subscriber_project;
DROP TABLE core.subscriber;

COMMIT;
