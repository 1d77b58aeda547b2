-- What was changed of a picture or document, newest first. $1: hash.
SELECT h.made, h.made_by, h.lang, h.part, h.detail, h.was,
	jsonb_strip_nulls(to_jsonb(h))::text AS json
FROM web.media_history($1) h
