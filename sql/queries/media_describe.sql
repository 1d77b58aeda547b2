-- Say what a picture says. $1: hash or name, $2: language, $3: alternative
-- text or NULL, $4: credit or NULL, $5: whether it is only decorative.
SELECT web.describe_media($1, $2, $3, $4, $5::boolean)
