#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom article history` tells what was done with an edition, by whom and
# why, in words. In a database of its own.

# The words are Bulgarian, and are meant as they stand.
# shellcheck disable=SC1111
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

article() {
	newsroom article "$@"
}

# acts NAME N: the first N lines, without the times.
acts() {
	"$BUILD/newsroom" article history "$1" | head -n "$2" |
		sed 's/^ *\([0-9]*\)  [0-9-]* [0-9:]*  /\1 /' | paste -sd '|'
}

# file LINE…: a file with these in its head.
file() {
	{
		printf -- '---\ntitle: Изложба\nlang: bg\nslug: izlozhba\n'
		printf '%s\n' "$@"
		printf -- '---\n\nТекст.\n'
	} >"$work/a.md"
}

# edit SED-SCRIPT: what stands, changed and taken in again.
edit() {
	"$BUILD/newsroom" article show izlozhba | sed "$1" >"$work/b.md"
	article import "$work/b.md" --as Петър
}

test_life() {
	file 'lead: Лийд.'
	article import "$work/a.md" --as Мария
	is "$(acts izlozhba 9)" '1 Мария: made' 'what is new was made'
	article embargo izlozhba --until '2098-01-15 10:00' --as Мария
	is "$(acts izlozhba 2)" '2 Мария: put under embargo until 2098-01-15 10:00|2 Мария: given the number 1/2098' \
		'an embargo says until when, and the number that was given'
	article preview izlozhba --until '10.01.2098 г., 10:00 ч.' --as Мария
	is "$(acts izlozhba 1)" \
		'2 Мария: a preview was given, until 2098-01-10 10:00' \
		'a preview is told of'
	article embargo izlozhba --until '2099-01-16 10:00' --as Петър \
		--because 'Министърът е в чужбина.'
	is "$(acts izlozhba 3)" '3 Петър: put under embargo until 2099-01-16 10:00 instead of 2098-01-15 10:00|3 Петър: given the number 1/2099 instead of 1/2098|3 Петър: because: Министърът е в чужбина.' \
		'a new time says instead of which, and why'
	before=$(acts izlozhba 9)
	article embargo izlozhba --until '2099-01-16 10:00' --as Мария
	is "$status $(acts izlozhba 9)" "0 $before" \
		'who decides the same again takes no reason away'
	article embargo izlozhba --until '2099-01-16 10:00' --as Мария \
		--because 'Друга.'
	is "$status $(acts izlozhba 9)" "1 $before" \
		'and gives nobody his own'
	article schedule izlozhba --at '2099-01-16 10:00' --as Петър
	is "$(acts izlozhba 1)" '4 Петър: scheduled for 2099-01-16 10:00' \
		'an embargo that is none any more is'
	article hold izlozhba --as Петър
	is "$(acts izlozhba 1)" '5 Петър: made a draft again' \
		'so is a draft'
	article publish izlozhba --as Петър
	is "$status $(acts izlozhba 1)" '1 5 Петър: made a draft again' \
		'but its embargo is none that a draft would end'
	article publish izlozhba --break-embargo --because 'Излезе.' --as Петър
	is "$(acts izlozhba 2)" '6 Петър: the embargo until 2099-01-16 10:00 was broken|6 Петър: published' \
		'and what is public'
	edit 's/^title: .*/title: "Изложбата"/; s/Текст/Друг текст/
		s/^lang: bg/&\ncorrection: Името беше сгрешено./'
	is "$(acts izlozhba 2)" '7 Петър: corrected, as readers are told: Името беше сгрешено.|7 Петър: changed: title, text' \
		'a correction is told with its sentence and what changed'
	edit '/^correction/s/сгрешено/объркано/'
	is "$(acts izlozhba 1)" \
		'8 Петър: corrected, as readers are told: Името беше объркано.' \
		'also a correction of a correction'
	article restore izlozhba --revision 6 --as Мария
	is "$(acts izlozhba 2)" '9 Мария: readers are no more told of the correction: Името беше объркано.|9 Мария: the words of revision 6 again' \
		'old words are told by their number'
	edit 's/^slug: .*/slug: izlozhbata/'
	is "$(acts izlozhba 1)" \
		'10 Петър: moved to /bg/news/izlozhbata/ from /bg/news/izlozhba/' \
		'an address is told with the one before'
	article withdraw izlozhbata --because 'Отменена.' --as Мария
	is "$(acts izlozhba 2)" '11 Мария: withdrawn|11 Мария: because: Отменена.' \
		'who withdraws says why'
	article publish izlozhbata --as Мария
	is "$(acts izlozhba 1)" \
		'12 Мария: published again, as of its first time' \
		'and it comes back'
	article history izlozhbata --json
	is "$(json 'r.length + " " + r[1].changed + " " + r[1].acts.map((a) =>
		a.act + (a.detail ? "=" + a.detail : "")).join(" ")')" \
		'12 state, withdrawn withdrawn because=Отменена.' \
		'JSON has the details'
}

