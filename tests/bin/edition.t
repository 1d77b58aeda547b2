#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom edition`: issues are composed, looked at, sent and cancelled. In a
# database of its own, which is gone afterwards.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh

edition() {
	newsroom edition "$@"
}

# refused SENTENCE REASON ARGUMENT…
refused() {
	sentence=$1 reason=$2
	shift 2
	edition "$@"
	is "$status $out $(grep -c "^newsroom: .*$reason" "$work/err")" '1  1' \
		"$sentence"
}

reader() {
	ask "INSERT INTO core.subscriber (address, lang, frequency, state,
		confirmed_at) VALUES ('$1', '$2', '$3', 'subscribed', now())"
}

reader a@example.org bg weekly
reader b@example.org en weekly
reader c@example.org bg each

test_compose() {
	edition list
	is "$status $out" '0 ' 'at first there is none'
	edition list --json
	is "$status $out" '0 []' 'nor in JSON'
	edition compose
	is "$status $out $(cat "$work/err")" \
		'0 Nothing was made public in that time: no edition. ' \
		'where nothing is new there is no edition, and it says so'
	edition compose --json
	is "$status $out" '0 []' 'in JSON too'
	edition compose --since 2019-01-01 --until 2026-01-01 --json
	first=$(json 'r[0].id')
	is "$status $(json '[r.length, r[0].kind, r[0].state, r[0].langs,
		r[0].since, r[0].until, r[0].mails].join(" ")')" \
		'0 1 weekly composed bg,en 2019-01-01T00:00:00+02:00 2026-01-01T00:00:00+02:00 0' \
		'an edition of a time by the clocks of Sofia'
	articles=$(json 'r[0].items')
	is "$articles" "$(ask "SELECT count(DISTINCT article) FROM core.edition
		WHERE state = 'approved' AND published_at > '2019-01-01 00:00+02'
		AND published_at <= '2026-01-01 00:00+02'")" \
		'with each article of that time'
	edition list
	is "$out" "$(printf '%6d  weekly  composed   %s – %s  bg en  %d articles  0 mails' \
		"$first" '2019-01-01 00:00' '2026-01-01 00:00' "$articles")" \
		'the list says what there is'
	edition compose --kind each --since 2019-01-01T00:00+02:00 \
		--until '2026-01-01 00:00' --language en --json
	is "$status $(json '[r.length, new Set(r.map((x) => x.kind + x.langs +
		x.items)).size, r[0].kind, r[0].langs].join(" ")')" \
		"0 $articles 1 each en" 'with each: one edition for each article'
	edition compose --kind each --since 2019-01-01 --until 2026-01-01
	is "$status $out" \
		'0 Nothing was made public in that time: no edition.' \
		'and not twice'
	ask "DELETE FROM core.issue WHERE kind = 'each'"
}

test_show() {
	edition show "$first"
	is "$status $(echo "$out" | grep -c '^\(bg\|en\) [0-9]*\. ')" \
		"0 $((articles * 2))" 'it shows the words in each language'
	edition show "$first" --language en
	is "$(echo "$out" | grep -c '^\(bg\|en\) [0-9]*\. ') $(echo "$out" |
		grep -c '^bg ')" "$articles 0" 'or in one'
	edition show --json "$first"
	is "$(json '[r.id, r.news.length, r.news.every((n) => n.title &&
		n.path.startsWith("/" + n.item_lang + "/news/")),
		r.news.filter((n) => n.lang == "bg").map((n) =>
			n.published_on).every((d, i, all) => i == 0 ||
			d <= all[i - 1])].join(" ")')" \
		"$first $((articles * 2)) true true" \
		'in JSON it is one object with its news, newest first'
	is "$(json 'r.news.some((n) => n.lang == "en" &&
		/grant agreement No [0-9]{6}\./.test(n.acknowledgement) &&
		n.acknowledgement.includes("not responsible"))')" true \
		'with the sentence that EU money wants'
	refused 'what is not there is refused' 'there is no edition 999999' \
		show 999999
}

