#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom article`: what a press officer does with an edition from a shell,
# and what is kept of it. In a database of its own, which is gone afterwards.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh

release=sofia-teh-park-i-klaster-medien-inovatsionen-hab

# Run it, its exit status in status, as a person would.
article() {
	newsroom article "$@"
}

# said SENTENCE WORDS: status 1, nothing printed, and these words as reason.
said() {
	is "$status $out $(cat "$work/err")" "1  newsroom: $2" "$1"
}

seen() {
	ask "SELECT count(*) FROM web.edition WHERE slug = '$1'"
}

test_list() {
	article list --limit 3 --json
	is "$status $(json 'r.length')" '0 3' 'editions are listed'
	article list --state draft
	is "$status $out" '0 ' 'also where there are none'
	article list --state public
	is "$status $(grep -c 'is no state' "$work/err")" '2 1' \
		'a state that there is not is wrong usage'
	article list --language en --limit 100 --json
	is "$(json 'r.every((e) => e.lang === "en" && e.state ===
		"published")')" true 'or those of one language'
}

test_life() {
	article withdraw "$release"
	is "$status $(seen "$release")" '0 0' 'what is withdrawn is gone'
	article withdraw "$release"
	said 'it cannot be withdrawn twice' \
		"$release was withdrawn on $(ask "SELECT to_char(withdrawn_at
			AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
			FROM core.edition WHERE slug = '$release'") already"
	article publish "https://sofiatech.bg/bg/news/$release/"
	is "$status $(seen "$release") $(ask "SELECT published_at FROM
		core.edition WHERE slug = '$release'")" \
		"0 1 2020-09-28 07:00:00+00" \
		'it comes back under its address, at its old time'
	ask "SELECT web.put_edition('{\"key\": \"n\", \"lang\": \"bg\",
		\"slug\": \"nova\", \"title\": \"Нова\"}')" >/dev/null
	article schedule nova --at '2099-01-01 10:00' --json
	is "$status $(json 'r[0].state + " " + r[0].published') $(seen nova)" \
		'0 scheduled 2099-01-01 10:00 0' 'it waits for a time'
	article embargo nova --until '2099-01-02 10:00' --json
	is "$status $(json 'r[0].state')" '0 embargoed' 'or for somebody else'
	article embargo nova --until '2.1.2099 10:00'
	is "$status $(echo "$out" | sed -n 1p)" \
		'0 embargoed  2099-01-02 10:00  bg  nova' \
		'a time may be written as one does here'
	is "$(echo "$out" | sed 1d)" "$(printf '%14s№ %s  Нова\n%14s%s' '' \
		"$(ask "SELECT number || '/' || year FROM core.press_number n
			JOIN core.edition e USING (article)
			WHERE e.slug = 'nova'")" '' \
		"$NEWSROOM_ORIGIN/bg/news/nova/")" \
		'its number is said, and where it will stand'
	for time in '2.1.2099 г. 10:00' '02.01.2099, 10:00 ч.' \
		'2.1.2099 г., 10.00 ч.' '2.1.2099, 10:00 часа'; do
		article embargo nova --until "$time"
		is "$status $(echo "$out" | sed -n 1p)" \
			'0 embargoed  2099-01-02 10:00  bg  nova' "also $time"
	done
	article embargo nova --until '2.1.2099 10:00 утре'
	is "$status $(sed 's/:.*//' "$work/err")" '1 newsroom' \
		'but not with a word that says something else'
	article embargo nova --until 'утре'
	is "$status $(cat "$work/err")" "1 newsroom: утре is no time: $(
		)write it as in 2027-01-15 10:00" 'and what is none says how it is'
	article hold nova --json
	is "$status $(json 'r[0].state')" '0 draft' 'or not at all'
	article publish nova --break-embargo --because Излезе.
	is "$status $(seen nova)" '0 1' 'and is public when it is told to be'
	is "$(echo "$out" | head -n 1)" "published  $(ask "SELECT to_char(
		published_at AT TIME ZONE 'Europe/Sofia', 'YYYY-MM-DD HH24:MI')
		FROM core.edition WHERE slug = 'nova'")  bg  nova" \
		'which is said by the clock here'
	article publish nothing
	is "$status $(cat "$work/err")" '1 newsroom: there is no edition nothing' \
		'what is not there is no matter of force'
	article schedule nova
	is "$status $(cat "$work/err")" "2 newsroom: --at is missing; see \
newsroom article schedule --help" 'a time that is missing is asked for'
	article publish
	is "$status $(cat "$work/err")" "2 newsroom: NAME is missing; see \
newsroom article publish --help" 'so is a name'
	newsroom edition test 1
	is "$(cat "$work/err")" "newsroom: ADDRESS is missing; see \
newsroom edition test --help" 'by what its help calls the word'
	newsroom translit
	is "$(cat "$work/err")" "newsroom: TEXT is missing; see \
newsroom translit --help" 'also where a verb has no action'
}

