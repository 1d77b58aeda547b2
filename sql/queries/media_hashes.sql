-- The folders below /media/ that something needs.
SELECT hash FROM web.media_hashes()
