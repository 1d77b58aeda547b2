#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom import folder`: all of a folder goes in, or nothing with the
# reason. In a database of its own, which is gone afterwards.
# JavaScript's words, and Markdown's marks, are meant as they stand.
# shellcheck disable=SC2016
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh
. tests/bin/account.sh

# ---- the database ------------------------------------------------------------

# What it holds: every change of what the public sees raises the version.
state() {
	ask 'SELECT c, (SELECT version FROM core.version),
		(SELECT count(*) FROM core.edition) FROM web.content c'
}

backends() {
	ask "SELECT pid FROM pg_stat_activity WHERE usename = 'editor'
		AND datname = current_database() AND ($1)"
}

is_waiting() {
	[ -n "$(backends "wait_event_type = 'Lock'")" ]
}

is_alone() {
	[ -z "$(backends true)" ]
}

# hold SQL: a transaction that has done it and stays; release ends it.
hold() {
	psql -XqU postgres -d "$base" -c "BEGIN; $1; SELECT pg_sleep(600)" \
		>/dev/null 2>&1 &
	await is_held
}

is_held() {
	[ -n "$(ask "SELECT pid FROM pg_stat_activity WHERE usename = 'postgres'
		AND datname = current_database() AND wait_event = 'PgSleep'")" ]
}

release() {
	ask "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE
		datname = current_database() AND wait_event = 'PgSleep'" >/dev/null
	wait
}

# ---- the program -------------------------------------------------------------

# take ARGUMENT…: import, and set status and report: items, made, updated,
# same, left out. What was refused stands in $work/refused, `item: why`.
take() {
	account folder "$@"
	sed '1d; /^note /d' "$work/said" >"$work/refused"
}

# file NAME: write stdin to a file of the folder that is imported next.
file() {
	mkdir -p "$work/in/$(dirname "$1")"
	cat >"$work/in/$1"
}

# article NAME LINE…: a good one, and these lines in its head.
article() {
	name=$1
	shift
	{
		printf '%s\n' '---' "title: Заглавие на $name" \
			'published: 2020-09-28 10:00' "$@" '---' '' 'Текст.'
	} | file "articles/$name.bg.md"
}

# A folder with one good thing of each kind.
good_folder() {
	rm -rf "$work/in"
	file programmes.yaml <<-'END'
		- slug: money
		  needs_grant_number: true
		  bg:
		    name: Хоризонт
		    acknowledgement: Договор № {grant_number}.
		    disclaimer: Само мнението на автора.
	END
	file partners.yaml <<-'END'
		- slug: acme
		  country: BE
		  bg: {name: Акме, lead: Медия.}
	END
	file projects.yaml <<-'END'
		- slug: funded
		  programme: money
		  grant_number: "871552"
		  participants: [{partner: acme, role: coordinator}]
		  bg: {name: Едно, title: Едно, lead: Едно, body: '**Да**'}
		- slug: numberless
		  programme: money
		  bg: {name: Две, title: Две, lead: Две}
	END
	printf -- '---\ntitle: За нас\n---\nТекст.\n' | file pages/us.bg.md
	article first 'projects: [funded]' 'partners: [acme]'
}

# refused SENTENCE REGEXP: the folder, with one thing wrong, is refused for
# the reason that fits, and nothing of it is written.
refused() {
	was=$(state)
	take "$work/in"
	# Every other item is left out too, since nothing goes in.
	why=$(grep -v ': nothing is written where' "$work/refused" || :)
	if echo "$why" | grep -Eqx "$2"; then
		why=fits
	else
		why="$why, not $2"
	fi
	set -- "$1" "$(echo "$report" | cut -d ' ' -f 2-4)" \
		"$(echo "$report" | awk '{ print $1 - $5 }')"
	is "$status $2 $3 $(state) $why" "1 0 0 0 0 $was fits" "$1"
	good_folder
}

body_of() {
	ask "SELECT body_html FROM core.edition WHERE slug = '$1'"
}

# ---- the tests ---------------------------------------------------------------