test_broken() {
	file 'lead: Лийд.'
	sed -i 's/izlozhba/tayna/' "$work/a.md"
	article import "$work/a.md" --as Мария
	article embargo tayna --until '2096-01-15 10:00' --as Мария
	article publish tayna --as Петър
	is "$status $(cat "$work/err")" '1 newsroom: tayna is under embargo until 2096-01-15 10:00: publish --break-embargo --because WHY comes before that' \
		'an embargo is not broken by who does not say so'
	article publish tayna --break-embargo --as Петър
	is "$status $(acts tayna 1)" \
		'2 2 Мария: put under embargo until 2096-01-15 10:00' \
		'nor without a reason'
	article publish tayna --break-embargo --because 'Изтече.' --as Петър
	is "$status $(acts tayna 4 | sed 's|number [0-9]*/20..|number N|')" \
		'0 3 Петър: the embargo until 2096-01-15 10:00 was broken|3 Петър: published|3 Петър: given the number N instead of 1/2096|3 Петър: because: Изтече.' \
		'who does, and why, is told'
}

test_held() {
	file 'lead: Лийд.'
	sed -i 's/izlozhba/chaka/' "$work/a.md"
	article import "$work/a.md"
	article embargo chaka --until '2096-01-15 10:00'
	is "$(echo "$out" | grep -c 'under embargo')" 0 \
		'what is under embargo says so in its first word'
	article hold chaka
	is "$(echo "$out" | sed -n 3p)" \
		'              under embargo until 2096-01-15 10:00' \
		'who makes it a draft is told that it is so still'
	article list --limit 1
	is "$(echo "$out" | tail -n 1)" \
		'              under embargo until 2096-01-15 10:00' \
		'so does a list'
	article publish chaka --break-embargo --because Изтече.
	is "$(echo "$out" | grep -c 'under embargo')" 0 \
		'and what is public is not'
}

test_number() {
	file 'published: 2018-03-03 10:00' 'number: 7/2018'
	sed -i 's/izlozhba/stara/' "$work/a.md"
	article import "$work/a.md" --as Мария
	is "$(acts stara 9)" '1 Мария: made|1 Мария: published as of 2018-03-03 10:00|1 Мария: given the number 7/2018' \
		'a number given by hand is told, and an earlier time'
	printf -- '---\ntitle: Друга\nlang: bg\nslug: druga\n---\n\nТекст.\n' \
		>"$work/c.md"
	article import "$work/c.md" --as Мария
	article embargo druga --until '2097-01-15 10:00' --as Мария
	"$BUILD/newsroom" article show druga |
		sed 's/^number: .*/number: 5\/2097/' >"$work/c.md"
	article import "$work/c.md" --as Петър
	is "$status $(acts druga 1)" \
		'0 2 Петър: given the number 5/2097 instead of 1/2097' \
		'also where nothing else was changed'
}

test_time() {
	ask "UPDATE core.revision SET made_at = make_date(2019, 12, number),
		content = CASE number WHEN 2 THEN content
			|| '{\"published_at\": \"2020-01-01T10:00:00+02:00\"}'
			ELSE content END
		WHERE edition = (SELECT id FROM core.edition
			WHERE slug = 'druga');
		UPDATE core.press_number SET given_at = NULL
		WHERE year = 2097" >/dev/null
	article history druga
	is "$(echo "$out" | head -n 1)" \
		'   2  2020-01-01 10:00:00  became public at its time' \
		'what nobody did has its time'
}

test_life
test_broken
test_held
test_number
test_time
echo "1..$count"
