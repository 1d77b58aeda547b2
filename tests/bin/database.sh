# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# What a test of a command stands on: a database of its own, which is gone
# afterwards, and a few words to say what is proved. Sourced, at the top of
# the tree; afterwards $work is a private folder and the programs of $BUILD
# work on that database.

export LC_ALL=C.UTF-8
base=newsroom_$(basename "$0" .t)_$$
work=$(mktemp -d)
count=0

leave() {
	status=$?
	trap - EXIT
	dropdb -U postgres --if-exists --force "$base" >/dev/null 2>&1
	rm -rf "$work"
	exit "$status"
}
trap leave EXIT
trap 'exit 1' INT TERM
createdb -U postgres -T newsroom_pristine "$base"
export NEWSROOM_DB="$NEWSROOM_DB dbname=$base"

# is GOT WANTED SENTENCE
is() {
	count=$((count + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $count - $3"
	else
		echo "not ok $count - $3"
		printf 'got: %s\nnot: %s\n' "$1" "$2" | sed 's/^/#   /'
	fi
}

# ask STATEMENT: the database's answer.
ask() {
	psql -XAtqU postgres -d "$base" -c "$1"
}

# newsroom VERB ARGUMENT…: run it, and set status and out; what it says
# on stderr stands in $work/err.
newsroom() {
	status=0
	out=$("$BUILD/newsroom" "$@" 2>"$work/err") || status=$?
}

# json EXPRESSION: of the last answer, r.
json() {
	printf '%s' "$out" | node -e "
		const r = JSON.parse(require('fs').readFileSync(0, 'utf8'));
		console.log($1);" 2>&1
}
