-- By which names partners and projects are called. $1: language.
SELECT n.kind, n.slug, n.path, n.name FROM web.names($1) n
