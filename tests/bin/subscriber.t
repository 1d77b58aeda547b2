#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom subscriber`: what is held about somebody is shown, given, erased;
# who comes with proof of consent is taken in. In a database of its own, which
# is gone afterwards.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh

subscriber() {
	newsroom subscriber "$@"
}

# take ARGUMENT…: import $work/in.csv, and set status and report: items, made,
# updated, same, and what was left out. Items are the sum of the rest.
take() {
	subscriber import "$work/in.csv" --json "$@"
	report=$(json '[r.items, r.made, r.updated, r.same,
		...r.left_out.map((x) => "[" + x.item + ": " + x.why + "]"),
		r.items == r.made + r.updated + r.same + r.left_out.length
			? "" : "wrong sum"].join(" ").trim()')
}

head='email,language,frequency,projects,consented_at,consent_words,privacy_page'

# csv LINE…: the file that is imported next.
csv() {
	printf '%s\n' "$@" >"$work/in.csv"
}

# proof ADDRESS: the row of somebody who has agreed.
proof() {
	echo "$1,bg,weekly,,2024-05-01 10:00,\"Да, пишете ми.\",2024-01"
}

readers() {
	ask "SELECT string_agg(address, ' ' ORDER BY id) FROM core.subscriber"
}

nobody() {
	ask 'DELETE FROM core.subscriber; DELETE FROM core.suppression'
}

# refused SENTENCE REASON: nothing of the file is taken.
refused() {
	take
	is "$status $report $(readers)" "1 1 0 0 0 [$2] " "$1"
}

# left_out SENTENCE REASON ROW: this row is left out, the others go in.
left_out() {
	csv "$head" "$(proof a@a.bg)" "$3" "$(proof z@a.bg)"
	take
	is "$status $report $(readers)" "0 3 2 0 0 [$2] a@a.bg z@a.bg" "$1"
	nobody
}

project=$(ask 'SELECT min(slug) FROM core.project')
other=$(ask 'SELECT max(slug) FROM core.project')

test_letters() {
	csv "$head" "a@a.bg,en,each,$project,2024-05-01,Yes.,"
	take
	subscriber show A@a.bg
	is "$status $(echo "$out" | tr -s ' ' | head -n 5 | paste -sd ,)" \
		"0 address a@a.bg,state subscribed,language en,frequency each,projects $project" \
		'who reads us is shown'
	subscriber show a@a.bg --json
	is "$(json '[r.address, r.state, r.projects, r.confirmed_at].join(" ")')" \
		"a@a.bg subscribed $project 2024-05-01T00:00:00+03:00" \
		'in JSON too'
	subscriber export a@A.bg
	is "$status $(json '[r.address, r.consents[0].words, r.mails.length,
		r.suppressed].join(" ")')" '0 a@a.bg Yes. 0 ' \
		'all that is held is given'
	for verb in show export; do
		subscriber "$verb" nobody@a.bg
		is "$status $out $(cat "$work/err")" \
			'1  newsroom: nothing is held about this address' \
			"nobody has nothing to $verb"
	done
	subscriber erase a@a.bg
	is "$status $(readers)" '0 ' 'what is held is erased'
	subscriber show a@a.bg
	is "$status $(echo "$out" | tr -s ' ' | paste -sd ,)" \
		'0 address a@a.bg,state no subscriber,suppressed erased' \
		'and kept from being written to'
	subscriber erase nobody@a.bg
	is "$status $out" '0 Nothing was held about this address.' \
		'of nobody nothing is erased, which is well'
	take
	is "$report" '1 0 0 0 [line 2: the address must not be written to]' \
		'who was erased is not imported again'
	subscriber suppress --lift a@a.bg
	is "$status $out" '0 It may be written to again, once it asks.' \
		'that can be lifted'
	subscriber suppress a@a.bg --lift
	is "$status $out" '0 It was not suppressed.' 'once'
	take
	subscriber suppress A@a.bg
	is "$status $out $(ask 'SELECT state FROM core.subscriber')" \
		'0 It is never written to again. left' \
		'who is suppressed has left'
	subscriber stats
	is "$status $(echo "$out" | tr -s ' ' | paste -sd ,)" \
		'0 suppressed asked 1,left en each 1' 'how many there are'
	subscriber stats --json
	is "$(json 'r.map((x) => x.what + x.n).join(" ")')" 'suppressed1 left1' \
		'in JSON too'
	nobody
	subscriber stats --json
	is "$out" '[]' 'also where there is nobody'
	for verb in show export erase suppress; do
		subscriber "$verb" 'no address@secret'
		is "$status $(cat "$work/err")" \
			'1 newsroom: that is no address of mail' \
			"$verb wants an address, and does not repeat it"
	done
}

