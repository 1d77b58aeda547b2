-- Whether the server is a standby, which tells of no change.
SELECT pg_is_in_recovery() AS is_standby