test_counts() {
	# What becomes of a picture is proved by media.t; these two cost more to
	# decode than all else here.
	cp -R sql/content "$work/sample"
	sed -i '/^picture: /,/^---/{/^---/!d}' "$work/sample"/articles/*.md
	before=$(state)
	take "$work/sample" --dry-run
	items=${report%% *}
	is "$status $report" "0 $items $items 0 0 0" 'a dry run tells all'
	is "$(state)" "$before" 'a dry run writes nothing'
	take "$work/sample"
	is "$status $report" "0 $items $items 0 0 0" 'each item is made'
	is "$(cat "$work/err")" '' 'what goes well says nothing on stderr'
	before=$(state)
	take "$work/sample"
	is "$status $report $(state)" "0 $items 0 0 $items 0 $before" \
		'the same folder again makes no doubles and changes nothing'
	sed -i 's/^title: .*/title: Changed/' "$work/sample/pages/about.en.md"
	take "$work/sample/"
	is "$status $report" "0 $items 0 1 $((items - 1)) 0" \
		'what was changed is updated, and nothing else'
}

test_words() {
	good_folder
	"$BUILD/newsroom" import folder "$work/in" >"$work/out" 2>"$work/err"
	is "$(cat "$work/out" "$work/err")" \
		'6 items: 6 made, 0 updated, 0 the same, 0 left out' \
		'without --json the counts are said in words'
	article second 'titel: Грешка'
	"$BUILD/newsroom" import folder "$work/in" >"$work/out" \
		2>"$work/err" || :
	is "$(cat "$work/out"; grep -x 'articles/.*' "$work/err")" \
		'7 items: 0 made, 0 updated, 0 the same, 7 left out; nothing was written
articles/second.bg.md:4: unknown: titel' \
		'a refusal names the file and the reason'
	good_folder
}

test_texts() {
	printf -- '---\ntitle: \377\n---\n' | file articles/x.bg.md
	refused 'what is not UTF-8 is refused' \
		'articles/x.bg.md: line 2, column 8: not UTF-8 text'
	printf -- '---\ntitle: a\000b\n---\n' | file articles/x.bg.md
	refused 'a NUL is refused' \
		'articles/x.bg.md: line 2, column 9: an octet 0.*'
	echo 'Без глава.' | file articles/x.bg.md
	refused 'a text without a head is refused' \
		'articles/x.bg.md:1: no head.*'
	printf -- '---\ntitle: a\n\nТекст --- и още.\n ---\n' |
		file articles/x.bg.md
	refused 'a head without an end is refused' \
		'articles/x.bg.md:1: no head.*'
	: | file articles/x.bg.md
	refused 'an empty file is refused' 'articles/x.bg.md:1: no head.*'
	{
		printf -- '---\ntitle: a\n---\n'
		head -c 5242880 /dev/zero | tr '\0' a
	} | file articles/x.bg.md
	refused 'a file of 5 MiB is refused' 'articles/x.bg.md: over 4 MiB'
	printf 'a: [' | file partners.yaml
	refused 'a list that is no YAML is refused by its line' \
		'partners.yaml:[12]: .*'
	ln -s /etc/passwd "$work/in/articles/x.bg.md"
	refused 'a link to elsewhere is refused' 'articles/x.bg.md: a link, which is not followed'
	# Of texts the database itself keeps no half.
	rm -r "$work/in/articles" "$work/in/pages"
	file partners.yaml <<-'END'
		- slug: lone
		  country: BE
		  bg: {name: Едно, lead: Медия.}
		- slug: wrong
		  titel: Грешка
	END
	refused 'so is all of a folder without texts' \
		'partners.yaml:4: wrong: unknown: titel'
}

