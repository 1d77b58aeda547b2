#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The rules of the house that a machine can check:
#
#	sh tests/lint.sh [GROUP…]
#
# prints `file:line: what` for each fault and fails, or says how many rules
# hold. Each rule is a line below that begins with its group; how it is
# checked stands in tests/lint/. tests/web/lint.t breaks them one by one.
#
# Lists of files stand one a line and are meant to be taken apart.
# shellcheck disable=SC2046,SC2086
set -euf
export LC_ALL=C

cd "$(dirname "$0")/.."
exec </dev/null
IFS='
'
ALL='layers
queries
sizes
headers
templates
words
text
tree
tools'
TREE='Makefile|cgi-bin|bin|lib|sql|templates|nginx|tests|LICENSE.*|\..*'
DOCUMENTS='README.md
HACKING.md
OPERATIONS.md
CHANGES.md'
PROGRAMS='^(lib|cgi-bin|bin)/.*\.[ch]$'
QUERIES='^sql/queries/.*\.sql$'

# What stands at the top, but what git does not look at.
tops() {
	find . -mindepth 1 -maxdepth 1 -printf '%P\n' | sort |
		grep -Fvx -e .git -e "$(sed -n 's|^/\(.*\)/$|\1|p' .gitignore)"
}

# What of it is not the tree's.
strangers() {
	tops | grep -Evx "$TREE" | grep -Fvx "$DOCUMENTS" || :
}

# of PATTERN: the files of the tree whose path fits.
of() {
	echo "$files" | grep -E "$1" || :
}

# check PROGRAM [OPTION…] FILE…: ask a program of tests/lint/. Debian's mawk is
# six times as fast as gawk, which something else may have brought along.
check() {
	program=tests/lint/$1.awk
	shift
	"$awk" -f tests/lint/code.awk -f "$program" "$@"
}

# layers: a file of lib/ includes only what stands above it in the Makefile
# layers: a program includes headers of lib/ and its own, no other program's
# layers: ctemplate, libpq and libfcgi are known to their own modules only
layers() {
	check layers -v lib="$(sed -n '/^LIB = /,/[^\\]$/p' Makefile |
		sed 's/^LIB = //; s/\\$//' | tr '\n' ' ')" \
		$(of '^(lib|cgi-bin|bin)/.*\.(c|h|cc)$')
}

# queries: a query names only the schema web
# queries: a query is one statement
# queries: a query begins with a comment that names each of its parameters
# queries: every query is asked by C, and every query that C asks is there
queries() {
	check queries $(of "$PROGRAMS") $(of "$QUERIES")
}

# sizes: a function has 50 lines at most
# sizes: a function has 5 parameters at most
# sizes: a file has 400 lines at most
# sizes: a line has 80 columns at most
# sizes: statements are nested 3 deep at most
# sizes: nothing outlives a call but the one flag and what log knows
# sizes: there is no goto, no typedef, and no macro that hides a jump
sizes() {
	check sizes $(of '\.(c|h|cc)$')
}

# headers: what a header of lib/ declares has a comment directly above it
headers() {
	check headers $(of '^lib/.*\.h$')
}

# templates: a page escapes itself, and a part is escaped by its page
# templates: a text escapes nothing, and no markup is put into it
# templates: raw HTML goes out only where the list in templates.awk says so
# templates: what a template shows is filled, in the place where it shows it
# templates: every template is shown by a program, and every part put in
# templates: a page has no script and no style of its own
# templates: nothing on a page comes from another site
templates() {
	check templates $(of "$PROGRAMS") $(of "$QUERIES") \
		$(of '^templates/[^/]*\.(ini|tpl)$')
	check markup $(of '^templates/.*\.(ini|tpl|css|svg)$')
}