test_rows() {
	csv "$head" "a@a.bg,en,each,$project;$other,2024-05-01 10:00,\"Yes, \"\"do\"\"
so.\",2024-01" 'b@ПРИМЕР.бг,bg,weekly,,2024-05-01T10:00Z,Да.,'
	take --dry-run
	is "$status $report $(readers)" '0 2 2 0 0 ' 'a dry run tells, and writes nothing'
	take
	is "$status $report" '0 2 2 0 0' 'who has agreed goes in'
	is "$(readers)" 'a@a.bg b@xn--e1afmkfd.xn--90ae' \
		'the address as it is kept'
	is "$(ask "SELECT words, privacy_page, confirmed_at AT TIME ZONE 'UTC'
		FROM core.consent ORDER BY id")" 'Yes, "do"
so.|2024-01|2024-05-01 07:00:00
Да.|none|2024-05-01 10:00:00' 'with the proof, in its words'
	is "$(ask "SELECT string_agg(p.slug, ' ' ORDER BY p.slug)
		FROM core.subscriber_project c JOIN core.project p
		ON p.id = c.project")" "$project $other" 'and what he chose'
	take
	is "$status $report" '0 2 0 0 2' 'the same file again changes nothing'
	subscriber import "$work/in.csv"
	is "$out" '2 items: 0 made, 0 updated, 2 the same, 0 left out' \
		'without --json it is said in words'
	ask "UPDATE core.subscriber SET state = 'waiting', confirmed_at = NULL"
	take
	is "$report" '2 0 2 0' 'who had asked and not confirmed is updated'
	ask "UPDATE core.subscriber SET state = 'left', left_at = now()"
	take
	is "$status $report" \
		'0 2 0 0 0 [line 2: left before] [line 4: left before]' \
		'who left is not brought back; a line is where its row begins'
	nobody
	{
		printf '\357\273\277"consent_words",frequency,consented_at,'
		printf 'email,language\r\nYes,each,2024-05-01,c@a.bg,en\r\n\r\n'
		printf '"a,\r\nb",each,2024-05-01,d@a.bg,en'
	} >"$work/in.csv"
	take
	is "$status $report $(readers)" '0 2 2 0 0 c@a.bg d@a.bg' \
		'columns in any order, a mark, CRLF, an empty line, no last end'
	nobody
	csv "$head" "$(proof a@a.bg)" "$(proof A@a.bg)" "$(proof a@A.BG)"
	take
	is "$report $(readers)" '3 1 0 2 a@a.bg' 'who stands three times is one'
	nobody
	csv "$head" "=1+1@a.bg,bg,each,,2024-05-01,\"=HYPERLINK(\"\"x\"\")\",@x"
	take
	is "$report $(ask 'SELECT words FROM core.consent')" \
		'1 1 0 0 =HYPERLINK("x")' 'a formula is a text like another'
	nobody
}

test_left_out() {
	left_out 'a row without a time of consent is left out' \
		'line 3: no proof of consent: consented_at and consent_words' \
		'x@a.bg,bg,each,,,Yes,'
	left_out 'a row without the words of consent is left out' \
		'line 3: no proof of consent: consented_at and consent_words' \
		'x@a.bg,bg,each,,2024-05-01,,'
	left_out 'space is no words' 'line 3: no consent_words' \
		'x@a.bg,bg,each,,2024-05-01,"  ",'
	left_out 'a consent of the future is left out' \
		'line 3: consented_at is in the future' \
		'x@a.bg,bg,each,,2999-05-01,Yes,'
	for time in 2024-02-30 yesterday '2027-03-28 03:30' infinity; do
		left_out "$time is no time of consent" \
			'line 3: consented_at is no time' \
			"x@a.bg,bg,each,,$time,Yes,"
	done
	for address in x '' x@a '"x@a.bg,y@a.bg"' 'x y@a.bg' '=cmd()'; do
		left_out "what is no address is left out: $address" \
			'line 3: no address of mail' "$(proof "$address")"
	done
	left_out 'a language that is not ours is left out' \
		'line 3: there is no such language' 'x@a.bg,de,each,,2024-05-01,Yes,'
	left_out 'a frequency that is none is left out' \
		'line 3: frequency is neither each nor weekly' \
		'x@a.bg,bg,daily,,2024-05-01,Yes,'
	left_out 'a project that is not there is left out' \
		'line 3: there is no project nothing' \
		"x@a.bg,bg,each,$project;nothing,2024-05-01,Yes,"
	left_out 'a row with a field too few is left out' \
		'line 3: another number of fields than in the first line' \
		'x@a.bg,bg,each,,2024-05-01,Yes'
	left_out 'a row with a field too many is left out' \
		'line 3: another number of fields than in the first line' \
		'x@a.bg,bg,each,,2024-05-01,Yes,,'
	left_out 'a row with 100 fields is left out' 'line 3: over 64 fields' \
		"$(printf '%0100d' 0 | tr 0 ,)"
	left_out 'what is not UTF-8 is left out' 'line 3: not UTF-8 text' \
		"$(printf 'x@a.bg,bg,each,,2024-05-01,\377,')"
	ask "SELECT core.suppress('x@a.bg', 'asked')" >/dev/null
	left_out 'who must not be written to is left out' \
		'line 3: the address must not be written to' "$(proof x@a.bg)"

	{ echo "$head"; proof a@a.bg
		printf 'x@a.bg,bg,each,,2024-05-01,a\000b,\n'; proof z@a.bg
	} >"$work/in.csv"
	take
	is "$status $report $(readers)" \
		'0 3 2 0 0 [line 3: not UTF-8 text] a@a.bg z@a.bg' \
		'what has a NUL in it is left out'
	nobody
	{ echo "$head"; proof a@a.bg; printf 'x@a.bg,bg,each,,2024-05-01,'
		head -c 10485760 /dev/zero | tr '\0' x; echo ,; proof z@a.bg
	} >"$work/in.csv"
	take
	is "$status $report $(readers)" \
		'0 3 2 0 0 [line 3: over 64 KiB] a@a.bg z@a.bg' \
		'a line of 10 MB is left out'
	nobody
	csv "$head" "x@a.bg,bg,each,$(printf '\033')[31m,2024-05-01,Yes,"
	subscriber import "$work/in.csv"
	is "$status $(cat "$work/err")" \
		'0 line 2: there is no project  [31m' \
		'what a file says does not act on a terminal'
}

