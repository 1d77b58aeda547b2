-- How many mails of the issues that are going out there are, and still due.
SELECT due, mails FROM web.outbox
