-- All that is held about somebody, NULL for a link that is not good.
-- $1: hash of its token.
SELECT jsonb_pretty(web.export($1::bytea)) AS record
