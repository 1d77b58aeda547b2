-- Let no mail of an issue go out any more. $1: its number.
SELECT web.cancel_issue($1::bigint)
