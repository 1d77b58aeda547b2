-- Number this connection as a mailer's; its leases stand as long as it does.
SELECT web.open_mailer() AS number
