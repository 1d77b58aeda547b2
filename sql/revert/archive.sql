-- Revert newsroom:archive

BEGIN;

SET LOCAL ROLE owner;

DROP VIEW web.month_count;
DROP TRIGGER keep_count_emptied ON core.edition;
DROP TRIGGER keep_count_again ON core.edition;
DROP TRIGGER keep_count ON core.edition;
DROP FUNCTION core.count_emptied();
DROP FUNCTION core.count_again();
DROP FUNCTION core.keep_count();
DROP FUNCTION core.count_month(text, timestamptz, integer);
DROP FUNCTION core.month(timestamptz);
DROP TABLE core.month_count;

COMMIT;
