-- Make together what each item of an import would make by itself at its end.
SELECT web.end_import()
