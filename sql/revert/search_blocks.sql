-- Revert newsroom:search_blocks

BEGIN;

SET LOCAL ROLE owner;

CREATE OR REPLACE FUNCTION core.search_text(whole text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(replace(replace(replace(replace(regexp_replace(whole,
	'(?:\s*<[^>]*(?:>|$))+\s*|\s\s+|[^\S ]', ' ', 'g'),
	'&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&'));

COMMIT;
