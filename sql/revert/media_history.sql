-- Revert newsroom:media_history
-- What pictures said before is gone with this.

BEGIN;

SET LOCAL ROLE owner;

DROP FUNCTION web.media_history(text);
DROP TRIGGER revise_media ON core.media_text;
DROP FUNCTION core.revise_media();
DROP TABLE core.media_revision;

COMMIT;
