-- Revert newsroom:edition_acts

BEGIN;

SET LOCAL lock_timeout = '10s';
SET LOCAL ROLE owner;

DROP FUNCTION web.edition_acts(text, text);
DROP FUNCTION core.edition_acts_beside(core.edition);
DROP FUNCTION core.revision_acts(bigint);
DROP FUNCTION core.revision_pairs(bigint);
DROP FUNCTION core.changed_parts(jsonb, jsonb, boolean);
DROP FUNCTION core.life_act(text, text, boolean);
DROP FUNCTION core.state_at(jsonb, timestamptz);
DROP FUNCTION web.edition_move(text, text, text, text, text);
ALTER TABLE core.revision DROP because;
DROP TRIGGER lose_number ON core.press_number;
DROP FUNCTION core.lose_number();
DROP INDEX core.press_number_was_of;
ALTER TABLE core.press_number DROP given_at, DROP given_by, DROP was_of;

COMMIT;
