#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom article new, import, edit, check`: what a press officer writes, and
# that nothing of it is lost. In a database of its own.

# The words are Bulgarian and Markdown, and are meant as they stand.
# shellcheck disable=SC1111,SC2016
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh

article() {
	newsroom article "$@"
}

# editor SCRIPT: what $EDITOR does with the file, $1.
editor() {
	printf '#!/bin/sh\n%s\n' "$1" >"$work/editor"
	chmod +x "$work/editor"
}

body_of() {
	ask "SELECT body_source FROM core.edition WHERE slug = '$1'"
}

kept() {
	find "$XDG_STATE_HOME/newsroom" -type f 2>/dev/null
}

test_new() {
	article new Лабораторията отваря врати
	is "$status $(echo "$out" | sed -n 2,5p | paste -sd '|')" \
		'0 title: "Лабораторията отваря врати"|lang: bg|slug: laboratoriyata-otvarya-vrati|revision: 0' \
		'a file to begin from has what can be known'
	article new --to "$work/a.md" Лабораторията отваря врати
	article new --to "$work/a.md" Друго
	is "$status $(grep -c Лабораторията "$work/a.md")" '1 1' \
		'a file that is there is not written over'
	article import "$work/a.md" --dry-run
	is "$status $(ask "SELECT count(*) FROM core.edition
		WHERE slug ~ '^laborator.*vrati'")" '0 0' 'a dry run writes nothing'
	article import "$work/a.md"
	is "$status $out" "0 $work/a.md: made \
bg/laboratoriyata-otvarya-vrati, draft, revision 1" 'it is taken in'
	is "$(sed -n '5,6p' "$work/a.md" | paste -sd '|')" \
		'revision: 1|key: "laboratoriyata-otvarya-vrati"' \
		'and knows from which revision it goes on'
	sed -i 's/Тук започва/Продължава/' "$work/a.md"
	article import "$work/a.md"
	is "$status $(echo "$out" | sed 's/.*: //')" \
		'0 updated bg/laboratoriyata-otvarya-vrati, draft, revision 2' \
		'so who goes on is not in his own way'
	article show laboratoriyata-otvarya-vrati >"$work/none"
	printf '%s\n' "$out" >"$work/shown.md"
	article import "$work/shown.md"
	is "$status $(echo "$out" | sed 's/.*: //')" \
		'0 same bg/laboratoriyata-otvarya-vrati, draft, revision 2' \
		'what is shown is the same'
	printf -- '---\ntitle: "a\\u2028b\\ufeffc\\u0085d\\u007f"\nlang: bg\nslug: znatsi\n---\n\nТ.\n' \
		>"$work/signs.md"
	article import "$work/signs.md"
	article show znatsi
	printf '%s\n' "$out" >"$work/signs.md"
	article import "$work/signs.md"
	is "$status $(echo "$out" | sed 's/.*: //')" \
		'0 same bg/znatsi, draft, revision 1' \
		'also where YAML and JSON differ on its signs'
	article new --of bg/laboratoriyata-otvarya-vrati --to "$work/en.md" \
		The laboratory opens
	article import "$work/en.md"
	is "$status $(ask "SELECT count(*), count(DISTINCT article)
		FROM core.edition WHERE slug IN ('the-laboratory-opens',
		'laboratoriyata-otvarya-vrati')")" '0 2|1' \
		'a translation is of the same article'
	article new --lang bg --of bg/laboratoriyata-otvarya-vrati
	is "$status" 1 'no text is a translation of itself'
}