test_refused() {
	: >"$work/in.csv"
	refused 'an empty file is refused' 'line 1: the file is empty'
	csv '' ''
	refused 'so is one of empty lines' 'line 3: the file is empty'
	csv email,language "$(proof a@a.bg)"
	refused 'a file without proof is refused' 'line 1: a column is missing of email,language,frequency,consented_at,consent_words'
	csv "$head,colour" "$(proof a@a.bg),red"
	refused 'an unknown column is refused' 'line 1: an unknown column'
	csv "Email,$head"
	refused 'also one that is written otherwise' 'line 1: an unknown column'
	csv "$head,email" "$(proof a@a.bg),b@a.bg"
	refused 'a column that stands twice is refused' \
		'line 1: a column stands twice'
	csv "$head" "$(proof a@a.bg)" 'x@a.bg,bg,each,,2024-05-01,"Yes' \
		"$(proof z@a.bg)"
	refused 'a broken quote is refused, with all of the file' \
		'line 3: something stands behind a closed quote'
	csv "$head" "$(proof a@a.bg)" 'x@a.bg,bg,each,,2024-05-01,"Yes'
	refused 'a quote that is never closed as well' \
		'line 3: a quote is never closed'
	csv "$head" 'x@a.bg,bg,each,,2024-05-01,Yes "so",' "$(proof z@a.bg)"
	refused 'a quote in the middle as well' \
		'line 2: a quote in a field without quotes'
	printf '%s\ra@a.bg\r' "$head" >"$work/in.csv"
	refused 'line ends of an old Macintosh too' \
		'line 1: a carriage return alone'
	mkdir "$work/folder"
	subscriber import "$work/folder" --json
	is "$status $(json 'r.left_out[0].why')" '1 it cannot be read' \
		'a folder is no file'
	subscriber import "$work/nothing"
	is "$status $(grep -c 'No such file' "$work/err")" '1 1' \
		'a file that is not there is refused'
	for words in '' nothing 'show' 'show a@a.bg b@a.bg' 'show --no a@a.bg' \
		'export --json a@a.bg' 'erase' 'suppress --lift' 'import' \
		'import a b' 'import a --no' 'stats x'; do
		# shellcheck disable=SC2086 # words are words
		subscriber $words
		is "$status $out" '2 ' "wrong usage is 2: subscriber $words"
	done
	subscriber --help
	is "$status $(echo "$out" | grep -c '^  newsroom subscriber ')" '0 6' \
		'--help is none'
	csv "$head" "$(proof a@a.bg)"
	status=0
	NEWSROOM_DB='host=/nonexistent' "$BUILD/newsroom" subscriber import \
		"$work/in.csv" >/dev/null 2>"$work/err" || status=$?
	is "$status $(grep -c '^newsroom: the database is away' "$work/err")" \
		'1 1' 'without a database it is refused'
}

# Some batches are in, and something refuses the last.
test_whole() {
	ask "CREATE FUNCTION core.refuse() RETURNS trigger LANGUAGE plpgsql
		AS 'BEGIN RAISE ''not this one''; END';
		CREATE TRIGGER refuse BEFORE INSERT ON core.subscriber
		FOR EACH ROW WHEN (NEW.address = 'last@a.bg')
		EXECUTE FUNCTION core.refuse()"
	{
		echo "$head"
		seq 2500 | sed 's/.*/r&@a.bg,bg,each,,2024-05-01,Yes,/'
		proof last@a.bg
	} >"$work/in.csv"
	take
	is "$status $report $(readers)" '1 1 0 0 0 [the file: not this one] ' \
		'where the database refuses, nothing goes in'
	ask 'DROP TRIGGER refuse ON core.subscriber'
	take
	is "$status $report $(ask 'SELECT count(*) FROM core.subscriber')" \
		'0 2501 2501 0 0 2501' 'then all of it'
	nobody
}

test_letters
test_rows
test_left_out
test_refused
test_whole
echo "1..$count"
