-- How each part of the site is: level 0 is well, 1 to be looked at, 2 broken.
SELECT s.part AS name, s.level, s.says, to_jsonb(s)::text AS json
FROM (SELECT * FROM web.site_status()
	UNION ALL SELECT * FROM web.site_room()) s
