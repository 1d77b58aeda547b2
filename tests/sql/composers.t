#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Two who compose at once, and what a sending issue does not stop.

here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/site.sh"

ask "$site" "UPDATE core.newsletter SET began_at = now() - '9 days'::interval,
	weekly_until = 'infinity';
	UPDATE core.edition SET approved_at = now() - '1 day'::interval;
	INSERT INTO core.subscriber (address, lang, frequency, state,
		confirmed_at)
	SELECT 'r' || i || '@example.org', 'bg', 'each', 'subscribed', now()
	FROM generate_series(1, 9) i" >"$dir/log"

# at_once STATEMENT: what a program meets that does not wait for a lock.
at_once() {
	ask "$site" "SET lock_timeout = '1ms'; $1"
}

due="SELECT web.compose_due(5, '09:00', '10 minutes')"

say 5 "BEGIN; $due" >"$dir/log"
ok 'the first mailer composes what is due' same "$(cat "$dir/log")" 1
ok 'the second finds another at it, and does not wait' \
	same "$(say 6 "$due")" 0
tell 6 "SELECT count(*) FROM web.compose_issues('each', NULL, NULL, NULL)"
ok 'an editor who composes meanwhile waits' await someone_waits

# While the first is not over yet.
ok 'who signs up need not wait' at_once "SELECT web.ask('new@example.org',
	'bg', 'each', '{}', 'Yes')"
ok 'who leaves need not wait' at_once "SELECT core.leave(id)
	FROM core.subscriber WHERE address = 'r1@example.org'"
ok 'who changes what he chose need not wait' at_once "UPDATE core.subscriber
	SET frequency = 'weekly' WHERE address = 'r2@example.org'"
ok 'a mailer leases what is due without waiting' at_once "SELECT *
	FROM web.lease_mails(1, 9, ARRAY[sha256('1')], ARRAY[sha256('2')])"
ok 'a mailer settles what was asked without waiting' at_once \
	'SELECT web.settle_asks(9)'
ask "$site" "SELECT web.ask('r3@example.org', 'bg', 'each', '{}', 'Yes')" \
	>"$dir/log"
ok 'also from one who is a reader already' at_once 'SELECT web.settle_asks(9)'

say 5 'COMMIT' >"$dir/log"
ok 'the editor finds nothing left to bring' same "$(heard 6)" 0
ok 'one issue was made' same "$(ask "$site" 'SELECT count(*), sum(mails)
	FROM core.issue')" '1|9'
ok 'and one mail for each reader' same "$(ask "$site" "SELECT count(*),
	count(DISTINCT subscriber) FROM core.mail WHERE kind = 'issue'")" '9|9'
ok 'who left meanwhile does not get it' same "$(ask "$site" "SELECT
	core.is_wanted(m) FROM core.mail m JOIN core.subscriber s
	ON s.id = m.subscriber WHERE s.address = 'r1@example.org'")" f
ok 'afterwards nothing is due' same "$(say 6 "$due")" 0

# The clock and an editor, in the other order.

ask "$site" "DELETE FROM core.issue" >"$dir/log"
say 5 "BEGIN; SELECT count(*) FROM web.compose_issues('each', NULL, NULL,
	NULL)" >"$dir/log"
ok 'the editor is first' same "$(tail -n 1 "$dir/log")" 1
ok 'the mailer does not wait for him' same "$(say 6 "$due")" 0
say 5 'COMMIT' >"$dir/log"
ok 'and leaves to him what he composed' same "$(say 6 "$due")" 0

# Two who send one issue.

issue=$(ask "$site" 'SELECT id FROM core.issue')
say 5 "BEGIN; SELECT web.send_issue($issue)" >"$dir/log"
tell 6 "SELECT web.send_issue($issue)"
ok 'who sends it too waits' await someone_waits
say 5 'COMMIT' >"$dir/log"
ok 'and is refused' grep -q 'it is sending' <<END
$(heard 6)
END
ok 'each reader has one mail' same "$(ask "$site" "SELECT max(n) FROM (SELECT
	count(*) AS n FROM core.mail WHERE issue = $issue
	GROUP BY subscriber) c")" 1

echo "1..$number"
