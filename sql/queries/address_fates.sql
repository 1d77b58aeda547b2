-- What stands at addresses of the site, in the same order. $1: the addresses,
-- a line each.
SELECT f.path, f.fate, f.leads FROM web.address_fates($1) f
