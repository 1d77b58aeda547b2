-- Put in a picture or document whose files are there. $1: JSON object.
SELECT web.put_media($1::jsonb) AS hash
