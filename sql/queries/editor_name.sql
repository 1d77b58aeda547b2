-- Who is at work in this session. $1: a person's name.
SELECT web.act_as($1)
