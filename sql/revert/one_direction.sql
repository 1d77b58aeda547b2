-- Revert newsroom:one_direction

BEGIN;

SET LOCAL ROLE owner;

ALTER DOMAIN core.words DROP CONSTRAINT words_direction;

ALTER TABLE core.edition
	DROP CONSTRAINT edition_lead_direction,
	DROP CONSTRAINT edition_title_direction;

COMMIT;
