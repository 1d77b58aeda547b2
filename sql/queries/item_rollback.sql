-- Undo one item of many.
ROLLBACK TO SAVEPOINT item
