-- Verify newsroom:one_direction

BEGIN;

SELECT 1 / (count(*) = 3)::integer FROM pg_constraint
WHERE conname IN ('edition_title_direction', 'edition_lead_direction',
	'words_direction');

ROLLBACK;
