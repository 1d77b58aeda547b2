#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom status` tells who watches over the site how it is.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

# first: the line that sums it up.
first() {
	printf '%s\n' "$out" | head -n 1
}

# parts: each with how it is, but the disks of this machine, which may be full.
parts() {
	printf '%s\n' "$out" | sed 1d | grep -v '^[a-z]*  *disk ' |
		sed 's/^\([a-z]*\)  *\([a-z]*\)  .*/\2 \1/'
}

# on_disk OPTIONS COMMAND: with a disk of memory, which is gone afterwards.
on_disk() {
	unshare --user --map-root-user --mount sh -euc "
		mount -t tmpfs -o $1 disk '$work/disk'
		$2
		exec '$BUILD/newsroom' status '$work/disk'" || :
}

# says_disk SENTENCE: what was said of that, and how bad it is.
says_disk() {
	sed -n "s,^\([a-z]*\)  *disk  *\(.*\) of $work/disk,\1 \2,p"
}

is_mailer_there() {
	[ "$(ask "SELECT count(*) FROM pg_stat_activity
		WHERE usename = 'mailer' AND datname = current_database()")" = "$1" ]
}

newsroom status
is "$status $(first)" '2 critical; mailer: 0 connected' \
	'without a mailer it is broken, and the first line says why'
psql -XqAtU mailer -d "$base" -c 'SET statement_timeout = 0;
	SELECT pg_sleep(600)' >"$work/mailer" 2>&1 &
mailer=$!
until is_mailer_there 1; do
	sleep 0.1
done
newsroom status
is "$(parts | sed -n 's/ ok$//p' | paste -sd ' ')" \
	'content connections standby archive notices mailer letters requests database' \
	'with one all is well, and each part is said'
newsroom status --json
is "$(json 'r.filter(({ part, level }) => part !== "disk" && level === 0).length')" \
	9 'also as JSON'
is "$(json 'r.some(({ part, says }) => part === "disk" && says)')" true \
	'and the disk of a folder of the settings too'
ask "INSERT INTO core.ask (address, lang, frequency, projects, words,
	privacy_page, asked_at) VALUES ('a@example.org', 'bg', 'each', '{}',
	'Yes', '1', now() - interval '20 minutes')"
newsroom status
is "$(parts | grep -v ' ok$')" 'requests warning' \
	'what waits is to be looked at'
case $out in
*'requests: 1 wait, for up to 20 min'* | 'critical; disk'*) ok=yes ;;
*) ok=$out ;;
esac
is "$ok" yes 'and the first line says it, where nothing is worse'
newsroom status "$work/nothing"
is "$(printf '%s\n' "$out" | grep -c "^warning .*$work/nothing: No such")" 1 \
	'so is a folder that is not there'

mkdir "$work/disk"
if on_disk size=1m true >/dev/null 2>&1; then
	is "$(on_disk size=100m true | says_disk)" \
		'ok 104 MB of 104 are free on that' 'a disk with room is well'
	is "$(on_disk size=60m true | says_disk)" \
		'ok 62 MB of 62 are free on that' 'so is a small one'
	is "$(on_disk size=60m \
		"head -c 60000000 /dev/zero >'$work/disk/a'" | says_disk)" \
		'critical 2 MB of 62 are free on that' \
		'one that nearly nothing goes to any more is broken'
	is "$(on_disk size=100m,nr_inodes=20 \
		"cd $work/disk; touch \$(seq 18)" | says_disk)" \
		'warning that has room for 1 files more' 'files may run out too'
	is "$(on_disk size=100m,ro true | says_disk)" \
		'critical that is read-only' \
		'one that nothing can be written to is broken'
fi
kill "$mailer"
ok=$(NEWSROOM_DB="$NEWSROOM_DB port=1" newsroom status || :
	printf '%s %s' "$status" "$(first | sed 's/; disk:.*//')"
	printf '%s' "$out" | grep -q '^[a-z]* *disk ' || echo ' and no disk')
is "$ok" '2 critical; database: the database is away' \
	'without a database it is broken, and the disks are told all the same'
newsroom status --everything
is "$status" 2 'an option that it does not know is wrong use'
echo "1..$count"
