-- Deploy newsroom:search_blocks
-- An excerpt keeps a heading, a cell and an item apart from what follows them;
-- and each text is read anew by the dictionary, which is installed before and
-- knows more forms.

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

SELECT core.search_again();

COMMIT;
