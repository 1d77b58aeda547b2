# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# What a test of a command stands on: a database of its own, which is gone
# afterwards, and a few words to say what is proved. Sourced, at the top of
# the tree; afterwards $work is a private folder and the programs of $BUILD
# work on that database. It is a copy of newsroom_pristine, or of $from where
# the test says so: newsroom_sample has the sample content in it, with the
# pictures of $TEST_VAR/media.sample. One psql and one node answer all questions
# of a test: to begin one costs more than most answers.

export LC_ALL=C.UTF-8
unset LANGUAGE
base=newsroom_$(basename "$0" .t)_$$
work=$(mktemp -d)
count=0

leave() {
	status=$?
	trap - EXIT
	exec 8>&- 9>&-
	# Who waits to be heard waits no more.
	for said in "$work"/*.said; do
		[ ! -p "$said" ] || : <>"$said"
	done
	# Most have ended by themselves, since nobody asks any more.
	# shellcheck disable=SC2046
	[ ! -e "$work/answerers" ] ||
		kill $(cat "$work/answerers") 2>/dev/null || :
	dropdb -U postgres --if-exists --force "$base" >/dev/null 2>&1
	rm -rf "$work"
	exit "$status"
}
trap leave EXIT
trap 'exit 1' INT TERM

# copy_of DATABASE: file by file, since a test's cluster waits for no disk
# (tests/check), which is half the work of page by page.
copy_of() {
	createdb -U postgres --strategy=file_copy -T "$1" "$base"
}
copy_of "${from:-newsroom_pristine}"
export NEWSROOM_DB="$NEWSROOM_DB dbname=$base"

# answerer NAME COMMAND…: it reads questions from a pipe and says in another
# when an answer is there. It is begun anew where it ends before the test.
# A test that waits for what it has begun does not wait for these.
answerer() {
	asked=$work/$1.asked said=$work/$1.said
	shift
	mkfifo "$asked" "$said"
	(
		while ! "$@"; do
			echo ended >"$said"
		done <"$asked" >/dev/null &
		echo $! >>"$work/answerers"
	)
}
answerer psql psql -XAtqU postgres -d "$base"
exec 8>"$work/psql.asked"
! grep -Eq 'json |account ' "$0" || {
	answerer node node tests/bin/answer.js "$work/node.answer" "$work/node.said"
	exec 9>"$work/node.asked"
}

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

# hear NAME: that an answer is there, into state. To the pipe's end: it is open
# still when the line is there, and who asks the next one would find it so.
hear() {
	{
		read -r state
		read -r _ || :
	} <"$work/$1.said"
}

# ask STATEMENT: the database's answer. What belongs to one question is one
# transaction, and fails where one of its statements does.
ask() {
	printf '%s\n' "\\set LAST_ERROR_SQLSTATE 00000" \
		"\\o $work/psql.answer" 'BEGIN;' "$1" ';COMMIT;' \
		"\\o $work/psql.said" '\qecho :LAST_ERROR_SQLSTATE' '\o' >&8
	hear psql
	cat "$work/psql.answer"
	[ "$state" = 00000 ]
}

# newsroom VERB ARGUMENT…: run it, and set status and out; what it says
# on stderr stands in $work/err.
newsroom() {
	status=0
	out=$("$BUILD/newsroom" "$@" 2>"$work/err") || status=$?
}

# await COMMAND…: until it succeeds, which is for two minutes and more.
await() {
	for _ in $(seq 1200); do
		! "$@" || return 0
		sleep 0.1
	done
	return 1
}

# connect DATABASE: who answers asks that one from now on.
connect() {
	printf '%s\n' "\\connect $1" "\\o $work/psql.said" '\qecho there' \
		'\o' >&8
	hear psql
}

# begin_from DATABASE: a copy of that one in place of what there is.
begin_from() {
	connect postgres
	dropdb -U postgres --force "$base"
	copy_of "$1"
	connect "$base"
}

begin_anew() {
	begin_from newsroom_pristine
}

# json EXPRESSION: of the last answer, r.
json() {
	printf '%s\0%s\0' "$1" "$out" >&9
	hear node
	cat "$work/node.answer"
}
