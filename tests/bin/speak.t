#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The command speaks Bulgarian to who asks for it, also where the machine has
# no such locale, and English to programs. In a database of its own.

# The words are Bulgarian and Markdown, and are meant as they stand.
# shellcheck disable=SC1111,SC2016
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

# said SETTING… -- WORD…: what newsroom says to these settings; $status.
said() {
	settings=
	while [ "$1" != -- ]; do
		settings="$settings $1"
		shift
	done
	shift
	status=0
	# shellcheck disable=SC2086
	out=$(env -u LC_ALL $settings "$BUILD/newsroom" "$@" 2>&1) || status=$?
}

bulgarian() {
	said LANG=bg_BG.UTF-8 -- "$@"
}

test_settings() {
	missing='newsroom: липсва команда; вж. newsroom --help'
	for settings in LANG=bg_BG.UTF-8 LANG=bg LC_ALL=bg_BG.UTF-8 \
		'LANG=en_US.UTF-8 LC_MESSAGES=bg_BG' LANG=bg_BG.CP1251 \
		'LANG=C.UTF-8 LANGUAGE=bg' 'LANG=de_DE.UTF-8 LANGUAGE=de:bg'
	do
		# shellcheck disable=SC2086
		said $settings --
		is "$status $out" "2 $missing" "$settings, which is not there"
	done
	localedef -i bg_BG -f UTF-8 "$work/bg_BG.UTF-8" 2>/dev/null || :
	said LOCPATH="$work" LANG=bg_BG.UTF-8 --
	is "$status $out" "2 $missing" 'the same where it is there'
	for settings in LANG=C LANG=C.UTF-8 LANG=de_DE.UTF-8 \
		'LANG=C LANGUAGE=bg' 'LC_ALL=C.UTF-8 LANG=bg_BG.UTF-8'; do
		# shellcheck disable=SC2086
		said $settings --
		is "$out" 'newsroom: a verb is missing; see newsroom --help' \
			"$settings is English"
	done
}

# Whose settings come by ssh(1) names no file that a program reads.
test_away() {
	mkdir -p "$work/away/LC_MESSAGES"
	printf '%s\n' 'msgid "a verb is missing; see newsroom --help"' \
		'msgstr "%n"' |
		msgfmt -o "$work/away/LC_MESSAGES/newsroom.mo" -
	away=../../../../../../../../../../../..$work/away
	for settings in "LC_ALL=$away" "LANG=C.UTF-8 LANGUAGE=de:$away"; do
		# shellcheck disable=SC2086
		said $settings --
		is "$out" 'newsroom: a verb is missing; see newsroom --help' \
			"${settings%%..*} leads to no catalogue elsewhere"
	done
}

test_help() {
	bulgarian --help
	is "$(echo "$out" | sed -n '1p; 5,6p')" \
		'newsroom: какво правят пресцентърът и операторите от командния ред
  newsroom export DIR [--json]
      цялото съдържание като папка, която import folder приема' \
		'the help of all'
	is "$(echo "$out" | grep -A 2 NEWSROOM_MEDIA | tr -s ' \n' ' ')" \
		' NEWSROOM_MEDIA папка, която сайтът показва като /media/ (пълен път), за онзи, който добавя снимки; празно: няма ' \
		'and of its settings'
	bulgarian article publish --help
	is "$(echo "$out" | sed -n '1p; 3,4p')" \
		'newsroom article: публикациите — какво пише в тях и какво става с тях
  newsroom article publish NAME [--because WHY] [--break-embargo] [--force]
      веднага; оттеглената публикация се връща с предишния си час, а' \
		'of one action'
	bulgarian article publish a b
	is "$status $out" \
		'2 newsroom: b е излишна дума; вж. newsroom article publish --help' \
		'a wrong usage'
	bulgarian article check --no
	is "$out" \
		'newsroom: няма такава опция: --no; вж. newsroom article check --help' \
		'an option that is none'
}

