-- Where an address leads that once worked. $1: the path.
SELECT path FROM web.moved WHERE old_path = $1
