-- Set numbers aside, by another connection than the import's. $1: for which
-- years. Returns behind which number those of each begin.
SELECT web.reserve_numbers($1::jsonb) AS years
