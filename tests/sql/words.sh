# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# The few words in which a test of the database speaks. Sourced, with $dir a
# folder of the test's own.

number=0

# ok SENTENCE COMMAND...: a test that passes when the command does; what it
# said is shown when it does not.
ok() {
	sentence=$1
	shift
	number=$((number + 1))
	if "$@" >"$dir/log" 2>&1; then
		echo "ok $number - $sentence"
	else
		echo "not ok $number - $sentence"
		tail -n 40 "$dir/log" | sed 's/^/# /'
	fi
}

# fails COMMAND...: the contrary.
fails() {
	! "$@"
}

# same A B: two texts are the same.
same() {
	[ "$1" = "$2" ] || {
		echo "have: $1"
		echo "want: $2"
		return 1
	}
}

# run DATABASE FILE: as anybody can run a script who has psql only.
run() {
	psql -Xq -v ON_ERROR_STOP=1 -d "$1" -f "$2"
}

# ask DATABASE STATEMENT: its answer.
ask() {
	psql -XqAt -v ON_ERROR_STOP=1 -d "$1" -c "$2"
}
