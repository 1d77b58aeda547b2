#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What is shown is what import reads, whatever a text holds: the second time
# to the byte, and the page stays as it is. In a database of its own.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

all=48

# shown FOLDER: each of them as its file.
shown() {
	mkdir "$work/$1"
	for n in $(seq 0 $((all - 1))); do
		"$BUILD/newsroom" article show "g-$n" >"$work/$1/g-$n.md"
	done
}

pages() {
	ask "SELECT md5(string_agg(slug || title || lead || body_html, ''
			ORDER BY slug)), count(*)
		FROM core.edition WHERE slug ~ '^g-[0-9]+\$'"
}

mkdir "$work/typed"
python3 tests/bin/bytes.py "$work/typed" "$all"
newsroom article import "$work"/typed/*.md
is "$status $(echo "$out" | grep -c ': made ')" "0 $all" \
	'odd content is taken in'
before=$(pages)
shown first
cp -r "$work/first" "$work/kept"
newsroom article import "$work"/first/*.md
is "$status $(echo "$out" | grep -c ': same ')" "0 $all" \
	'what is shown changes nothing'
is "$(diff -r "$work/first" "$work/kept" && echo same)" same \
	'and its file is left alone'
shown second
is "$(diff -r "$work/first" "$work/second" && echo same)" same \
	'the second time it is the same to the byte'
is "$(pages)" "$before" 'and so are the pages'
echo "1..$count"
