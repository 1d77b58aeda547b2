-- Where an address leads that once worked, with a slash at its end or without:
-- other systems showed both. It does not lead to itself, where what it led to
-- is not there in its language any more. $1: the path.
SELECT path FROM web.moved
WHERE old_path IN ($1, CASE WHEN right($1, 1) = '/' THEN left($1, -1)
	ELSE $1 || '/' END) AND path <> $1
ORDER BY old_path <> $1 LIMIT 1
