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
is "$status $(first)" '0 ok' 'with one all is well'
is "$(printf '%s\n' "$out" | sed -n 's/^ok  *\([a-z]*\)  .*/\1/p' |
	paste -sd ' ')" 'content connections standby archive notices mailer letters requests' \
	'each part is said'
newsroom status --json
is "$status $(printf '%s\n' "$out" | grep -c '"level": 0')" '0 8' \
	'also as JSON'
ask "INSERT INTO core.ask (address, lang, frequency, projects, words,
	privacy_page, asked_at) VALUES ('a@example.org', 'bg', 'each', '{}',
	'Yes', '1', now() - interval '20 minutes')"
newsroom status
is "$status $(first)" '1 warning; requests: 1 wait, for up to 20 min' \
	'what waits is to be looked at'
kill "$mailer"
ok=$(NEWSROOM_DB="$NEWSROOM_DB port=1" newsroom status || :
	printf '%s %s' "$status" "$(first)")
is "$ok" '2 critical; database: the database is away' \
	'without a database it is broken'
newsroom status everything
is "$status" 2 'it takes no words'
echo "1..$count"
