-- Look at the rules that wait for a transaction's end no sooner than there.
SET CONSTRAINTS ALL DEFERRED
