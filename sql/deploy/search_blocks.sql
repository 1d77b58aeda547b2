-- Deploy newsroom:search_blocks
-- An excerpt keeps a heading, a cell and an item apart from what follows them.

BEGIN;

SET LOCAL ROLE owner;

-- The words of a piece of HTML, in a line. A block that ends without a mark of
-- its own has a dot before the next. A single space is let be, since each
-- replacement costs.
CREATE OR REPLACE FUNCTION core.search_text(whole text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN btrim(replace(replace(replace(replace(regexp_replace(regexp_replace(
	whole, '([^\s<>.,;:!?…])\s*</(?:h[1-6]|p|li|dt|dd|th|td|caption'
	|| '|figcaption)>(?=(?:\s*<[^<>]*>)*\s*[^\s<])', '\1 · ', 'g'),
	'(?:\s*<[^>]*(?:>|$))+\s*|\s\s+|[^\S ]', ' ', 'g'),
	'&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&amp;', '&'));

COMMIT;
