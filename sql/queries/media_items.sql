-- Each picture and document as an export lists it: its address, and JSON.
SELECT path, json::text AS json FROM web.media_items()
