-- Deploy newsroom:revise_index
-- An import revises all that it brings at its end, by a plan that is made
-- once, for the few revisions that there are by then: it would read all of
-- them from end to end for each.

BEGIN;

SET LOCAL ROLE owner;

ALTER FUNCTION core.revise(bigint) SET enable_seqscan = off;

COMMIT;