test_many() {
	for n in 1 2 3; do
		printf -- '---\ntitle: Трета %s\n---\n\nТекст.\n' "$n" \
			>"$work/t$n.bg.md"
	done
	printf -- '---\ntitle: Лоша\nlang: bg\ntitel: x\n---\n\nТекст.\n' \
		>"$work/bad.md"
	article import "$work"/t?.bg.md "$work/bad.md"
	is "$status $(ask "SELECT count(*) FROM core.edition
		WHERE title ~ 'Трета'") $(grep -v Nothing "$work/err")" \
		"1 0 $work/bad.md:4: unknown: titel" \
		'of several files all go in or none, and the fault has its line'
	is "$out" '' 'and what was not kept is not told'
	printf 'slug: media-motor-europe\neu_funded: true\nwrong: x\n' \
		>"$work/p.yaml"
	newsroom project import "$work/p.yaml"
	is "$status $(head -n 1 "$work/err")" \
		"1 $work/p.yaml:3: unknown: wrong" 'so has that of a project'
	article import "$work"/t?.bg.md
	is "$status $(ask "SELECT string_agg(slug, ' ' ORDER BY slug)
		FROM core.edition WHERE title ~ 'Трета'")" '0 t1 t2 t3' \
		'a file in a folder has its name for a slug'
	hint="a text with a colon or with quotation marks in it stands between \
single quotes, and an apostrophe in it is written twice: lead: '…'"
	printf -- '---\ntitle: Лоша\nlead: "Казаха "да" и готово."\n---\n\nТ.\n' \
		>"$work/bad.bg.md"
	article import "$work/bad.bg.md"
	is "$status $(head -n 1 "$work/err")" \
		"1 $work/bad.bg.md:3: did not find expected key, in column 16: $hint" \
		'what is no YAML for its quotation marks is told what to do'
	sed -i 's/^lead:.*/lead: Министърът: ще го направим/' \
		"$work/bad.bg.md"
	article import "$work/bad.bg.md"
	is "$status $(grep -c ":3: mapping values are not .*: $hint" \
		"$work/err")" '1 1' 'so is what is none for its colon'
	sed -i "s/^lead:.*/lead: 'Министърът: \"ще го направим\"'/" \
		"$work/bad.bg.md"
	article import "$work/bad.bg.md" --dry-run
	is "$status" 0 'and who does that is understood'
	printf 'Без глава.\n' >"$work/bad.md"
	article import "$work/bad.md"
	is "$status $(head -n 1 "$work/err")" \
		"1 $work/bad.md:1: no head between two lines of ---" \
		'what has no head is refused'
	printf -- '---\ntitle: Час\nlang: bg\npublished: %s\n---\n\nТ.\n' \
		'2027-03-28 03:30' >"$work/bad.md"
	article import "$work/bad.md"
	is "$status $(head -n 1 "$work/err")" "1 $work/bad.md:4: \
2027-03-28 03:30 is no time: the clocks go forward over it" \
		'a time that does not exist is refused, with its line'
	sed -i 's/2027-03-28/2027-10-31/' "$work/bad.md"
	article import "$work/bad.md"
	is "$status $(grep -c 'comes twice' "$work/err")" '1 1' \
		'one that is twice is asked for an offset'
	printf -- '---\ntitle: \377\n---\n' >"$work/bad.md"
	article import "$work/bad.md" "$work/nothing.md"
	is "$status $(head -n 2 "$work/err" | sed "s|$work/||" |
		paste -sd '|')" \
		'1 bad.md: line 2, column 8: not UTF-8 text|nothing.md: No such file or directory' \
		'what is no text or not there is refused'
	article import - <"$work/t1.bg.md"
	is "$status $(head -n 1 "$work/err")" \
		'1 -:1: the head does not say its `lang`' \
		'the standard input has no name to tell the language by'
}

test_two() {
	"$BUILD/newsroom" article show t1 >"$work/one.md"
	cp "$work/one.md" "$work/two.md"
	sed -i 's/Текст/Първият/' "$work/one.md"
	sed -i 's/Текст/Вторият/' "$work/two.md"
	article import "$work/one.md"
	article import "$work/two.md" --as 'Втори редактор'
	is "$status $(head -n 1 "$work/err" | sed "s|$work/||")" "1 two.md:6: \
t1 was changed by $(id -un): revision 2 stands now, and the file began from 1" \
		'of two editors the second is told'
	is "$(grep '^[-+][^-+r]' "$work/err" | paste -sd '|')" \
		'-Текст.|+Първият.' 'and shown what he does not have yet'
	is "$(grep -c 'write `revision: 2` into the head' "$work/err")" 1 \
		'and what to do'
	is "$(body_of t1) $(tail -n 1 "$work/two.md")" 'Първият. Вторият.' \
		'and nothing is lost'
	article import "$work/two.md" --force --as 'Втори редактор'
	is "$status $(body_of t1)" '0 Вторият.' 'unless he overrules it'
	is "$(sed "s|$work/||" "$work/err" | paste -sd '|')" "two.md:6: \
t1 was changed by $(id -un): revision 2 stands now, and the file began from 1|\
--force overwrites that. What stood there comes back by|\
  newsroom article restore bg/t1 --revision 2" 'which says what it overwrote'
	article restore bg/t1 --revision 2
	is "$status $(body_of t1)" '0 Първият.' 'and brings it back'
	article restore t1 --revision 3 --as 'Втори редактор'
	article history t1
	is "$(echo "$out" | sed 's/.*  //' | sed -n 3p)" \
		'Втори редактор: changed: text' 'of which there is a history'
}