test_editing() {
	"$BUILD/newsroom" article new Първа новина --to "$work/a.md"
	bulgarian article import "$work/a.md"
	is "$out" "$work/a.md: bg/parva-novina — създадено, draft, редакция 1" \
		'a file that is taken in'
	sed 's/^slug: .*/slug: vtora/' "$work/a.md" >"$work/b.md"
	printf '\nКазва "да".\n\n# Горе\n\n![](https://example.org/x.png)\n' >>"$work/b.md"
	bulgarian article check "$work/b.md"
	is "$status $(echo "$out" | grep -v 'англ\|`en`' | sed "s,$work/,,")" \
		'1 b.md:8: липсва увод
b.md:17: прави кавички: напишете „…“
b.md:19: грешка: заглавие от първо ниво — то е на самата публикация: напишете ##
b.md:21: грешка: снимка без описание: напишете ![описание](файл)' \
		'what is to be written otherwise'
	said LANG=bg_BG.UTF-8 -- article check "$work/b.md" --json
	is "$(echo "$out" | grep -c 'straight quotation marks: write')" 1 \
		'which is English for a program'
	printf '%s\n' --- 'title: a: b' --- >"$work/c.md"
	bulgarian article import "$work/c.md"
	is "$status $(echo "$out" | sed "s,$work/,,; s/: текст, .*//")" \
		'1 c.md:2: тук двоеточието не е на място, в колона 9
Нищо не е записано.' 'a head that is no YAML'
	bulgarian article import "$work/none.md"
	is "${out%%
*}" "$work/none.md: Няма такъв файл или директория" \
		'what libc says, where its words are installed'
}

test_reasons() {
	bulgarian article withdraw parva-novina
	is "$status $out" '1 newsroom: parva-novina е чернова: никой не може да я е видял и няма какво да се оттегля' \
		'a step that is none'
	bulgarian article schedule parva-novina --at '2020-01-02 09:00'
	is "$status $out" '1 newsroom: parva-novina не може да чака до 2020-01-02 09:00: този час е минал; publish я публикува сега' \
		'a reason of the database, with what varies in it'
	bulgarian article schedule parva-novina --at утре
	is "$status $out" \
		'1 newsroom: утре не е час; пише се така: 2027-01-15 10:00' \
		'a time that is none'
	bulgarian article show nyama
	is "$status $out" '1 newsroom: nyama не съществува' 'nothing there'
	sed -i 's/^projects: .*/projects: [nyama]/; s/^slug: .*/slug: treta/' \
		"$work/a.md"
	bulgarian article import "$work/a.md"
	is "$status $out" "1 $work/a.md:11: няма проект nyama
Нищо не е записано." 'a reason has its line all the same'
	sed -i 's/^projects: .*/projects: []/; s/^slug: .*/slug: Treta/' \
		"$work/a.md"
	bulgarian article import "$work/a.md"
	is "$(echo "$out" | sed -n "1s,$work/,,p")" \
		'a.md:4: `slug` се пише само с a-z, 0-9 и единични тирета, има поне една буква и най-много 80 знака' \
		'and so has what PostgreSQL says of a constraint'
	is "$(echo nothing | env -u LC_ALL LANG=bg_BG.UTF-8 \
		NEWSROOM_DB='host=/nonexistent' \
		"$BUILD/newsroom" article list 2>&1 | tail -n 1)" \
		'newsroom: няма връзка с базата данни' 'no database'
}

