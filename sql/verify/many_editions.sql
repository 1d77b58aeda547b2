-- Verify newsroom:many_editions

BEGIN;

SELECT 1 / (has_function_privilege('editor', 'web.cards_due(integer, integer)',
	'EXECUTE'))::int;
SELECT edition, lang, title, published_at FROM core.edition_without_card
WHERE false;

ROLLBACK;