test_edit() {
	editor 'sed -i "s/Вторият/Третият/" "$1"'
	EDITOR=$work/editor article edit t1
	is "$status $(body_of t1) $(kept)" '0 Третият. ' \
		'what was saved in the editor is taken in'
	EDITOR=true article edit t1
	is "$status $(cat "$work/err") $(kept)" \
		'0 newsroom: nothing was changed ' 'what was not changed is not'
	EDITOR=false VISUAL=$work/editor article edit t2
	is "$status $(cat "$work/err")" '0 newsroom: nothing was changed' \
		'VISUAL counts before EDITOR'
	EDITOR='truncate -s 0' article edit t1
	is "$status $(body_of t1) $(cat "$work/err")$(kept)" \
		'1 Третият. newsroom: the file is empty: nothing was changed' \
		'what was emptied is not'
	editor 'sed -i "s/^title: .*/titel: x/; s/Третият/Счупеният/" "$1"'
	EDITOR=$work/editor article edit t1
	is "$status $(body_of t1) $(grep -c ':2: unknown: titel' "$work/err") \
$(grep -c Счупеният "$(kept)")" '1 Третият. 1 1' \
		'what is refused is kept, and the fault has its line'
	is "$(grep -c "newsroom article import $(kept)" "$work/err")" 1 \
		'and it is said where'
	sed -i 's/^titel: .*/title: Трета/' "$(kept)"
	article import "$(kept)"
	is "$status $(body_of t1)" '0 Счупеният.' 'it can be mended and taken in'
	rm "$(kept)"
	editor 'sed -i "s/Счупеният/Моят/" "$1"
		"$BUILD/newsroom" article show t1 |
		sed "s/Счупеният/Чуждият/" >"$1.other"
		"$BUILD/newsroom" article import "$1.other" >/dev/null
		rm "$1.other"'
	EDITOR=$work/editor article edit t1
	is "$status $(body_of t1) $(grep '^[-+][^-+r]' "$work/err" |
		paste -sd '|') $(grep -c Моят "$(kept)")" \
		'1 Чуждият. -Счупеният.|+Чуждият. 1' \
		'who was overtaken while he wrote is told, and keeps his text'
	rm "$(kept)"
	EDITOR="cp $work/two.md" article edit t1
	is "$status $(grep -c 'stands now' "$work/err")" '1 1' \
		'an editor may have options'
	rm "$(kept)"
	editor 'sed -i "s/Чуждият/Недописаният/" "$1"; touch "$1.ready"
		while [ -e "$1.ready" ]; do sleep 0.1; done'
	EDITOR=$work/editor "$BUILD/newsroom" article edit t1 \
		>/dev/null 2>"$work/err" &
	victim=$!
	await is_ready
	kill -KILL "$victim" "$(pgrep -P "$victim")"
	wait "$victim" 2>/dev/null || :
	is "$(body_of t1) $(grep -l Недописаният \
		"$XDG_STATE_HOME"/newsroom/*.md | wc -l)" 'Чуждият. 1' \
		'kill -9 leaves what was written'
	rm -r "$XDG_STATE_HOME/newsroom"
	editor 'kill -KILL $$'
	EDITOR=$work/editor article edit t1
	is "$status $(grep -c 'the editor did not end well' "$work/err")" '1 1' \
		'a crash is said'
	editor 'echo Докрай >>"$1"; psql -XAtqU postgres -d postgres -c "SELECT
		pg_terminate_backend(pid) FROM pg_stat_activity WHERE
		usename = '"'editor' AND datname = '$base'"'"'
	EDITOR=$work/editor article edit t3
	is "$status $(body_of t3 | grep -c Докрай)" '0 1' \
		'a connection that was lost while he wrote is found again'
	editor 'sed -i "s/Media Motor/Медиен мотор/; s/^lead:.*/lead: Ново/" "$1"
		psql -XqAtU postgres -d '"$base"' -c "SELECT
		pg_terminate_backend(pid) FROM pg_stat_activity WHERE
		usename = '"'editor' AND datname = '$base'"'" >/dev/null'
	EDITOR=$work/editor newsroom project edit media-motor-europe
	is "$status $(ask "SELECT count(*) FROM core.project_text
		WHERE name ~ '^Медиен мотор'")" '0 2' "so is a project's"
	EDITOR=$work/editor newsroom page edit about --lang bg
	is "$status $(ask "SELECT count(*) FROM core.page_text
		WHERE lead = 'Ново'")" '0 1' 'and a page'"'"'s'
	editor 'sed -i "s/^lead:.*/lead: Мое/" "$1"
		psql -XqAtU postgres -d '"$base"' -c "UPDATE core.page_text
		SET lead = '"'Чуждо' WHERE lead = 'Ново'"'"'
	EDITOR=$work/editor newsroom page edit about --lang bg
	is "$status $(grep '^[-+]lead' "$work/err" | paste -sd '|')" \
		'1 -lead: "Ново"|+lead: "Чуждо"' \
		'who was overtaken with a page is shown by what'
	rm "$(kept)"
	ask "UPDATE core.project_text SET name = 'Media Motor Europe'
		WHERE name ~ '^Медиен мотор'" >/dev/null
	editor 'rm "$1"'
	EDITOR=$work/editor article edit t1
	is "$status $(tail -n 1 "$work/err")" \
		'1 newsroom: the editor left no file' \
		'what is not there any more is not called kept'
	editor 'sed -i "s/^title: .*/title: Нова/" "$1"'
	EDITOR=$work/editor article new --edit Изцяло нова
	is "$status $(echo "$out" | sed 's/.*: //')" \
		'0 made bg/iztsyalo-nova, draft, revision 1' \
		'a new one can be written at once'
}

