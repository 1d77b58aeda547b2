# shellcheck shell=sh
# SPDX-License-Identifier: EUPL-1.2
# What tests/web/lint.t stands on: a copy of the tree to break, one thing at
# a time, and what lint says of it.

top=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
n=0
failed=0

# The copy, twice: one to break, one to mend it from.
mkdir "$work/whole"
cd "$top"
for name in Makefile bin cgi-bin lib nginx sql templates tests ./*.md \
	.clang-format .editorconfig .gitignore .ci; do
	[ ! -e "$name" ] || cp -R "$name" "$work/whole"
done
cp -R "$work/whole" "$work/tree"
cd "$work/tree"

# ok STATUS NAME: a line of TAP; what lint said follows where it is not ok.
ok() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		failed=$((failed + 1))
		echo "not ok $n - $2"
		sed 's/^/# /' "$work/after" "$work/errors"
	fi
}

# What lint says of the whole tree, by group, before anything is broken. The
# tools look at what is broken alone.
sed -n 's/^# \([a-z]*\): .*/\1/p' tests/lint.sh | uniq >"$work/groups"
: >"$work/before.tools"
grep -v tools "$work/groups" | while read -r group; do
	sh tests/lint.sh "$group" >"$work/before.$group" 2>&1 || :
done

# lint GROUP: its status, and in $work/new what it did not say before.
lint() {
	status=0
	sh tests/lint.sh "$1" >"$work/after" 2>"$work/errors" || status=$?
	grep -Fvx -f "$work/before.$1" "$work/after" >"$work/new" || :
}

mend() {
	rm -rf "./$1"
	[ ! -e "$work/whole/$1" ] || cp -R "$work/whole/$1" "./$1"
}

# What is broken in one group is looked at together, since lint costs more
# than a fault: $work/broken has a line for each, FILE, LINE, FAULT and what
# is proved, between tabs; the LINE of what passes is "none".
: >"$work/broken"
together=
only_added=yes
tab=$(printf '\t')

# settle: what lint says of all that is broken now, which is then mended.
settle() {
	[ -s "$work/broken" ] || return 0
	lint "$together"
	while IFS=$tab read -r file line fault name; do
		good=1
		if [ "$line" = none ]; then
			grep -q "^$file:" "$work/new" || good=0
		elif [ "$status" = 1 ]; then
			! grep -Eq "^$file:$line: $fault" "$work/new" || good=0
		fi
		[ ! -s "$work/errors" ] || good=1
		ok "$good" "$name"
	done <"$work/broken"
	cut -f 1 "$work/broken" | sort -u >"$work/files"
	while read -r file; do
		mend "$file"
	done <"$work/files"
	: >"$work/broken"
}

# begin GROUP FILE COMMAND…: do it. What is added to a file stands beside
# what was added before; anything else wants the file whole.
begin() {
	group=$1 file=$2
	shift 2
	if [ "$group" != "$together" ] ||
		{ grep -q "^$file$tab" "$work/broken" &&
			[ "$1$only_added" != addyes ]; }; then
		settle
		only_added=yes
	fi
	[ "$1" = add ] || only_added=no
	together=$group
	"$@"
}

# breaks RULE FILE MARK FAULT COMMAND…: after the command, lint says FAULT,
# an expression, of FILE at the line where MARK stands, or at its first.
breaks() {
	rule=$1 broken=$2 mark=$3 expected=$4
	shift 4
	begin "${rule%%:*}" "$broken" "$@"
	line=1
	[ -z "$mark" ] || line=$(grep -naF -- "$mark" "$broken" | tail -n 1 |
		cut -d : -f 1)
	printf '%s\t%s\t%s\t%s\n' "$broken" "$line" "$expected" \
		"$rule: $expected" >>"$work/broken"
	echo "$rule" >>"$work/proved"
}

# passes GROUP WHAT FILE COMMAND…: after the command, lint says nothing new of
# the file, which nothing else breaks.
passes() {
	group=$1 what=$2 passed=$3
	shift 3
	! grep -q "^$passed$tab" "$work/broken" || settle
	begin "$group" "$passed" "$@"
	only_added=no
	printf '%s\tnone\t-\t%s\n' "$passed" "$group: $what passes" \
		>>"$work/broken"
}

# only PATH…: of the tree these alone, until it is whole again: where a file is
# judged by itself, all others cost time and say nothing.
only() {
	settle
	kept=$(printf '%s\n' '\..*' 'tests/lint.*' "$@" | paste -sd '|')
	find . -type f -regextype posix-extended \
		! -regex "\./($kept)(/.*)?" -delete
}

whole() {
	settle
	cp -R "$work/whole/." .
}

add() { # FILE LINE…
	to=$1
	shift
	printf '%s\n' "$@" >>"$to"
}
put() { # FILE LINE…
	rm -f "$1"
	add "$@"
}
change() { # FILE SCRIPT
	sed "$2" "$work/whole/$1" >"$1"
}
unended() { # FILE TEXT
	printf '%s' "$2" >>"$1"
}
byte() { # FILE
	printf '/* \377 */\n' >>"$1"
}
repeat() { # N TEXT
	i=0
	while [ $((i += 1)) -le "$1" ]; do
		printf '%s' "$2"
	done
}

# function_of FILE LINES: a function of as many lines.
function_of() {
	{
		printf 'void\nlong_one(void)\n{\n'
		repeat $(($2 - 3)) '	;
'
		echo '}'
	} >>"$1"
}
lines_of() { # FILE N
	repeat "$2" '
' >"$1"
}
