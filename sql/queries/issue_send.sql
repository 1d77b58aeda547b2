-- Begin to send an issue. $1: its number. How many mails there are.
SELECT web.send_issue($1::bigint) AS mails