test_file() {
	article list --language bg --limit 100 --json
	json 'r.filter((e) => e.slug !== "nova").map((e) => e.slug + " " +
		e.key + "." + e.lang + ".md").join("\n")' >"$work/names"
	while read -r slug name; do
		mkdir -p "$work/folder/$(dirname "$name")"
		"$BUILD/newsroom" article show "$slug" >"$work/folder/$name"
	done <"$work/names"
	newsroom import folder "$work/folder" --json
	is "$status $(json 'r.same === r.items && r.items > 5')" '0 true' \
		'what is shown is the file that import reads'
	while read -r slug name; do
		"$BUILD/newsroom" article show "$slug" |
			cmp - "$work/folder/$name" || echo "$slug"
	done <"$work/names" >"$work/other"
	is "$(cat "$work/other")" '' 'the same again, to the byte'
	mkfifo "$work/pipe.bg.md"
	printf -- '---\ntitle: От тръба\nslug: pipe\nlang: bg\n---\n\nТекст.\n' \
		>"$work/pipe.bg.md" &
	article import "$work/pipe.bg.md"
	is "$status" 0 'what comes from a pipe is read once'
}

test_history() {
	printf -- '---\ntitle: "Друга: нова"\nslug: nova\npublished: %s\n---\n\n%s\n' \
		'2026-01-01 10:00' 'Втори ред.' >"$work/n.bg.md"
	mkdir "$work/second"
	mv "$work/n.bg.md" "$work/second"
	newsroom import folder "$work/second"
	article history nova --json
	is "$(json '[r.length, r[0].made_by, r[0].changed, r[5].changed].join("|")')" \
		"6|$(id -un)|published, text, title|made" \
		'the history says who changed what'
	article diff nova
	is "$status $(echo "$out" | grep '^[-+]title')" "0 $(printf '%s\n' \
		'-title: "Нова"' '+title: "Друга: нова"')" 'and what differs'
	article restore nova --revision 1 --as 'Дежурен редактор'
	is "$status $out" '0 now revision 7, published
without a correction; --correction SENTENCE tells readers why' \
		'old words come back, and that readers are not told why is said'
	article history nova
	is "$(echo "$out" | sed -n '1s/^.*  //p')" \
		'Дежурен редактор: the words of revision 5 again' \
		'by whom it was'
	article restore nova --revision 1
	said 'but not twice' 'nova has the words of revision 1 already'
	article restore nova --revision 6 --correction 'Беше грешно.'
	article restore nova --revision 7
	is "$(echo "$out" | sed -n 2p)" \
		'gone is the correction of the words before: Беше грешно.' \
		'a correction that goes with its words is said to be gone'
	article restore nova --revision 8 --json
	is "$(json 'r.revision + " " + r.state + " " + r.correction')" \
		'10 published Беше грешно.' 'and comes with them'
	article show nova --revision 99
	said 'nor such as never were' 'nova has no revision 99'
	article show nova
	printf '%s\n' "$out" | sed 's/^slug: .*/slug: novata/' >"$work/s.md"
	article import "$work/s.md"
	article history bg/nova
	is "$status $(echo "$out" | sed -n '1s/.*: //p')" \
		'0 moved to /bg/news/novata/ from /bg/news/nova/' \
		'an edition is found by its earlier slug too'
	printf -- '---\ntitle: Друга\nlang: bg\nslug: nova\n---\n\nТ.\n' \
		>"$work/s.md"
	article import "$work/s.md"
	is "$status $(head -n 1 "$work/err")" "1 $work/s.md:4: the address $(
		)/bg/news/nova/ leads to /bg/news/novata/ for ever: write another slug" \
		'where no other text may stand, which is told by its line'
	sed -i 's/^slug: .*/slug: vtora/' "$work/s.md"
	article import "$work/s.md"
	for swap in novata/vtora vtora/novata; do
		article show "${swap%/*}"
		printf '%s\n' "$out" |
			sed "s/^slug: .*/slug: ${swap#*/}/" >"$work/s.md"
		article import "$work/s.md"
		is "$status $(head -n 1 "$work/err" | sed 's/^[^ ]* //')" \
			"1 another article stands at /bg/news/${swap#*/}/: $(
			)write another slug" 'nor do two change places'
	done
	article show nothing
	said 'an edition that is not there is said' 'there is no edition nothing'
}

test_list
test_life
test_file
test_history
echo "1..$count"
