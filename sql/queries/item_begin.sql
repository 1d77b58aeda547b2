-- Begin one item of many: if it fails, the others can still be tried.
SAVEPOINT item
