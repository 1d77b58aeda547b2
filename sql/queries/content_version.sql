-- Which content this is, and in how many milliseconds time may change it. Who
-- counts them does so by another clock than the database's, which may be set or
-- may have stood still: so it is asked again within a minute.
SELECT version, (extract(epoch FROM moment) * 1000)::bigint AS moment,
	least((extract(epoch FROM next_moment - now()) * 1000)::bigint,
		60000) AS next_ms
FROM web.version
