-- Which content this is, and in how many milliseconds time changes it.
SELECT version, (extract(epoch FROM moment) * 1000)::bigint AS moment,
	least((extract(epoch FROM next_moment - now()) * 1000)::bigint,
		86400000) AS next_ms
FROM web.version
