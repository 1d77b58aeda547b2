-- What was done with an edition, newest first. $1: its slug or address, $2:
-- its language or NULL.
SELECT a.number AS revision, a.made, a.made_by, a.act, a.detail, a.was
FROM web.edition_acts($1, $2) a
