-- Verify newsroom:search_forms

BEGIN;

SELECT 1 / (count(*) = 1)::integer FROM pg_description
WHERE objoid = 'core.search_again()'::regprocedure
	AND description LIKE '% search_forms.';

ROLLBACK;
