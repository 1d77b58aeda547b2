-- The revisions of a project, partner or page, newest first. $1: its kind, $2:
-- its slug, $3: of a page, its language.
SELECT h.number AS revision, h.made, h.made_by, h.again,
	jsonb_strip_nulls(to_jsonb(h))::text AS json
FROM web.thing_history($1, $2, $3) h
