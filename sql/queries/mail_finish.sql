-- Write down what became of a mail. $1: its number or NULL, $2: the outcome,
-- $3: what the mail server said, $4: the number of the next one or NULL.
-- Returns whether that is still wanted.
SELECT web.finish_mail($1::bigint, $2, $3, $4::bigint) AS is_wanted
