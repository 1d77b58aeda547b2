-- Begin to read all as it is at this moment, and to change nothing.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY
