#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom slug` and `newsroom translit`; the law's table stands in
# tests/unit/translit.c.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

# said VERB TEXT WANTED SENTENCE
said() {
	newsroom "$1" -- "$2"
	is "$status $out" "$3" "$4"
}

said translit 'Щъркел от България' '0 Shtarkel ot Bulgaria' \
	'a text is transliterated'
said translit 'СОФИЯ' '0 SOFIA' 'capitals stay capitals'
said slug 'София Тех Парк' '0 sofia-teh-park' 'a title gives its slug'
said slug '2020' '0 n-2020' 'a year is no slug'
said slug '—' '0 bez-zaglavie' 'nothing has a slug, too'
said slug '--help' '0 help' 'behind -- all is text'
for verb in slug translit; do
	newsroom "$verb" "$(printf 'a\377')"
	is "$status $(cat "$work/err")" '1 newsroom: not UTF-8 text' \
		"$verb refuses what is not UTF-8"
	newsroom "$verb"
	is "$status" 2 "$verb without a text is wrong usage"
	newsroom "$verb" --help
	is "$status $(echo "$out" | head -n 1)" "0 newsroom $verb TEXT" \
		"$verb has help"
done
# Whatever slug makes, the database takes.
for text in '2020-09' 'Ъ' "$(head -c 3000 /dev/zero | tr '\0' 1)" 'и/или'; do
	newsroom slug "$text"
	is "$(ask "SELECT '$out'::core.slug = '$out'")" t "$out is a slug"
done
echo "1..$count"