test_preview() {
	edition preview "$first" --language en "$work/en.eml"
	is "$status $out $(cat "$work/err")" '0  ' 'a preview says nothing'
	# The words of the plain part, as a mail program shows them.
	perl -MMIME::QuotedPrint -0777 -ne 's/\r//g; print decode_qp($_)' \
		"$work/en.eml" >"$work/words"
	is "$(ask "SELECT count(*) FROM core.issue_item WHERE issue = $first
		AND lang = 'en'") $(ask "SELECT path FROM core.issue_item
		WHERE issue = $first AND lang = 'en'" | while read -r path; do
			! grep -qF "$path" "$work/words" || echo "$path"
		done | grep -c .)" "$articles $articles" \
		'it is the mail, with each article'
	is "$(grep -c 'under grant agreement' "$work/words" | sed 's/[1-9].*/some/')" \
		some 'and what EU money wants'
	edition preview "$first" "$work/bg.eml"
	is "$status $(cmp -s "$work/bg.eml" "$work/en.eml" || echo differs)" \
		'0 differs' 'without a language it is in the first'
	refused 'not in a language that it has not' 'is not in de' \
		preview "$first" --language de "$work/de.eml"
	refused 'nor where no file can be' 'No such file' \
		preview "$first" "$work/nothing/x.eml"
	refused 'nor of what is not there' 'no edition 999999' \
		preview 999999 "$work/x.eml"
}

test_test() {
	edition test "$first" Иван@пример.бг --language en
	is "$status $(ask "SELECT address, lang, issue = $first, subscriber
		FROM core.mail")" '0 Иван@xn--e1afmkfd.xn--90ae|en|t|' \
		'a test is one mail to one address'
	refused 'what is no address is refused' 'no address' test "$first" x
	is "$(grep -c 'x"\|@' "$work/err")" 0 'and not repeated'
	refused 'a language that it has not is refused' 'is not in de' \
		test "$first" a@example.org --language de
	ask "SELECT core.suppress('no@example.org', 'asked')" >/dev/null
	refused 'who must not be written to is not written to' \
		'must not be written to' test "$first" No@example.org
	ask 'DELETE FROM core.mail'
}

# hand_over ISSUE N: as a mailer does, once so many of its mails are due.
hand_over() {
	for _ in $(seq 1200); do
		[ "$(ask "SELECT count(*) FROM core.mail WHERE issue = $1
			AND state = 'due'")" != "$2" ] || break
		sleep 0.1
	done
	ask "UPDATE core.mail SET state = 'sent', ended_at = now()
		WHERE issue = $1 AND state = 'due'"
}

test_send() {
	edition status
	none='0 waiting, 0 bounced, 0 failed, 0 dropped'
	is "$status $(echo "$out" | tr -s ' ')" \
		"0  $first composed 0 mails: 0 handed over, $none" \
		'status tells of what is not over'
	edition send "$first"
	is "$status $out $(cat "$work/err")" \
		"0 Edition $first: mails in the outbox: 2. " \
		'sending says how many'
	is "$(ask "SELECT s.address FROM core.mail m JOIN core.subscriber s
		ON s.id = m.subscriber ORDER BY 1" | paste -sd ' ')" \
		'a@example.org b@example.org' 'to those who want it'
	refused 'it is sent once' 'it is sending' send "$first"
	ask "UPDATE core.mail SET state = 'sent', ended_at = now()
		WHERE id = (SELECT min(id) FROM core.mail)"
	edition status "$first" --json
	is "$(json '[r.length, r[0].state, r[0].mails, r[0].sent,
		r[0].due].join(" ")')" '1 sending 2 1 1' \
		'status says how far it is'
	(sleep 2; hand_over "$first" 1) &
	edition status --watch "$first"
	is "$status $(echo "$out" | grep -o '[0-9]* handed over')" \
		'0 2 handed over' 'or waits until all is handed over'
	wait
	edition compose --since 2019-01-01 --json
	second=$(json 'r[0].id')
	(sleep 2; hand_over "$second" 2) &
	edition send --wait "$second" --json
	is "$status $(json '[r[0].id, r[0].sent, r[0].due].join(" ")')" \
		"0 $second 2 0" 'so does sending, if it is told to'
	wait
	ask "UPDATE core.issue SET state = 'sent', ended_at = now()"
	edition status
	is "$status $out" '0 No edition is on its way.' \
		'what is over is on no way'
	refused 'what is over is not cancelled' 'it is sent' cancel "$second"
}

