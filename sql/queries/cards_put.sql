-- Editions have cards. $1: JSON array of {edition, title, hash}.
SELECT web.put_cards($1::jsonb)
