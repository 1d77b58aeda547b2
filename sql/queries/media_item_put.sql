-- What an export's list says of a picture that is there. $1: JSON object.
SELECT web.put_media_item($1::jsonb) AS outcome