test_imports() {
	mkdir "$work/folder" "$work/folder/articles"
	printf '%s\n' --- 'title: "Едно"' --- '' Текст. \
		>"$work/folder/articles/edno.bg.md"
	bulgarian import folder "$work/folder"
	is "$out" '1 запис — нови: 1, променени: 0, без промяна: 0, пропуснати: 0' \
		'an import of one'
	printf '%s\n' --- 'title: "Две"' --- '' Текст. \
		>"$work/folder/articles/dve.bg.md"
	bulgarian import folder "$work/folder" --dry-run
	is "$out" '2 записа — нови: 1, променени: 0, без промяна: 1, пропуснати: 0; само проба, нищо не е записано' \
		'of two, which is tried'
	: >"$work/folder/articles/x.txt"
	bulgarian import folder "$work/folder"
	is "$(echo "$out" | head -n 1)" \
		'articles/x.txt: името на файла не е NAME.LANG.md' \
		'what is left out, and why'
	said LANG=bg_BG.UTF-8 -- import folder "$work/folder" --dry-run --json
	is "$(echo "$out" | grep -c 'not named NAME.LANG.md')" 1 \
		'which is English for a program'
}

test_acts() {
	"$BUILD/newsroom" article show parva-novina |
		sed 's/^title: .*/&\nlead: "Увод."/; s/София/Пловдив/' >"$work/d.md"
	bulgarian article import "$work/d.md"
	is "$status ${out#"$work/"}" \
		'0 d.md: bg/parva-novina — обновено, draft, редакция 2' \
		'what became of a file'
	bulgarian article history parva-novina
	is "$(echo "$out" | sed 's/^ *\([0-9]*\) .*: /\1 /' | head -n 1)" \
		'2 увод, място' 'what was changed of it'
	is "$(echo "$out" | sed -n '2s/.*: //p')" създадено 'and what was done'
	bulgarian status
	is "$status $(echo "$out" | head -n 1)" \
		'2 проблем; mailer: свързани: 0' 'how the site is'
	is "$(echo "$out" | sed 's/[0-9].*//; s/ *$//' | sed -n '2,5p')" \
		'добре     съдържание   версия
добре     връзки
добре     резерва      няма
добре     архив        изключен: може да се възстанови само последното копие' \
		'and each of its parts, in columns'
}

test_foreign() {
	printf '{"db": [{"meta": {}, "data": {"posts": [{"id": "a"' \
		>"$work/ghost.json"
	bulgarian import ghost "$work/ghost.json" --dry-run
	is "$(echo "$out" | sed -n 's/.*json:[0-9]*:[0-9]*: //p')" \
		'липсва }: нищо от него не е прието' 'what jansson says of a file'
	printf '<?xml version="1.0"?>\n<rss><channel></rss>\n' >"$work/wxr.xml"
	bulgarian import wordpress "$work/wxr.xml" --dry-run
	is "$(echo "$out" | sed -n 's/.*xml:[0-9]*:[0-9]*: //p')" \
		'елементът channel е затворен като rss: нищо от него не е прието' \
		'and what libxml2 says'
}

# Each sentence that a function of the database raises is among those that are
# found in what it says.
test_database() {
	ask "SELECT DISTINCT replace(regexp_replace(btrim(m[1], E' \\n\\t'''),
			'''\\s+''', '', 'g'), '''''', '''')
		FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,
			regexp_matches(p.prosrc, 'MESSAGE\\s*=\\s*(?:format\\(\\s*)?'
			'((?:''(?:[^'']|'''')*''\\s*)+)[,;)]', 'g') m
		WHERE n.nspname IN ('core', 'web')" >"$work/raised"
	tr -d '\n\t' <bin/newsroom/reason_said.c |
		sed 's/" *"//g; s/N_("/\n/g' | sed -n 's/"),.*//p' >"$work/known"
	while IFS= read -r sentence; do
		grep -Eqx -- "$(echo "$sentence" |
			sed 's/[][().*+?^$|{}]/\\&/g; s/%s/.*/g')" "$work/known" ||
			echo "$sentence"
	done <"$work/raised" >"$work/unknown"
	is "$(($(wc -l <"$work/raised") > 40)) $(cat "$work/unknown")" '1 ' \
		'every sentence of the database can be said in another language'
}

test_settings
test_away
test_help
test_database
test_editing
test_reasons
test_acts
test_foreign
test_imports
echo "1..$count"
