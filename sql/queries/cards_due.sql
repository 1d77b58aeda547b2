-- Editions that need a card, the newest first. $1: at most so many.
SELECT edition, lang, title FROM web.cards_due($1::integer)
