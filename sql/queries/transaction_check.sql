-- Check now what else is checked when the transaction is kept.
SET CONSTRAINTS ALL IMMEDIATE
