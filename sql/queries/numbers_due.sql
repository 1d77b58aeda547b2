-- How many numbers an import will give in each year; NULL for none.
SELECT web.numbers_due() AS years
