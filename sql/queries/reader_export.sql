-- All that is held about an address. $1: address. NULL for nothing.
SELECT jsonb_pretty(web.export_subscriber($1)) AS json
