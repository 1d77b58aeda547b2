#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Whatever a press officer writes, he is told in a sentence what is wrong, and
# in which line; no name of the schema's reaches him. In a database of its own.

# Backquotes stand around the name of a line.
# shellcheck disable=SC2016
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh

# file LINE…: a file with these in its head. A line may have \n.
file() {
	{
		printf -- '---\ntitle: Глава\nlang: bg\n'
		printf '%b\n' "$@"
		printf -- '---\n\nТекст.\n'
	} >"$work/a.md"
}

# bad LINE WHY TEXT: import refuses it so, and check says the same as a fault.
bad() {
	file "$3"
	newsroom article import "$work/a.md" --dry-run
	is "$status $(head -n 1 "$work/err")" "1 $work/a.md:$1: $2" \
		"it is refused: $2"
	newsroom article check "$work/a.md"
	is "$status $(echo "$out" | grep -F "$2")" \
		"1 $work/a.md:$1: fault: $2" 'which check says before'
}

# good LINE: is taken as if it were not there.
good() {
	file "$1"
	newsroom article import "$work/a.md" --dry-run
	is "$status $(cat "$work/err")" '0 A dry run: nothing was written.' \
		"$1 says nothing, and is no fault"
}

test_heads() {
	bad 4 'unknown: titel' 'titel: x'
	bad 4 'there is no project nope' 'projects: [nope]'
	bad 5 'there is no partner nope' 'projects: []\npartners: [nope]'
	bad 4 'a list stands in brackets: projects: [media-motor-europe]' \
		'projects: media-motor-europe'
	bad 4 'its `slug` is no a-z, 0-9 and single hyphens, with a letter and 80 at most' \
		'slug: Hello World'
	bad 5 'its `lead` has over 2,000 characters' \
		"place: Т\nlead: \"$(printf '%02001d' 0)\""
	bad 4 'there is no edition en/nope' 'translation_of: en/nope'
	bad 4 '31 is no number of a press release, such as 31/2020' \
		'number: 31'
	bad 4 'its `published` or `number` is of a year before 1900' \
		'number: 31/1850'
	bad 4 'its `published` or `number` is of a year before 1900' \
		'published: 1850-01-01'
	for member in place picture_alt picture_caption correction key lead slug
	do
		good "$member: \"\""
		good "$member: \"  \""
	done
	printf -- '---\ntitle: Езикът\nlang: de\n---\n\nТ.\n' >"$work/a.md"
	newsroom article import "$work/a.md"
	is "$status $(head -n 1 "$work/err")" \
		"1 $work/a.md:3: its \`lang\` is no language of this site" \
		'a language that there is not is refused'
}

# thing KIND LINE WHY YAML
thing() {
	printf '%b\n' "$4" >"$work/t.yaml"
	newsroom "$1" import "$work/t.yaml"
	is "$status $(head -n 1 "$work/err")" "1 $work/t.yaml:$2: $3" \
		"a $1 is refused: $3"
}

test_things() {
	thing project 2 \
		'its `currency` is not three capital letters, as EUR' \
		'slug: p\ncurrency: euro'
	thing project 2 'x is no number' 'slug: p\ntotal_amount: x'
	thing project 2 'soon is no day, as 2020-09-28' \
		'slug: p\nstarts_on: soon'
	thing project 2 '2020-02-30 is no day, as 2020-09-28' \
		'slug: p\nstarts_on: 2020-02-30'
	thing project 3 'its `ends_on` is not after `starts_on`' \
		'slug: p\nwebsite: https://p.bg\nends_on: 2019-01-01\nstarts_on: 2020-01-01'
	thing project 1 'its `slug` is missing' 'eu_funded: true'
	thing partner 2 'its `country` is not two capital letters, as BG' \
		'slug: p\ncountry: Bulgaria'
	thing partner 1 'its `name` is missing' \
		'slug: p\ncountry: BG\nbg:\n  lead: Т.'
	thing partner 1 \
		'an address of it does not begin with https:// or has a blank in it' \
		'country: BG\nwebsite: p.bg\nslug: p'
}

# Each rule on what an editor writes has its sentence; what the programs fill
# in by themselves, and what a statement takes as no fault, has none.
is_own() {
	grep -vE -e '_(article|edition|project|partner|page|media|programme)_fkey$' \
		-e '_article_lang_key$|_position_check$|^moved_to_one_thing$' \
		-e '^(edition|press_number|preview|revision)_(state|number|hash|until|published_at|withdrawn_at|corrected_at)_check$' \
		-e '^edition_(withdrawn_has_a_time|correction_has_a_time)$' \
		-e '^(project|partner|page|programme|article)_(slug|key)_key$' \
		-e '^press_number_article_key$' \
		-e '^media_(file|hash|height|octets|picture|sha256|type|width|widths)_'
}

test_rules() {
	ask "SELECT c.conname FROM pg_constraint c
		WHERE c.connamespace = 'core'::regnamespace
			AND c.contype IN ('c', 'u', 'f')
			AND (c.contypid <> 0 OR c.conrelid::regclass::text ~
				'^core\\.(programme|project|partner|participation|media|article|edition|page|moved|revision|press_number|preview)(_text|_media|_project|_partner)?\$')
		UNION SELECT 'a_project_has_one_coordinator'
		ORDER BY 1" >"$work/rules"
	is_own <"$work/rules" | while read -r rule; do
		case $rule in
		*lang_fkey) rule=lang_fkey ;;
		esac
		grep -qF "$rule\\\"\"" bin/newsroom/reason.c || echo "$rule"
	done >"$work/unsaid"
	is "$(grep -c . "$work/rules" | sed 's/^[7-9].$/many/') $(cat "$work/unsaid")" \
		'many ' 'each of them has its sentence'
	ask "SELECT p.proname, m[1] FROM pg_proc p, regexp_matches(p.prosrc,
			'RAISE [a-z_ ]*USING MESSAGE =([^;]*);', 'g') m
		WHERE p.pronamespace::regnamespace::text IN ('core', 'web')
			AND EXISTS (SELECT FROM regexp_matches(m[1],
				'''([^'']*)''', 'g') t
				WHERE t[1] ~ '(core|web)\\.[a-z_]')" \
		>"$work/names"
	is "$(cat "$work/names")" '' 'and no sentence names what it is kept in'
}

test_heads
test_things
test_rules
echo "1..$count"
