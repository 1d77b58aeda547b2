-- Revert newsroom:home_picture

BEGIN;

SET LOCAL ROLE owner;

DROP VIEW web.edition_picture;

COMMIT;