is_ready() {
	[ -n "$(find "$XDG_STATE_HOME/newsroom" -name '*.ready')" ]
}

# checked WORDS NOTE: a file with these words in its body is said this of.
checked() {
	printf -- '---\ntitle: Проба\nlang: %s\nslug: proba\nlead: Един лийд.\n---\n\n%s\n' \
		"${lang:-bg}" "$1" >"$work/c.md"
	article check "$work/c.md"
	is "$status $(echo "$out" | grep -v 'no edition in' |
		sed "s|^$work/||" | paste -sd '|')" "$2" "check: $2"
}

test_check() {
	checked "Нищо лошо, „както трябва“ — от 2020$(printf '\302\240')г. насам." '0 '
	checked '![](/media/a.png)' \
		'1 c.md:8: fault: a picture without alternative text: write ![words](file)'
	checked '<img src="/media/a.png" />' \
		'1 c.md:8: fault: a picture without alternative text: write alt="words" into it'
	checked '[няма](/bg/nothing)' '1 c.md:8: fault: /bg/nothing/ leads nowhere'
	checked '[паркът](/bg/about/), [навън](https://example.org/x)' '0 '
	checked '[тук](/bg/about/)' \
		'0 c.md:8: „тук“ does not say where the link leads'
	checked '[Вижте тук](/bg/about/)' \
		'0 c.md:8: „Вижте тук“ does not say where the link leads'
	checked '# Едно' '1 c.md:8: fault: a heading of the first level, which is the title'"'"'s: write ##'
	checked "$(printf '## Две\n\n#### Четири')" \
		'0 c.md:10: a heading of level 4 below one of level 2: write ###'
	checked '### Три' '0 c.md:8: a heading of level 3 below the title: write ##'
	checked 'Това е "така".' \
		'0 c.md:8: straight quotation marks: write „…“'
	checked 'Това е “така”.' \
		'0 c.md:8: English quotation marks: write „…“'
	lang=en checked 'It is „so“.' \
		'0 c.md:8: Bulgarian quotation marks: write “…”'
	lang=en checked 'It is “so” and code `"x"`.' '0 '
	checked "$(printf 'Едно\nдве - три')" \
		'0 c.md:9: a hyphen stands for a dash: write —'
	checked 'Едно -- две.' '0 c.md:8: a hyphen stands for a dash: write —'
	checked 'През 2020 г. и 5 млн. лв.' \
		'0 c.md:8: a non-breaking space belongs before „г.“'
	checked 'Струва 1 250 000, а не 12500.' \
		'0 c.md:8: non-breaking spaces belong inside of a number'
	checked "През 2027 125 пъти, 1$(printf '\302\240')250; +359 2 975 38 11, +359 888 123 456, 0888 123 456." '0 '
	long='This press release was written in one language and was never put into the other one, which is to be seen at once, before it is public.'
	checked "$long" '1 c.md:1: fault: most of the text is in Latin letters: it is to be translated'
	lang=en checked "$long" '0 '
	lang=en checked "$(echo "$long" | sed 's/[a-z]/я/g')" '1 c.md:1: fault: most of the text is in Cyrillic letters: it is to be translated'
	checked "$(printf 'Проектът се изпълнява от четири организации.\n\n| Организация | Роля |\n| --- | --- |\n| Thermopylae Business Incubator Anonymi Etaireia | партньор |\n| Vereniging voor Nieuwe Verhalen en Beelden | партньор |\n| Fjordbyens Mediehus og Utviklingsselskap | партньор |')" \
		'0 '
	checked 'Две  думи' '0 c.md:8: a double space'
	checked 'в понеделник, 29 септември 2020' \
		'0 c.md:8: понеделник: that day is вторник'
	checked 'във вторник, 29 септември 2020' '0 '
	lang=en checked 'on Monday, 28 September 2020' '0 '
	checked 'Media Motor Europe започва' '0 c.md:1: „Media Motor Europe“ is named, and media-motor-europe is neither under `projects:` nor linked'
	checked 'Договор със Сдружението за научноизследователска и развойна дейност' '0 c.md:1: „Сдружение за научноизследователска и развойна дейност“ is named, and association-for-research-and-development is neither under `partners:` nor linked'
	checked 'Работи Лабораторният комплекс.' '0 c.md:1: „Лабораторен комплекс“ is named, and laboratory-complex is neither under `projects:` nor linked'
	checked 'Видяхме Лабораторния комплекс, и Лабораторен комплекс.' '0 c.md:1: „Лабораторен комплекс“ is named, and laboratory-complex is neither under `projects:` nor linked'
	checked 'Лабораторната комплектация, Клъстери и Сдружения' '0 '
	checked 'София Тех Парк кани всички.' '0 '
	lang=en checked 'Sofia Tech Park invites everybody.' '0 '
	checked '[Media Motor Europe](/bg/projects/media-motor-europe/)' '0 '
	printf -- '---\ntitle: а\342\200\256б\nlang: bg\nlead: Л.\n---\n\nТ.\n' \
		>"$work/c.md"
	article check "$work/c.md"
	is "$status $(echo "$out" | grep -o 'c.md:2: fault: U+202E')" \
		'1 c.md:2: fault: U+202E' 'a title may not turn its line'
	printf -- '---\ntitle: ВСИЧКО Е ГОЛЯМО\nlang: bg\n---\n\nТ.\n' \
		>"$work/c.md"
	article check "$work/c.md" --json
	is "$status $(json 'r.map((n) => [n.line, n.fault, n.says].join(" ")).join("|")')" \
		'0 1 false there is no edition in `en`|1 false there is no lead|2 false the title is all capitals' \
		'and of the head, also as JSON'
	printf -- '---\ntitle: Л\nlang: bg\nlead: %0350d\n---\n\nТ.\n' 0 \
		>"$work/c.md"
	article check "$work/c.md"
	is "$(echo "$out" | grep -c ':4: the lead has 350 characters')" 1 \
		'a lead may be too long'
	cp templates/mail-eu-emblem.png "$work/noalt.png"
	printf -- '---\ntitle: Глава\nlang: bg\nslug: glava\nlead: Л.\npicture: noalt.png\n---\n\nТ.\n' \
		>"$work/h.md"
	silent='fault: the picture has no alternative text: write picture_alt'
	article check "$work/h.md"
	is "$status $(echo "$out" | grep fault)" "1 $work/h.md:6: $silent" \
		'nor has a picture at the head to be without its words'
	article import "$work/h.md"
	article check glava
	is "$status $(echo "$out" | grep fault)" "1 glava:8: $silent" \
		'also where it stands already'
	sed -i 's/^picture:.*/&\npicture_alt: Паркът/' "$work/h.md"
	article check "$work/h.md"
	is "$status" 0 'and with its words it is no fault'
	sed -i 's/^picture_alt:.*/&\npicture_caption: Пролет\nplace: Враца/' \
		"$work/h.md"
	article import "$work/h.md"
	article new --of bg/glava --to "$work/head.md" Head
	is "$(sed -n '/^place/,/^---/p' "$work/head.md" |
		grep -v '^picture:' | paste -sd '|')" \
		'place: "Враца"|projects: []|partners: []|picture_alt: "Паркът"|picture_caption: "Пролет"|---' \
		'a translation begins with all that is to be translated'
	article import "$work/head.md"
	article show head
	is "$status $(grep '^picture:' "$work/head.md")" \
		"0 $(echo "$out" | grep '^picture:')" \
		'and with the picture of its original'
	article check nothing
	is "$status $(cat "$work/err")" '1 newsroom: there is no edition nothing' \
		'neither a file nor an edition'
	article check nothing.md
	is "$status $(cat "$work/err")" \
		'1 newsroom: nothing.md: No such file or directory' \
		'a file that is not there is no edition either'
}

