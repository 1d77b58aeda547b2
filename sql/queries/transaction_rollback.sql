-- Undo all that was done since the beginning.
ROLLBACK
