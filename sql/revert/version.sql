-- Revert newsroom:version

BEGIN;

DROP TRIGGER public_emptied ON core.language;
DROP TRIGGER public_changed ON core.language;
DROP FUNCTION core.public_changed();
DROP FUNCTION core.raise_version();
DROP TABLE core.version;

COMMIT;
