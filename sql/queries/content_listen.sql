-- Hear of every change of what the public sees.
LISTEN content
