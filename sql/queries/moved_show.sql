-- Where an address leads that once worked, with a slash at its end or without:
-- other systems showed both. $1: the path.
SELECT path FROM web.moved
WHERE old_path IN ($1, CASE WHEN right($1, 1) = '/' THEN left($1, -1)
	ELSE $1 || '/' END)
ORDER BY old_path <> $1 LIMIT 1
