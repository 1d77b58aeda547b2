-- Verify newsroom:home_picture

BEGIN;

SELECT edition, source, avif, webp, jpeg, width, height, alternative
FROM web.edition_picture WHERE false;

ROLLBACK;
