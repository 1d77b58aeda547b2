-- Editions that need a card, the newest first. $1: at most so many, $2: of
-- those that the last so many changes made; NULL: of all.
SELECT edition, lang, title FROM web.cards_due($1::integer, $2::integer)
