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

# What lint says of the whole tree, by group, before anything is broken.
sed -n 's/^# \([a-z]*\): .*/\1/p' tests/lint.sh | uniq >"$work/groups"
while read -r group; do
	sh tests/lint.sh "$group" >"$work/before.$group" 2>&1 || :
done <"$work/groups"

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

# breaks RULE FILE MARK FAULT COMMAND…: after the command, lint says FAULT,
# an expression, of FILE at the line where MARK stands, or at its first.
breaks() {
	rule=$1 file=$2 mark=$3 fault=$4
	shift 4
	"$@"
	line=1
	[ -z "$mark" ] || line=$(grep -naF -- "$mark" "$file" | tail -n 1 |
		cut -d : -f 1)
	lint "${rule%%:*}"
	[ "$status" = 1 ] && [ ! -s "$work/errors" ] &&
		grep -Eq "^$file:$line: $fault" "$work/new" && found=0 || found=1
	ok "$found" "$rule: $fault"
	echo "$rule" >>"$work/proved"
	mend "$file"
}

# passes GROUP WHAT FILE COMMAND…: after the command, lint says nothing new.
passes() {
	group=$1 what=$2 file=$3
	shift 3
	"$@"
	lint "$group"
	grep -v '^lint: ' "$work/new" >"$work/faults" && found=1 || found=0
	ok "$found" "$group: $what passes"
	mend "$file"
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
