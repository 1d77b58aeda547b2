-- Deploy newsroom:one_direction
-- A title, a lead or a name goes into lines that are not ours: a browser's
-- tab, a feed reader, a subject. No character in it turns what follows.

BEGIN;

SET LOCAL ROLE owner;

-- The marks U+200E and U+200F, which turn nothing but themselves, are enough
-- for a name that is written from right to left.
UPDATE core.edition SET
	title = regexp_replace(title, '[\u202A-\u202E\u2066-\u2069]', '', 'g'),
	lead = regexp_replace(lead, '[\u202A-\u202E\u2066-\u2069]', '', 'g')
WHERE title || lead ~ '[\u202A-\u202E\u2066-\u2069]';

SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE core.edition
	ADD CONSTRAINT edition_title_direction
	CHECK (title !~ '[\u202A-\u202E\u2066-\u2069]'),
	ADD CONSTRAINT edition_lead_direction
	CHECK (lead !~ '[\u202A-\u202E\u2066-\u2069]');

-- What stands already stays until it is written anew.
ALTER DOMAIN core.words ADD CONSTRAINT words_direction
	CHECK (VALUE !~ '[\u202A-\u202E\u2066-\u2069]') NOT VALID;

COMMIT;
