-- Give a project or a partner another slug. $1: its kind, $2: its slug, $3: the
-- new one.
SELECT r.path, r.revision FROM web.rename_thing($1, $2, $3) r
