#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A file that is no UTF-8 text is refused by each import with its line and
# column, and nothing is written; a byte order mark and other systems' line
# ends are none. In a database of its own.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

export NEWSROOM_MEDIA=

# The text that stands in the third line of each file, at column 8.
files() {
	rm -rf "$work/folder" "$work/site" "$work/maps"
	mkdir -p "$work/folder/articles" "$work/site/bg" "$work/maps"
	printf -- '---\ntitle: Т\nlead:  %b\n---\n\nТекст.\n' "$1" \
		>"$work/folder/articles/a.bg.md"
	printf -- '---\ntitle: Т\nlead:  %b\n---\n\nТекст.\n' "$1" \
		>"$work/site/bg/a.md"
	printf -- 'language: bg\n\nt/abc: %b\n' "$1" >"$work/maps/map"
	printf -- '<rss xmlns:wp="w" xmlns:content="c"><channel>%b%b%b\n' \
		'<wp:wxr_version>1.2</wp:wxr_version><language>bg</language>\n' \
		"<title>$1" '</title><item><title>Т</title><wp:post_id>1</wp:post_id>
<wp:post_name>w</wp:post_name><wp:status>draft</wp:status>
<wp:post_type>post</wp:post_type></item></channel></rss>' >"$work/in.xml"
	printf -- '{"db": [{"meta": {"version": "5.0.0"}, "data":\n%b%b%b\n' \
		'{"posts": [{"id": "1", "slug": "g",\n' "\"title\":\"$1" \
		'"}]}}]}' >"$work/in.json"
}

# Each file by another way of writing.
each() {
	for file in folder/articles/a.bg.md site/bg/a.md maps/map in.xml in.json; do
		"$@" <"$work/$file" >"$work/new"
		mv "$work/new" "$work/$file"
	done
}

# What each import says: its status and the place of the first fault.
said() {
	# shellcheck disable=SC2086 # they are words
	for import in 'folder folder' 'markdown site' 'wordpress in.xml' \
		'ghost in.json' 'ghost in.json --map maps/map'; do
		(cd "$work" && "$BUILD/newsroom" import $import --dry-run \
			>out 2>err) && echo 0 || grep -om 1 \
			'line [0-9]*, column [0-9]*: .*\|[0-9]*:[0-9]*: .*' \
			"$work/err" || echo "no place: $(head -n 1 "$work/err")"
	done | sed 's/^line \([0-9]*\), column \([0-9]*\)/\1:\2/' |
		cut -d : -f 1,2 | paste -sd ' '
}

BUILD=$(cd "$BUILD" && pwd)
files 'Поле'
is "$(said)" '0 0 0 0 0' 'a good file is taken'
files 'Поле'
each sed 's/$/\r/'
is "$(said)" '0 0 0 0 0' 'so is one with the line ends of Windows'
files 'Поле'
each tr '\n' '\r'
is "$(said)" '0 0 0 0 0' 'and one with those of an old Macintosh'
files 'Поле'
each sed '1s/^/\xef\xbb\xbf/'
is "$(said)" '0 0 0 0 0' 'and one with a byte order mark'
files 'Поле'
each iconv -f UTF-8 -t UTF-16
for import in folder:folder markdown:site wordpress:in.xml ghost:in.json; do
	newsroom import "${import%:*}" "$work/${import#*:}"
	is "$status $(grep -o 'this is UTF-16: save it as UTF-8' "$work/err")" \
		'1 this is UTF-16: save it as UTF-8' \
		"UTF-16 is told so: import ${import%:*}"
done
for fault in 'an octet of windows-1251:\317' 'an overlong slash:\300\257' \
	'half of a surrogate pair:\355\240\200' 'a NUL:\000' \
	'beyond Unicode:\364\220\200\200' 'a lone tail:\200'; do
	files "${fault#*:}"
	is "$(said)" '3:8 3:8 2:8 3:10 3:8' "its place is said: ${fault%:*}"
done
for file in folder/articles/a.bg.md site/bg/a.md; do
	files 'Поле'
	printf 'Пол\320' >>"$work/$file"
done
is "$(ask 'SELECT count(*) FROM core.edition')" 0 'and nothing is written'
echo "1..$count"
