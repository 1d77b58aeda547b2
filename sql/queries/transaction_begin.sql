-- Begin what is done whole or not at all.
BEGIN
