#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Two who compose at once, and what a sending issue does not stop.

here=$(cd "$(dirname "$0")" && pwd) || exit 1
. "$here/cluster.sh"

create site >"$dir/log" 2>&1
for change in $changes; do
	run site "$root/sql/deploy/$change.sql" >>"$dir/log" 2>&1
done
if ! psql -Xq -v ON_ERROR_STOP=1 -d site -c BEGIN \
	-f "$here/sample.psql" -c COMMIT >>"$dir/log" 2>&1; then
	sed 's/^/# /' "$dir/log"
	echo 'Bail out! no content'
	exit 1
fi
ask site "UPDATE core.newsletter SET began_at = now() - '9 days'::interval,
	weekly_until = 'infinity';
	UPDATE core.edition SET approved_at = now() - '1 day'::interval;
	INSERT INTO core.subscriber (address, lang, frequency, state,
		confirmed_at)
	SELECT 'r' || i || '@example.org', 'bg', 'each', 'subscribed', now()
	FROM generate_series(1, 9) i" >"$dir/log"

# Two connections that stay open: descriptors 5 and 6.
for i in 5 6; do
	mkfifo "$dir/in.$i"
	psql -XqAt -d site <"$dir/in.$i" >>"$dir/out.$i" 2>&1 &
done
exec 5>"$dir/in.5" 6>"$dir/in.6"

# tell CONNECTION STATEMENT: without waiting for the answer.
tell() {
	: >"$dir/out.$1"
	echo "$2;" >&"$1"
	echo '\warn over' >&"$1"
}

# await COMMAND...: until it succeeds; two minutes are more than enough.
await() {
	patience=2400
	until "$@"; do
		patience=$((patience - 1))
		[ $patience -gt 0 ] || return 1
		sleep 0.05
	done
}

# heard CONNECTION: its answer, when it has come.
heard() {
	await grep -q '^over$' "$dir/out.$1" || echo 'no answer'
	grep -v '^over$' "$dir/out.$1"
}

# say CONNECTION STATEMENT: and wait for the answer.
say() {
	tell "$@"
	heard "$1"
}

someone_waits() {
	[ -n "$(ask site 'SELECT pid FROM pg_locks WHERE NOT granted')" ]
}

# at_once STATEMENT: what a program meets that does not wait for a lock.
at_once() {
	ask site "SET lock_timeout = '1ms'; $1"
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
ask site "SELECT web.ask('r3@example.org', 'bg', 'each', '{}', 'Yes')" \
	>"$dir/log"
ok 'also from one who is a reader already' at_once 'SELECT web.settle_asks(9)'

say 5 'COMMIT' >"$dir/log"
ok 'the editor finds nothing left to bring' same "$(heard 6)" 0
ok 'one issue was made' same "$(ask site 'SELECT count(*), sum(mails)
	FROM core.issue')" '1|9'
ok 'and one mail for each reader' same "$(ask site "SELECT count(*),
	count(DISTINCT subscriber) FROM core.mail WHERE kind = 'issue'")" '9|9'
ok 'who left meanwhile does not get it' same "$(ask site "SELECT
	core.is_wanted(m) FROM core.mail m JOIN core.subscriber s
	ON s.id = m.subscriber WHERE s.address = 'r1@example.org'")" f
ok 'afterwards nothing is due' same "$(say 6 "$due")" 0

# The clock and an editor, in the other order.

ask site "DELETE FROM core.issue" >"$dir/log"
say 5 "BEGIN; SELECT count(*) FROM web.compose_issues('each', NULL, NULL,
	NULL)" >"$dir/log"
ok 'the editor is first' same "$(tail -n 1 "$dir/log")" 1
ok 'the mailer does not wait for him' same "$(say 6 "$due")" 0
say 5 'COMMIT' >"$dir/log"
ok 'and leaves to him what he composed' same "$(say 6 "$due")" 0

# Two who send one issue.

issue=$(ask site 'SELECT id FROM core.issue')
say 5 "BEGIN; SELECT web.send_issue($issue)" >"$dir/log"
tell 6 "SELECT web.send_issue($issue)"
ok 'who sends it too waits' await someone_waits
say 5 'COMMIT' >"$dir/log"
ok 'and is refused' grep -q 'it is sending' <<END
$(heard 6)
END
ok 'each reader has one mail' same "$(ask site "SELECT max(n) FROM (SELECT
	count(*) AS n FROM core.mail WHERE issue = $issue
	GROUP BY subscriber) c")" 1

exec 5>&- 6>&-
echo "1..$number"
