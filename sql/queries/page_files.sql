-- The plain pages as files for an import.
SELECT origin, lang, slug, title, lead, changed, body_source, body_html
FROM web.page_files()
