-- End one item of many, so that a hundred thousand do not stand in one another.
RELEASE SAVEPOINT item
