-- Check what else is checked at the end of an import.
SELECT web.check_import()
