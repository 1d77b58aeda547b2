-- Take in the file of an edition. $1: JSON object, $2: whether it may
-- overwrite what was changed since the file began. Returns what became of it.
SELECT t.outcome, t.lang, t.slug, t.key, t.state, t.revision, t.number,
	to_jsonb(t)::text AS json
FROM web.take_edition($1::jsonb, $2::boolean) t
