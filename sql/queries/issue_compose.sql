-- Compose issues. $1: each or weekly, $2: since, $3: until, $4: array of
-- languages; NULL but for $1: what is usual. Which were made, a row each.
SELECT web.compose_issues($1, $2, $3, $4::text[]) AS id
