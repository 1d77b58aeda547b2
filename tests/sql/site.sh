# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# A database as migrations make it, with the sample content in it, and three
# connections to it that stay open: descriptors 4, 5 and 6. Sourced, with $here
# the folder of the test; afterwards the database is $site, and $dir a private
# folder.

export PGUSER=postgres
dir=$(mktemp -d) || exit 1
site=newsroom_$(basename "$0" .t)_$$
. "$here/words.sh"

leave() {
	exec 4>&- 5>&- 6>&-
	dropdb --if-exists --force "$site" >/dev/null 2>&1
	rm -rf "$dir"
}
trap leave EXIT
trap 'exit 1' HUP INT TERM

# What may be done with a database, and how in it, is not copied along.
if ! { createdb -T newsroom_pristine "$site" &&
	psql -Xq -v ON_ERROR_STOP=1 -d "$site" \
		-f "$here/../../sql/deploy/private_log.sql" \
		-c BEGIN -f "$here/sample.psql" -c COMMIT; } >"$dir/log" 2>&1; then
	sed 's/^/# /' "$dir/log"
	echo 'Bail out! no content'
	exit 1
fi

for i in 4 5 6; do
	mkfifo "$dir/in.$i"
	psql -XqAt -d "$site" <"$dir/in.$i" >>"$dir/out.$i" 2>&1 &
done
exec 4>"$dir/in.4" 5>"$dir/in.5" 6>"$dir/in.6"

# tell CONNECTION STATEMENT: without waiting for the answer. What was
# answered before is forgotten.
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
	[ -n "$(ask "$site" "SELECT pid FROM pg_stat_activity
		WHERE datname = current_database()
			AND wait_event_type = 'Lock'")" ]
}
