-- Revert newsroom:revise_index

BEGIN;

SET LOCAL ROLE owner;

ALTER FUNCTION core.revise(bigint) RESET enable_seqscan;

COMMIT;