# words: a word stands once, in every language
# words: every word has a user
# words: every word that is shown is there
# words: every sentence of newsroom is in every catalogue, and no other is
# words: a sentence of newsroom is said by _()
words() {
	check words $(of "$PROGRAMS") $(of '^templates/.*\.tpl$') \
		templates/words.ini templates/countries.ini
	said=$(mktemp)
	sentences -k_ -kN_ -kgettext -kngettext:1,2 -kSETTING:3 >"$said"
	for catalogue in $(of '^bin/newsroom/.*\.po$'); do
		msgcmp "$catalogue" "$said" 2>&1 | lacks
	done
	rm -f "$said"
	sentences $(printf -- '-k%s\n' warn:1 warnx:1 err:2 errx:2 puts:1 \
		fputs:1 printf:1 fprintf:2 arena_printf:2 options_wrong:2 \
		check_fault:3 check_suggest:3 import_note:3 import_fail:3 \
		import_leave_out:3 refuse:1 refuse:2 fail:2) |
		awk '
		/^#: / { place = $2 }
		/^msgid / && /[a-z][a-z] [a-z]+ [a-z]/ && !/[<`]/ {
			print place ": a sentence that is not inside of _()"
		}'
}

# sentences KEYWORD…: what newsroom says by these, as gettext lists it.
sentences() {
	xgettext --from-code=UTF-8 --no-wrap -k "$@" -o - \
		$(of '^(bin/newsroom/.*|lib/config)\.[ch]$') 2>/dev/null
}

# What msgcmp says, at the places where it is to be mended.
lacks() {
	awk -F : -v list="$said" -v catalogue="$catalogue" '
		BEGIN {
			while ((getline line <list) > 0) {
				if (line ~ /^#: /)
					split(line, places, " ")
				place[++n] = places[2]
			}
		}
		$1 == list { print place[$2] ": " catalogue " lacks it" }
		/: this message (needs|is untr)/ {
			print $1 ":" $2 ": it is not translated"
		}
		/: this message is not used/ {
			print $1 ":" $2 ": newsroom does not say this"
		}'
}

# text: a source names its licence
# text: a line ends in no white space and no carriage return; the last ends
# text: a text is UTF-8
# text: a line is indented as .editorconfig says
# text: nothing names a folder of one machine
# text: nothing names a person's address or a registry's host
text() {
	texts=$(of . | grep -Ev '\.(woff2|png|jpg|ico|bin)$|LICENSE|/corpus/')
	check text .editorconfig $texts
	# grep counts lines, wc their ends.
	{
		grep -Hc '' $texts
		wc -l $texts | sed 's/^ *\([0-9]*\) \(.*\)/\2:\1/'
	} | awk -F : '
		$1 in n && n[$1] > $2 {
			print $1 ":" n[$1] ": its last line has no end"
		}
		{ n[$1] = $2 }'
	LC_ALL=C.UTF-8 grep -aHnvx '.*' $texts |
		sed 's/^\([^:]*:[0-9]*\):.*/\1: not UTF-8/'
}

# tree: nothing stands at the top but what belongs there
# tree: the documents are there
tree() {
	for name in $(strangers); do
		echo "$name:1: does not belong to the top of the tree"
	done
	for name in $DOCUMENTS; do
		[ -s "$name" ] || echo "$name:1: is not there"
	done
}

# tools: C and C++ are as clang-format writes them
# tools: cppcheck finds no fault
# tools: shellcheck finds no fault
tools() {
	found=$(clang-format --dry-run $(of '\.(c|h|cc)$') 2>&1) ||
		echo ".clang-format:1: $found"
	echo "$found" | awk -F : '
		/: warning: code should be clang-formatted/ && !n[$1]++ {
			line[$1] = $2
		}
		END {
			for (file in line) {
				what = "this otherwise"
				if (n[file] > 1)
					what = n[file] " places otherwise, " \
						"this first"
				print file ":" line[file] \
					": clang-format writes " what
			}
		}'
	# What it found in a file that has not changed, it remembers. It does
	# not know __VA_OPT__, of which the fields of a row are made.
	mkdir -p build/cppcheck
	cppcheck -q -j 2 --cppcheck-build-dir=build/cppcheck --enable=warning,performance,portability \
		--std=c11 --std=c++17 --library=posix,gnu \
		-Ilib -Ibuild -D_GNU_SOURCE -UROW_FIELDS \
		--suppressions-list=tests/lint/cppcheck.txt \
		--template='{file}:{line}: cppcheck: {message} [{id}]' \
		$(of '\.(c|cc)$') 2>&1
	# What a script reads when it runs may not be there now: SC1090, SC1091.
	shellcheck -f gcc -a -x -P SCRIPTDIR -e SC1090,SC1091 \
		$(of . | scripts) 2>&1 |
		sed 's/^\([^:]*:[0-9]*\):[0-9]*: [a-z]*: /\1: shellcheck: /'
}

# Which of the files are for sh. (What has no such line, another reads.)
# shellcheck disable=SC2016
scripts() {
	xargs -d '\n' awk '
		FNR == 1 && $0 == "#!/bin/sh" { print FILENAME }
		{ nextfile }'
}

# A check that did not run to its end is not a check without fault.
leave() {
	status=$?
	sort -u -t : -k 1,1 -k 2,2n -k 3 "$faults"
	[ "$status" = 0 ] || echo "lint: a check did not end well" >&2
	[ "$status" = 0 ] && [ -s "$faults" ] && status=1
	rm -f "$faults"
	[ "$status" != 0 ] || echo "lint: $rules rules, no fault"
	exit "$status"
}

[ $# -gt 0 ] || set -- $ALL
for group; do
	echo "$ALL" | grep -Fqx -e "$group" || {
		echo "usage: sh tests/lint.sh [$(echo "$ALL" | tr '\n' ' ')]" >&2
		exit 2
	}
done
awk=$(command -v mawk || command -v awk)
files=$(find $(tops | grep -Fvx "$(strangers)") -name node_modules -prune \
	-o -type f -print | sort)
rules=$(for group; do
	grep "^# $group: " tests/lint.sh
done | grep -c '')
faults=$(mktemp)
trap leave EXIT
trap 'exit 1' INT TERM
for group; do
	"$group"
done >"$faults"
