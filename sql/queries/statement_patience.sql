-- How long the statements of this connection may take from now on.
-- $1: milliseconds.
SELECT set_config('statement_timeout', $1, false)