test_heads() {
	article x 'titel: Грешка'
	refused 'an unknown key is refused' 'articles/x.bg.md:4: unknown: titel'
	article x 'title: Пак'
	refused 'a key that stands twice is refused by its line' \
		'articles/x.bg.md:4: a key stands twice'
	article x 'place: [a'
	refused 'a broken head is refused by its line' \
		'articles/x.bg.md:5: .*'
	article x '? [a, b]' ': c'
	refused 'a key that is no word is refused' \
		'articles/x.bg.md:4: a key must be a word'
	article x 'partners: &a [acme]' 'projects: *a'
	refused 'an alias is refused' \
		'articles/x.bg.md:4: an alias is not taken here'
	article x 'a: &a [x,x,x,x,x,x,x,x,x]' 'b: &b [*a,*a,*a,*a,*a,*a,*a]' \
		'c: &c [*b,*b,*b,*b,*b,*b,*b,*b]' 'd: &d [*c,*c,*c,*c,*c,*c]' \
		'e: &e [*d,*d,*d,*d,*d,*d,*d,*d]' 'f: &f [*e,*e,*e,*e,*e,*e]' \
		'g: &g [*f,*f,*f,*f,*f,*f,*f,*f]' 'h: &h [*g,*g,*g,*g,*g,*g]'
	refused 'a billion laughs are refused' \
		'articles/x.bg.md:4: an alias is not taken here'
	article x 'place: "a\0b"'
	refused 'a NUL in an escape is refused' \
		'articles/x.bg.md:4: an octet 0, which no text holds'
	article x 'place: &a [*a]'
	refused 'a list in itself is refused' \
		'articles/x.bg.md:4: an alias is not taken here'
	article x "place: $(printf '%05000d' 0 | tr 0 '[')"
	refused 'a list that is 5,000 deep is refused' \
		'articles/x.bg.md:4: too many levels'
	article x "place: $(head -c 2000000 /dev/zero | tr '\0' '[')"
	refused 'a list that is 2,000,000 deep is refused as soon' \
		'articles/x.bg.md:4: too many levels'
	printf -- '---\ntitle: Т\n---\n\n%0300d\n' 0 | tr 0 '>' |
		file articles/x.bg.md
	refused 'a text of 300 levels is refused by its line' \
		'articles/x.bg.md:5: over 256 levels'
	printf -- '---\n- title: a\n- title: b\n---\n' | file articles/x.bg.md
	refused 'a head that is a list is refused' \
		'articles/x.bg.md:[12]: the head is no list of .*'
	printf -- '---\n---\nТекст.\n' | file articles/x.bg.md
	refused 'an empty head is refused' \
		'articles/x.bg.md:[12]: the head is no list of .*'
	for key in body_html body_source; do
		article x "$key: <script>"
		refused "a head cannot give its own $key" \
			'articles/x.bg.md:4: .*body.*'
	done
	article own 'lang: en' 'key: other' 'body: <b>no</b>'
	take "$work/in"
	is "$status $(ask "SELECT a.key, e.lang, e.body_html FROM core.edition e
		JOIN core.article a ON a.id = e.article WHERE e.slug = 'own'")" \
		'0 articles/own|bg|<p>Текст.</p>' \
		'what the file says counts, and not what its head says of it'
	good_folder
	printf -- '---\n- slug: second\n  country: BG\n  bg: {name: a, lead: a}\n' \
		>>"$work/in/partners.yaml"
	refused 'a second document is refused' 'partners.yaml:4: .*'
}

test_rules() {
	article x 'partners: [nobody]'
	refused 'an unknown partner is refused' \
		'articles/x.bg.md:4: there is no partner nobody'
	article x 'projects: [nothing]'
	refused 'an unknown project is refused' \
		'articles/x.bg.md:4: there is no project nothing'
	for slug in Голям '"2020"' a--b -a a_b '"a b"' '""' '~'; do
		article x "slug: $slug"
		refused "a slug that is none is refused: $slug" \
			'articles/x.bg.md:4: its `slug` is (no a-z.*|missing)'
	done
	article x 'translation_of: nothing'
	refused 'an unknown original is refused' \
		'articles/x.bg.md:4: there is no edition nothing'
	article x "lead: $(printf '%02001d' 1)"
	refused 'a lead that is too long is refused by its line' \
		'articles/x.bg.md:4: its `lead` has over 2,000 characters'
	printf -- '---\ntitle: %0501d\n---\n' 1 | file articles/x.bg.md
	refused 'so is a title' \
		'articles/x.bg.md:2: its `title` has over 500 characters'
	printf -- '---\ntitle: а\342\200\256б\n---\n' | file articles/x.bg.md
	refused 'a title that turns its line is refused by its line' \
		'articles/x.bg.md:2: its `title` has a character that turns .*'
	article x 'slug: first'
	refused 'a slug that another article has is refused' \
		'articles/x.bg.md:4: .*slug.*'
	cat >>"$work/in/partners.yaml" <<-'END'
		- slug: acme
		  country: FR
		  bg: {name: Друг, lead: Друг.}
	END
	refused 'a slug that stands twice in a list is refused' \
		'partners.yaml:4: acme: its `slug` stands twice'
	printf -- '---\ntitle: Друго\nslug: us\n---\n' | file pages/x.bg.md
	refused 'a slug that two pages have is refused' 'pages/x.bg.md:3: its `slug` stands twice'
	for date in soon 2020-02-31 2020-13-01 infinity '2020-03-29 03:30'; do
		article x
		sed -i "s/^published:.*/published: $date/" \
			"$work/in/articles/x.bg.md"
		refused "a date that is none is refused: $date" \
			'articles/x.bg.md:3: .*(date|time|published).*'
	done
	article x
	sed -i 's/^published:.*/published: [1]/' "$work/in/articles/x.bg.md"
	refused 'a date that is a list is refused' \
		'articles/x.bg.md: .*(date|time|published).*'
	article x 'translation_of: bg/own'
	refused 'a translation of itself is refused' 'articles/x.bg.md:4: own is in the same language: no text is a translation of itself'
	article x 'slug: twice' && article y 'slug: twice'
	newsroom article import "$work/in/articles/x.bg.md" \
		"$work/in/articles/y.bg.md"
	is "$status $(sed "s|$work/in/||g" "$work/err" | head -n 1)" \
		'1 articles/y.bg.md:4: its `slug` stands twice: articles/x.bg.md has it too' \
		'two files of one slug are not the same article'
	good_folder
	article x
	sed -i '/^title:/d' "$work/in/articles/x.bg.md"
	refused 'what has no title is not published' \
		'articles/x.bg.md: .*title.*'
	article x
	mv "$work/in/articles/x.bg.md" "$work/in/articles/x.de.md"
	refused 'a language that is not ours is refused' \
		'articles/x.de.md: .*lang.*'
	article x 'projects: [numberless]'
	was=$(state)
	take "$work/in"
	is "$status $(state) $(cat "$work/err" "$work/refused" |
		grep -o 'grant number' | sort -u)" "1 $was grant number" \
		'EU money without a grant number is not published'
	refused 'and the report says so' '.*grant number.*'
	sed -i 's/country: BE/website: "javascript:x"\n  country: BE/' \
		"$work/in/partners.yaml"
	refused 'an address that is no link is refused' \
		'partners.yaml:1: acme: an address of it does not begin with https.*'
}