# refused BYTES: what is said of a file that begins so.
refused() {
	printf '%b' "$1" >"$work/document"
	article new --body "$work/document" Проба
	sed 's/.*document: //; s/:.*//' "$work/err"
}

# Of a document one is told what to do with it, and not of its octets.
test_document() {
	is "$(refused 'PK\003\004\024\000')" \
		'a document (.docx, .odt) and no text' 'a document is no text'
	is "$(refused '\0320\0317\0021\0340\0241')" \
		'an old document (.doc) and no text' 'nor is an old one'
	is "$(refused '%PDF-1.7\n%\0342\0343')" 'a PDF and no text' 'nor is a PDF'
}

test_states() {
	article withdraw bg/sofia-teh-park-i-klaster-medien-inovatsionen-hab
	checked '[х](/bg/news/sofia-teh-park-i-klaster-medien-inovatsionen-hab/)' \
		"1 c.md:8: fault: \
/bg/news/sofia-teh-park-i-klaster-medien-inovatsionen-hab/ was withdrawn"
	checked '[х](/bg/news/t1/)' '0 c.md:8: /bg/news/t1/ is not public yet'
	ask "UPDATE core.project SET slug = 'mme'
		WHERE slug = 'media-motor-europe'" >/dev/null
	checked '[х](/bg/projects/media-motor-europe/#a)' \
		'0 c.md:8: /bg/projects/media-motor-europe/ moved to /bg/projects/mme/'
	printf -- '---\ntitle: Лоша\nlang: bg\nslug: losha\n---\n\n[x](/bg/q/)\n' \
		>"$work/c.md"
	article import "$work/c.md"
	article publish losha
	is "$status $(head -n 1 "$work/err")" \
		'1 losha:9: fault: /bg/q/ leads nowhere' \
		'what has a fault is not published'
	article publish losha --force
	is "$status $(ask "SELECT count(*) FROM web.edition
		WHERE slug = 'losha'")" '0 1' 'unless that is said'
	article check the-laboratory-opens
	is "$status" 0 'an edition can be checked by its address'
	ask "UPDATE core.edition SET changed_at = now() + interval '1 day'
		WHERE slug = 'laboratoriyata-otvarya-vrati'" >/dev/null
	article check the-laboratory-opens
	is "$(echo "$out" | grep -c 'older than bg/laboratoriyata')" 1 \
		'one that is older than its original says so'
}

