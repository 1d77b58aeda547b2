-- Let old addresses lead to what stands elsewhere. $1: JSON array of from and
-- to.
SELECT web.lead_addresses($1::jsonb)