test_markdown() {
	article hostile
	cat >>"$work/in/articles/hostile.bg.md" <<-'END'
		<script>alert(1)</script>

		a <img src=x onerror=alert(1)> <b onclick="x">b</b>

		[a](javascript:alert(1)) [b](data:text/html,x) [c](vbscript:x)
		[d]( JaVaScRiPt:x) ![e](javascript:x) <javascript:alert(1)>
		[f](java&#115;cript:x) [g](&#1;javascript:x) [h](https://a.bg/"x)

		| a | b |
		|---|--:|
		| <i>1 | javascript:x |
	END
	take "$work/in"
	body=$(body_of hostile)
	is "$status $(echo "$body" | grep -Eoi '<[^/ >]+|onclick|onerror' |
		sort -u | paste -sd ' ')" \
		'0 <a <em <p <strong <table <tbody <td <th <thead <tr' \
		'of raw HTML only what can run nothing survives'
	# Where it begins with a letter, what ends at a colon is its scheme.
	is "$(echo "$body" | grep -Eoi '(href|src)="[a-z][^:"]*:' | sort -u)" \
		'href="https:' 'an address that a browser would run does not survive'
	good_folder
}

test_forms() {
	article same
	take "$work/in"
	sed -i 's/$/\r/; 1s/^/\xef\xbb\xbf/' "$work/in/articles/same.bg.md"
	take "$work/in"
	is "$status $report" '0 7 0 0 7 0' \
		'a byte order mark and line ends of Windows are taken'
	echo x | file articles/notes.txt
	echo x | file articles/x.md
	echo x | file articles/.hidden.bg.md
	mkdir "$work/in/.git"
	echo x >"$work/in/.git/x.bg.md"
	take "$work/in"
	is "$status $report" '0 9 0 0 7 2' \
		'what is named otherwise is left out, and stops nothing'
	is "$(cat "$work/refused")" 'articles/notes.txt: not named NAME.LANG.md
articles/x.md: not named NAME.LANG.md' 'and named'
	is "$(ask "SELECT count(*) FROM core.article WHERE key ~ 'hidden'")" 0 \
		'what is hidden is not looked at'
	rm -r "$work/in" && mkdir "$work/in"
	take "$work/in"
	is "$status $report" '0 0 0 0 0 0' 'an empty folder is an empty report'
	good_folder
}

# What an item costs does not grow with what was put in before it: a new site's
# database thinks that its tables are empty.
test_many() {
	rm -r "$work/in" && mkdir -p "$work/in/articles"
	for n in $(seq 500); do
		printf -- '---\ntitle: Един от многото\npublished: %s\n---\nА.\n' \
			'2020-01-01 10:00' >"$work/in/articles/many$n.bg.md"
	done
	begin_anew
	take "$work/in"
	reads=$(ask "SELECT pg_stat_force_next_flush();
		SELECT sum(idx_tup_read) FROM pg_stat_user_indexes" | tail -n 1)
	is "$status $report $((reads / 500 < 100))" '0 500 500 0 0 0 1' \
		"five hundred read little of each other: $reads rows"
	is "$(ask 'SELECT lang, month, approved FROM core.month_count')" \
		'bg|2020-01-01|500' 'and are counted in their month'
	ask ANALYZE
	is "$(ask "SELECT web.measure_content();
		SELECT count(*) FROM pg_locks WHERE locktype = 'relation'
			AND mode = 'ShareUpdateExclusiveLock'
			AND pid = pg_backend_pid()" | tail -n 1)" 0 \
		'where there is content no other import has to wait for that'
	mv "$work/in/articles" "$work/many"
	begin_anew
	good_folder
	take "$work/in"
	ask ANALYZE
	rm -r "$work/in/articles" && mv "$work/many" "$work/in/articles"
	take "$work/in"
	reads=$(ask "SELECT pg_stat_force_next_flush();
		SELECT seq_tup_read FROM pg_stat_user_tables
		WHERE relname = 'revision'" | tail -n 1)
	is "$report $((reads < 25000))" '505 500 0 5 0 1' \
		"nor where there is little yet: $reads rows"
	begin_anew
	good_folder
	take "$work/in"
}

test_usage() {
	for words in '' 'folder' 'nothing x' 'folder a b' 'folder a --no' \
		'folder --json'; do
		status=0
		# shellcheck disable=SC2086 # words are words
		"$BUILD/newsroom" import $words >/dev/null 2>&1 || status=$?
		is "$status" 2 "wrong usage is 2: import $words"
	done
	is "$("$BUILD/newsroom" import folder 2>&1)" 'newsroom: DIR is missing; see newsroom import folder --help' \
		'what is missing is named'
	for words in import 'import folder' subscriber 'subscriber erase'; do
		# shellcheck disable=SC2086 # words are words
		is "$("$BUILD/newsroom" $words --help 2>&1 |
			grep -c "^newsroom $words\|^  newsroom $words" |
			sed 's/[1-9].*/some/')" some \
			"$words --help is help for it"
	done
	status=0
	"$BUILD/newsroom" >/dev/null 2>&1 || status=$?
	is "$status $("$BUILD/newsroom" --help | grep -c 'import folder DIR')" \
		'2 1' 'without a verb it is 2, and --help is none'
	take "$work/in/nothing"
	is "$status $(grep -c 'No such file' "$work/err")" '1 1' \
		'a folder that is not there is refused'
	take "$work/in/partners.yaml"
	is "$status" 1 'a file is no folder'
	status=0
	NEWSROOM_DB="host=/nonexistent" "$BUILD/newsroom" import folder \
		"$work/in" >/dev/null 2>"$work/err" || status=$?
	is "$status $(grep -c 'database is away' "$work/err")" '1 1' \
		'without a database it is refused'
	ask 'DELETE FROM core.search WHERE edition IS NOT NULL' >/dev/null
	newsroom import folder sql/content --if-empty
	is "$status $(ask 'SELECT count(*) FROM core.search
		WHERE edition IS NOT NULL')" '0 0' \
		'where there is content, --if-empty does nothing at all'
}

# The articles are in, and the pages wait: then something ends.
test_ends() {
	before=$(state)
	article another
	hold 'LOCK TABLE core.page'
	"$BUILD/newsroom" import folder "$work/in" >/dev/null 2>&1 &
	victim=$!
	await is_waiting
	kill -KILL "$victim"
	release
	await is_alone
	is "$(state)" "$before" 'kill -9 in the middle leaves nothing'

	printf -- '---\ntitle: Нова\n---\nТекст.\n' | file pages/new.bg.md
	hold 'LOCK TABLE core.page'
	take "$work/in" &
	await is_waiting
	first=$(backends true)
	ask "SELECT pg_terminate_backend($first, 5000)" >/dev/null
	sleep 0.5
	release
	await is_alone
	is "$(state)" "$before" 'a connection cut in the middle leaves nothing'
}

test_counts
test_words
test_texts
test_heads
test_rules
test_markdown
test_forms
test_many
test_usage
test_ends
echo "1..$count"
