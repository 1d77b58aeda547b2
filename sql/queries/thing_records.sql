-- All projects, partners or pages in each of their languages. $1: which.
SELECT t.slug, t.lang, t.name, to_jsonb(t)::text AS json
FROM web.thing_records($1) t
