-- Keep all that was done since the beginning.
COMMIT