# Several at once: each has a number of its own.
test_numbers() {
	for n in $(seq 5); do
		printf -- '---\ntitle: Брой %s\nlang: bg\nslug: broy-%s\npublished: 2133-03-03\n---\n\nТекст.\n' \
			"$n" "$n" >"$work/n$n.md"
	done
	for n in $(seq 5); do
		"$BUILD/newsroom" article import "$work/n$n.md" >/dev/null &
	done
	wait
	is "$(ask "SELECT string_agg(number::text, ' ' ORDER BY number)
		FROM core.press_number WHERE year = 2133
		AND article IS NOT NULL")" '1 2 3 4 5' \
		'five at once have five numbers, and none is left out'
	article show broy-3
	is "$(echo "$out" | grep -c '^number: [0-9]*/2133$')" 1 \
		'the file says its number'
	for number in 700 701; do
		printf -- '---\ntitle: Излязла\nlang: bg\nslug: izlyazla\nnumber: %s/2019\npublished: 2019-03-03\n---\n\nТекст.\n' \
			"$number" >"$work/out.md"
		article import "$work/out.md"
	done
	is "$status $(sed "s|$work/||" "$work/err" | head -n 1)" \
		'1 out.md:5: the article has been public as 700/2019, and keeps this number' \
		'another number is refused by its line'
}