test_cancel() {
	edition compose --since 2019-01-01 --json
	third=$(json 'r[0].id')
	edition send "$third"
	ask "UPDATE core.mail SET leased_by = 1 WHERE id = (SELECT max(id)
		FROM core.mail)"
	edition cancel "$third"
	is "$status $out" "0 Edition $third is cancelled; mails not handed over: 1." \
		'what waits is dropped'
	is "$(ask "SELECT state, ended_at IS NOT NULL FROM core.issue
		WHERE id = $third") $(ask "SELECT string_agg(state, ' '
		ORDER BY state) FROM core.mail WHERE issue = $third")" \
		'cancelled|t dropped due' 'but not what a mailer has in hand'
	refused 'it is cancelled once' 'it is cancelled' cancel "$third"
	refused 'and not sent any more' 'it is cancelled' send "$third"
	refused 'nor tested' 'is cancelled' test "$third" a@example.org
}

test_withdrawn() {
	edition compose --since 2019-01-01 --json
	fourth=$(json 'r[0].id')
	ask "UPDATE core.edition SET state = 'withdrawn', withdrawn_at = now()
		WHERE id = (SELECT e.id FROM core.issue_item t
			JOIN core.edition e ON e.article = t.article
				AND e.lang = t.item_lang
			WHERE t.issue = $fourth ORDER BY position LIMIT 1)"
	refused 'what was withdrawn since is not sent' \
		'is not public any more' send "$fourth"
	edition cancel "$fourth"
	is "$status" 0 'it can be cancelled'
}

test_wrong() {
	refused 'an hour that the clocks leave out is refused' \
		'no such time: 2027-03-28 03:30' \
		compose --since '2027-03-28 03:30'
	refused 'a day that is none is refused' 'no such time: 2026-02-30' \
		compose --until 2026-02-30
	refused 'words are no time' 'no such time: yesterday' \
		compose --since yesterday
	refused 'quotes are no time' "no such time: '; DROP" \
		compose --since "'; DROP TABLE core.issue; --"
	refused 'the future has no words' 'no words yet' \
		compose --until 2999-01-01
	refused 'a time ends after it begins' 'ends before it begins' \
		compose --since 2026-01-02 --until 2026-01-01
	refused 'a language that is not ours is refused' 'no language de' \
		compose --language de
	for words in '' nothing 'compose x' 'compose --kind daily' \
		'compose --language Bulgarian' 'compose --language' \
		'compose --since' 'compose --since 2026-01-01 --since 2026-01-02' \
		'show' 'show x' 'show 0' 'show -1' 'show 1x' \
		'show 99999999999999999999' 'show 1 2' 'show 1 --no' 'send' \
		'send x' 'send 1 2' 'status x' 'cancel' 'cancel x' 'test 1' \
		'test x a@b.bg' 'test 1 a@b.bg c' 'list 1' \
		'preview 1' 'preview x y.eml' 'preview 1 a b'; do
		# shellcheck disable=SC2086 # words are words
		edition $words
		is "$status $out $(grep -c '' "$work/err") $(grep -c \
			'^newsroom: .*; see newsroom edition .*--help$' \
			"$work/err")" '2  1 1' \
			"wrong usage is 2, and one line says what: edition $words"
	done
	edition show 1 --no
	is "$(cat "$work/err")" \
		'newsroom: --no is no option; see newsroom edition show --help' \
		'the option that is wrong is named'
	for words in compose list show preview test send status cancel; do
		edition "$words" 1 --help
		is "$status $(echo "$out" | grep -o "^  newsroom edition [a-z]*")" \
			"0   newsroom edition $words" \
			"edition $words --help is help for it"
	done
	edition compose --since nonsense
	is "$status $(cat "$work/err")" \
		'1 newsroom: there is no such time: nonsense' \
		'a refusal is said once, and plainly'
	edition --help
	is "$status $(echo "$out" | grep -c '^  newsroom edition ')" '0 8' \
		'--help is none'
	status=0
	NEWSROOM_DB='host=/nonexistent' "$BUILD/newsroom" edition list \
		>/dev/null 2>"$work/err" || status=$?
	is "$status $(grep -c '^newsroom: the database is away' "$work/err")" \
		'1 1' 'without a database it is refused'
}

test_compose
test_show
test_preview
test_test
test_send
test_cancel
test_withdrawn
test_wrong
echo "1..$count"
