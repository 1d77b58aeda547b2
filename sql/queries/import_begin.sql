-- What this transaction does is much: others go on beside it.
SELECT web.begin_import()
