-- Editions that need a card, the newest first.
SELECT edition, lang, title FROM web.cards_due()
