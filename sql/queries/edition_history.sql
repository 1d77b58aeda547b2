-- The revisions of an edition, newest first, with what each did and what was
-- done with it before the next. $1: its slug or address, $2: its language or
-- NULL.
WITH acts AS MATERIALIZED (
	SELECT a.number, jsonb_agg(jsonb_strip_nulls(to_jsonb(a)
		- 'number')) AS acts
	FROM web.edition_acts($1, $2) a GROUP BY a.number
)
SELECT h.number AS revision, (to_jsonb(h)
	|| jsonb_build_object('acts', acts.acts))::text AS json
FROM web.edition_history($1, $2) h LEFT JOIN acts USING (number)
ORDER BY h.number DESC
