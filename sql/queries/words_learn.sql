-- Learn some of the words that imports have brought. $1: at most so many.
-- Returns whether there may be more.
SELECT web.learn_words($1::integer) AS is_more
