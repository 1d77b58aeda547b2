-- Give an import's articles their numbers. $1: behind which, in each year.
SELECT web.give_numbers($1::jsonb)