# anchors SLUG: where its links of footnotes lead, and from where.
anchors() {
	ask "SELECT body_html FROM core.edition WHERE slug = '$1'" |
		grep -o '\(id\|href\)="#\{0,1\}fn[^"]*"\|aria-label="[^"]*"' |
		paste -sd ' '
}

test_footnotes() {
	printf -- '---\ntitle: Бележки\nlang: bg\nslug: belezhki\n---\n\nА[^1].\n\n[^1]: Б.\n' \
		>"$work/f.md"
	article import "$work/f.md"
	is "$(anchors belezhki)" 'href="#fn-1" id="fnref-1" id="fn-1" href="#fnref-1" aria-label="Обратно към текста"' \
		'a footnote leads back, and says so in the language of the text'
	sed 's/: bg/: en/; s/slug:.*/slug: notes/; s/\^1/^Бел./g' "$work/f.md" \
		>"$work/f.en.md"
	article import "$work/f.en.md"
	is "$(anchors notes | sed 's/%[0-9A-F]*//g')" 'href="#fn-." id="fnref-." id="fn-." href="#fnref-." aria-label="Back to the text"' \
		'whatever it is called'
}

# Documents call their pictures alike, and the same one is called otherwise.
test_names() {
	mkdir -p "$work/one/media" "$work/two/media"
	cp templates/mail-eu-emblem.png "$work/one/media/image1.png"
	cp sql/content/articles/park-of-blocks.png "$work/two/media/image1.png"
	for n in one two; do
		printf -- '---\ntitle: Документ\nlang: bg\nslug: %s\n---\n\n<img src="./media/image1.png" alt="%s" />\n' \
			"$n" "$n" >"$work/$n/a.md"
		article import "$work/$n/a.md"
	done
	article show two
	printf '%s\n' "$out" >"$work/again.md"
	shown=$(ask "SELECT body_html FROM core.edition WHERE slug = 'two'")
	article import "$work/again.md"
	is "$status $(echo "$out" | sed 's/.*: //') $(echo "$shown" |
		grep -c '<img src="/media/')" \
		'0 same bg/two, draft, revision 1 1' \
		'a picture is found again, however many are called as it'
	article import "$work/two/a.md"
	is "$status $(echo "$out" | sed 's/.*: //')" \
		'0 same bg/two, draft, revision 1' 'also by the first file'
	cp templates/mail-eu-emblem.png "$work/one/flag.png"
	printf -- '---\ntitle: Знаме\nlang: bg\nslug: zname\nlead: Л.\n---\n\n![Знаме](flag.png)\n' \
		>"$work/one/b.md"
	article import "$work/one/b.md"
	article publish zname
	is "$status" 0 'and one that has another name already'
	rm "$work/one/media/image1.png"
	article import "$work/one/a.md"
	is "$status $(grep -c 'image1.png: there is no picture' "$work/err")" \
		'1 1' 'one that is not beside the text is missed, in HTML too'
}

export XDG_STATE_HOME="$work/state"
unset VISUAL EDITOR
export NEWSROOM_MEDIA="$work/media"
cp -R "$TEST_VAR/media.sample" "$NEWSROOM_MEDIA"
test_new
test_many
test_two
test_edit
test_check
test_document
test_states
test_numbers
test_footnotes
test_names
echo "1..$count"
