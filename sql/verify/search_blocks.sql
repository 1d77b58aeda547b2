-- Verify newsroom:search_blocks

BEGIN;

SELECT 1 / (core.search_text('<h2>A</h2><p>B.</p>') = 'A · B.')::integer;

ROLLBACK;
