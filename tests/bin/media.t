#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom media`: a file is what its bytes are, whole or refused; what goes
# out holds nothing but the picture; no row without files, whatever happens.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

mkdir "$work/in" "$work/media"
export NEWSROOM_MEDIA="$work/media"
/usr/bin/python3 -B tests/bin/pictures.py "$work/in"

# add FILE ARGUMENT…: and set hash, the folder of it where it went in.
add() {
	file=$1
	shift
	newsroom media add "$work/in/$file" "$@"
	hash=${out%% *}
}

# pixel FILE X Y: red, green and blue there, in tens.
pixel() {
	/usr/bin/python3 -c 'import sys; from PIL import Image
picture = Image.open(sys.argv[1]).convert("RGB")
print(*picture.size, *(round(v / 10) for v in
	picture.getpixel((int(sys.argv[2]), int(sys.argv[3])))))' "$@"
}

# other N FILE: a picture that differs in how dense its dots are said to be.
other() {
	cp "$work/in/small.jpg" "$2"
	printf '%b' "\\0$(printf %o "$1")" |
		dd of="$2" bs=1 seek=15 conv=notrunc 2>/dev/null
}

# folders NAME…: how many there are that are called so, below the site's.
folders() {
	for name; do
		find "$work/media" -mindepth 1 -maxdepth 1 -name "$name"
	done | wc -l
}

rows() {
	ask 'SELECT count(*) FROM core.media'
}

# ---- what goes in, and what comes of it --------------------------------------

add wide.jpg --alt-bg 'Две полета' --credit 'Снимка: Ю'
is "$status" 0 'a JPEG goes in'
is "$(cd "$work/media/$hash" && echo *)" \
	"wide-480.avif wide-480.jpg wide-480.webp wide-900.avif wide-900.jpg$(
	) wide-900.webp wide.jpg" \
	'it is made in each width that it has, in three formats'
is "$(stat -c %a "$work/media/$hash" "$work/media/$hash/wide.jpg" | xargs)" \
	'775 644' 'nginx can read what was made'
is "$(cmp "$work/in/wide.jpg" "$work/media/$hash/wide.jpg" && echo same)" \
	same 'what holds nothing else is kept to the octet'
newsroom media show wide.jpg --json
is "$(json 'r.texts.bg.alternative + r.texts.bg.credit + r.width')" \
	'Две полетаСнимка: Ю900' 'its words and its credit are kept'
first=$hash
cp "$work/in/wide.jpg" "$work/in/other name.jpeg"
add 'other name.jpeg'
is "$status $hash $(rows)" "0 $first 1" 'the same picture twice is one'
printf 'a word behind its end' | cat "$work/in/wide.jpg" - \
	>"$work/in/same.jpg"
add same.jpg
is "$status $hash" "0 $first" 'what is not picture makes no other one'
rm "$work/media/$first/wide.jpg"
add 'other name.jpeg'
is "$(ls "$work/media/$first/wide.jpg")" "$work/media/$first/wide.jpg" \
	'files that were lost come back under the names that pages know'

for file in turned.jpg turned.png turned.webp; do
	add "$file"
	stem=$work/media/$hash/turned
	is "$(pixel "$stem-300.jpg" 150 100) $(pixel "$stem-300.webp" 150 500)" \
		'300 600 20 0 0 300 600 0 12 6' "$file stands upright"
	is "$(grep -lr secret "$work/media/$hash")" '' \
		"$file tells nothing of where and by what it was made"
	newsroom media add "$work/media/$hash/$file"
	is "$status ${out%% *}" "0 $hash" "$file as it is offered is the same"
done
is "$(grep -l EXIF "$work/media"/*/*.webp)" '' 'nor does any WebP'
is "$(/usr/bin/python3 -c 'import sys; from PIL import Image
exif = Image.open(sys.argv[1]).getexif()
print(dict(exif), exif.get_ifd(0x8825))' "$work/media"/*/turned.jpg)" \
	'{274: 6} {}' 'of its EXIF a whole JPEG keeps which way is up, alone'
is "$(pixel "$work/media/$hash/turned.webp" 150 100)" '300 600 20 0 0' \
	'a whole WebP is put upright itself'
is "$(grep -l ICC_PROFILE "$work/media"/*/turned.jpg | wc -l) $(grep -l \
	ICC_PROFILE "$work/media"/*/turned-300.jpg | wc -l)" '1 0' \
	'a whole one keeps the profile of its colours; what is made of it is sRGB'
add ink.jpg
is "$(identify_mode() { /usr/bin/python3 -c 'import sys
from PIL import Image
print(Image.open(sys.argv[1]).mode)' "$1"; }
	identify_mode "$work/media/$hash/ink-480.jpg")" RGB \
	'colours for printing become those of a screen'
add deep.png
is "$(pixel "$work/media/$hash/deep-480.jpg" 5 5)" '480 19 16 16 16' \
	'sixteen bits become eight'
add clear.png
is "$(pixel "$work/media/$hash/clear-480.jpg" 5 5)" '480 240 26 26 26' \
	'what is transparent is white in a JPEG'
add one.png
is "$status $(pixel "$work/media/$hash/one-1.webp" 0 0)" '0 1 1 20 0 0' \
	'one pixel is a picture'
add large.png
is "$status $(ls "$work/media/$hash/large.png")" \
	"0 $work/media/$hash/large.png" \
	'what is large is decoded without a file'
add both.jpg
is "$status $(grep -lr secret-archive "$work/media")" '0 ' \
	'what stands behind the end of a picture does not go out'
add good.pdf
is "$status $(ls "$work/media/$hash")" '0 good.pdf' 'a document goes in'

other 5 "$work/in/$(printf 'Сградата на \r\n <b>.png')"
add "$(printf 'Сградата на \r\n <b>.png')"
is "$(cd "$work/media/$hash" && echo *60.avif)" sgradata-na-b-60.avif \
	'a name becomes letters that need no escape'
newsroom media list --json
is "$(json 'r[0].name')" 'Сградата на    <b>.png' \
	'a name is kept in one line'

# ---- what is refused ---------------------------------------------------------

rows=$(rows)
while read -r file why; do
	add "$file"
	is "$status $(sed 's/.*: //' "$work/err")" "1 $why" \
		"$file is refused: $why"
done <<END
zip.jpg a zip archive, as documents of an office are too; taken are JPEG, PNG, WebP and PDF
heic.jpg a HEIC picture; taken are JPEG, PNG, WebP and PDF
tiff.jpg a TIFF picture; taken are JPEG, PNG, WebP and PDF
moving.gif a GIF picture; taken are JPEG, PNG, WebP and PDF
drawing.png an SVG drawing, which can hold a program; taken are JPEG, PNG, WebP and PDF
empty.jpg empty; taken are JPEG, PNG, WebP and PDF
moving.webp animated
moving.png animated
script.pdf holds a program
launch.pdf starts a program
remote.pdf opens another file
drawn.pdf holds a program
attached.pdf holds another file
tail.pdf it does not end as a PDF does
cut.pdf it does not end as a PDF does
none.jpg No such file or directory
END
add huge.png
is "$status $(sed 's/.*png: //' "$work/err")" "1 50000 by 50000 pixels: $(
	)over 16,000 on a side or 100 million in all" \
	'a picture that is too large is refused by its head'
add wide.webp
is "$status $(grep -c 'turned by its EXIF, and over 36 million' "$work/err")" \
	'1 1' 'so is one that would take too much to be turned upright'
for file in "$work/in"/cut-*.* "$work/in"/short.png "$work/in"/torn.jpg; do
	add "${file##*/}"
	is "$status $(grep -c 'broken\|cut short\|not what' "$work/err")" '1 1' \
		"${file##*/} is refused"
done
is "$(rows) $(folders '.new*')" "$rows 0" \
	'nothing stays of what is refused'

newsroom media add "$work/in/torn.jpg" "$work/in/huge.png" \
	"$work/in/turned.jpg" --json
is "$status $(json 'r.map((x) => x.outcome || "no").join()')" '1 no,no,same' \
	'each of several is told of by itself'
find "$work/media" | sort >"$work/before"
other 2 "$work/in/dry.jpg"
add dry.jpg --dry-run
find "$work/media" | sort >"$work/after"
is "$status $(rows) $(cmp "$work/before" "$work/after" && echo same)" \
	"0 $rows same" 'a dry run leaves nothing'
export NEWSROOM_MEDIA=
newsroom media add "$work/in/dry.jpg"
export NEWSROOM_MEDIA="$work/media"
is "$status" 1 'without a folder nothing goes in'

# ---- what decodes -------------------------------------------------------------

# Another decoder than ours is beside this copy: what can one see and do?
mkdir "$work/other"
cp "$BUILD/newsroom" "$work/other"

# decoder COMMANDS: have them decode a picture.
decoder() {
	printf '#!/bin/sh\n%s\n' "$1" >"$work/other/decoder"
	chmod +x "$work/other/decoder"
	status=0
	"$work/other/newsroom" media add "$work/in/one.png" >/dev/null \
		2>"$work/err" || status=$?
}

decoder "ls -l /proc/\$\$/fd | sed 's/.* -> //; s/[0-9:]*\[.*//' \
	>'$work/open'; env >'$work/settings'; echo \"\$@\" >'$work/words'"
is "$(cat "$work/words")" 'look image/png' 'a decoder is told what it reads'
is "$(grep -c "^socket\|^/.*media\|postgres" "$work/open") $(
	grep -c 'NEWSROOM\|^PG\|^TMPDIR' "$work/settings")" '0 0' \
	'nothing of its caller is open in it, and it knows no setting'
# Ours writes where nobody reads and there is no room: so it stands still.
mkfifo "$work/full"
exec 4<>"$work/full"
head -c 65536 /dev/zero >&4
"$BUILD/decoder" make image/png <"$work/in/one.png" >&4 &
await grep -q '^Seccomp:.*2' "/proc/$!/status" || :
is "$(grep -c '^Seccomp:.*2\|^NoNewPrivs:.*1' "/proc/$!/status")" 2 \
	'a decoder of ours has its sandbox before it says a word'
kill -9 $!
wait $! 2>/dev/null || :
exec 4>&-
other 11 "$work/in/first.jpg"
other 12 "$work/in/second.jpg"
status=0
/usr/bin/python3 -B tests/bin/no_seccomp.py "$BUILD/newsroom" media add \
	"$work/in/first.jpg" "$work/in/second.jpg" >/dev/null 2>"$work/err" ||
	status=$?
is "$status $(grep -c 'no sandbox: seccomp is refused' "$work/err") $(
	wc -l <"$work/err")" '0 1 1' \
	'where it can have none, that is said once, and pictures go in'
no_decoder='no decoder can read it in the time and memory that a picture may take'
for said in ': nothing' 'kill -9 $$' 'head -c 24 /dev/zero' \
	'printf "\2\0\0\0\0\0\0\0\377\377\0\0"; head -c 12 /dev/zero'; do
	decoder "$said"
	is "$status $(sed 's/.*: //' "$work/err")" "1 $no_decoder" \
		"a picture is refused whose decoder says: $said"
done
decoder 'printf "\3\0\0\0"; head -c 16 /dev/zero; printf "\10\0\0\0\033[31m\a\377."'
is "$status $(sed 's/.*: //' "$work/err")" '1 ?[31m??.' \
	'what it says is no more than words'
# Who watches its time is told that it is over.
# shellcheck disable=SC2016 # it is the decoder's
decoder 'until kill -ALRM $(pgrep -P $PPID | grep -v "^$$\$"); do sleep 0.1
done 2>/dev/null; sleep 60
printf "\3\0\0\0"; head -c 16 /dev/zero; printf "\5\0\0\0late."'
is "$status $(sed 's/.*: //' "$work/err")" "1 $no_decoder" \
	'a picture is refused whose decoder does not end in its time'
rm "$work/other/decoder"
"$work/other/newsroom" media add "$work/in/one.png" 2>"$work/err" || status=$?
is "$status $(grep -c 'other/decoder: No such file' "$work/err")" '1 1' \
	'where there is no decoder, that is said'

# ---- the plug is pulled ------------------------------------------------------

# A row never stands without its files, wherever it ends.
for try in 1 2 3 4 5 6; do
	other "2$try" "$work/in/kill.jpg"
	"$BUILD/newsroom" media add "$work/in/kill.jpg" >/dev/null 2>&1 &
	sleep "0.$((try * 15))"
	kill -9 $! 2>/dev/null || :
	wait $! 2>/dev/null || :
done
ask "SELECT path FROM core.media WHERE name = 'kill.jpg'" >"$work/paths"
is "$(while read -r path; do
	[ -s "$work${path}" ] || echo "$path"
done <"$work/paths")" '' 'killed at any moment, no row stands without files'
mkdir "$work/media/00000000000000000000000000000000"
newsroom media sweep
is "$status $(echo "$out" | grep -c '^0\{32\}$') $(
	)$(folders '.new*' '000000*')" '0 1 0' 'what nobody needs is swept away'
is "$(ls "$work/media/$first/wide.jpg")" "$work/media/$first/wide.jpg" \
	'and what is needed is not'

# ---- in an article -----------------------------------------------------------

mkdir "$work/site" "$work/site/deep"
cp "$work/in/wide.jpg" "$work/site/photo.jpg"
cp "$work/in/good.pdf" "$work/site/deep/programme.pdf"

# article HEAD-LINES BODY: import one edition; status, and what was refused.
article() {
	printf -- '---\ntitle: T\npublished: 2020-01-01 10:00\n%b---\n\n%b\n' \
		"$1" "$2" >"$work/site/deep/a.bg.md"
	newsroom import folder "$work/site" --json
	refused=$(json 'r.left_out.map((x) => x.why).join("\n")')
}

html() {
	ask "SELECT body_html FROM core.edition"
}

newsroom media alt wide.jpg --alt-bg 'Три полета' --credit Ю --as Мария
newsroom media alt wide.jpg --alt-bg 'Три полета' --as Петър
newsroom media alt wide.jpg --decorative --as Петър
newsroom media alt wide.jpg --alt-bg 'Две полета' --credit 'Снимка: Ю' --as Ана
newsroom media history wide.jpg
is "$status $(echo "$out" | sed 's/^[-0-9]* [:0-9]*  //')" \
	"0 Ана: en: credit: Снимка: Ю; it was: Ю
Ана: bg: alternative text: Две полета
Ана: bg: not decorative
Ана: bg: credit: Снимка: Ю; it was: Ю
Петър: en: decorative
Петър: bg: no alternative text; it was: Три полета
Петър: bg: decorative
Мария: en: credit: Ю; it was: Снимка: Ю
Мария: bg: alternative text: Три полета; it was: Две полета
Мария: bg: credit: Ю; it was: Снимка: Ю
$(id -un): en: credit: Снимка: Ю
$(id -un): bg: alternative text: Две полета
$(id -un): bg: credit: Снимка: Ю
$(id -un): added as wide.jpg" 'who changed what a picture says, and from what'
newsroom media history wide.jpg --json
is "$status $(json 'r[0].made_by + " " + r[0].was + " " + r.at(-1).part')" \
	'0 Ана Ю added' 'also as JSON'
newsroom media alt wide.jpg --decorative
newsroom media alt wide.jpg --alt-en 'Two fields'
article '' '![](../photo.jpg "Ето")'
is "$status $(html | grep -o 'alt="[^"]*"')" '0 alt=""' \
	'a picture that adds nothing may say nothing'
newsroom media alt wide.jpg --alt-bg 'Две полета'
article 'picture: ../photo.jpg\n' '![Сграда <x>](../photo.jpg "Ето")\n\nДума'
is "$status $refused" '0 ' 'a picture beside the text goes in with it'
is "$(html | grep -o '<[a-z]* \|alt="[^"]*"\|width="[^"]*"\|height="[^"]*"' |
	xargs)" \
	'<source <source <img alt=Сграда &lt;x&gt; width=900 height=600' \
	'it is shown in its formats, with its size and its words'
is "$(html | grep -o '<figcaption>.*</figcaption>')" \
	'<figcaption>Ето <small>Снимка: Ю</small></figcaption>' \
	'with its caption and its credit'
is "$(ask "SELECT (web.media_named('wide.jpg')).shown[1]")" /bg/news/a/ \
	'the picture knows where it is shown'
newsroom article show a
printf '%s\n' "$out" >"$work/site/deep/a.bg.md"
newsroom import folder "$work/site" --json
is "$status $(json r.same)" '0 1' \
	'what is shown of the article goes in again and changes nothing'
article '' "![Сграда]($first) ![](wide.jpg) [Файл](programme.pdf)"
is "$status $(html | grep -o 'src="[^"]*-900.jpg\|href="[^"]*pdf' |
	sed 's/.*\///' | xargs)" \
	'0 wide-900.jpg wide-900.jpg good.pdf' \
	'a hash or a name is a picture too, and a document a link'
for case in 'nowhere.jpg there is no picture nowhere.jpg' \
	'../../in/turned.jpg there is no picture ../../in/turned.jpg' \
	'/etc/passwd '; do
	article '' "![А](${case%% *})"
	is "$(echo "$refused" | sed 's/^[^ ]*: //')" "${case#* }" \
		"${case%% *} is no picture of the text"
done
cp "$work/in/torn.jpg" "$work/site/torn.jpg"
article '' '![А](../torn.jpg)'
is "$status $(echo "$refused" | grep -c broken)" '1 1' \
	'a broken picture stops the import'
other 3 "$work/site/silent.jpg"
article '' '![](../silent.jpg)'
is "$status $(echo "$refused" | grep -c 'no alternative text')" '1 1' \
	'an edition is not public whose picture says nothing'

# ---- a press officer's own file -----------------------------------------------

mkdir "$work/desk"
other 4 "$work/desk/opening.jpg"
desk() {
	printf -- '---\ntitle: Нова\nlang: bg\nslug: nova\n%b---\n\nДума.\n' "$1" \
		>"$work/desk/nova.md"
}
desk 'picture: opening.jpg\npicture_alt: Лента\n'
newsroom article check "$work/desk/nova.md"
newsroom article import "$work/desk/nova.md" --dry-run
is "$status $(ask "SELECT count(*) FROM core.media
	WHERE name = 'opening.jpg'")" '0 0' 'who only looks takes nothing in'
newsroom article import "$work/desk/nova.md"
is "$status $(ask "SELECT shown[1] FROM core.media_record
	WHERE name = 'opening.jpg'")" '0 /bg/news/nova/' \
	'a picture beside a file goes in with it'
newsroom article preview nova --json
is "$(REQUEST_METHOD=GET REQUEST_URI=$(json 'r.address.replace(/.*\/\/[^/]*/, "")
	') "$BUILD/article" | grep -c '<a href="/media/.*/opening.jpg"')" 1 \
	'who has the secret of a preview sees it'
desk ''
newsroom article import "$work/desk/nova.md" --force
newsroom article history nova
is "$(echo "$out" | grep -c pictures)" 1 'the history tells of pictures'
newsroom article restore nova --revision 1
newsroom article show nova
is "$status $(echo "$out" | grep -c '^picture')" '0 2' \
	'and they are restored with the words'

page() {
	printf -- '---\ntitle: Нас\nlang: bg\nslug: us\n---\n\n%s\n' "$1" \
		>"$work/desk/us.md"
	newsroom page import "$work/desk/us.md"
}
other 9 "$work/desk/house.jpg"
page '![](house.jpg)'
is "$status $(grep -o 'us.md:[0-9]*: house.jpg: it has no alternative' \
	"$work/err") $(ask 'SELECT count(*) FROM core.page')" '1 us.md:7: house.jpg: it has no alternative 0' \
	'a page, which is public at once, is refused whose picture says nothing'
page '![Къща](house.jpg)'
is "$status" 0 'and taken where it says something'
newsroom media add "$work/desk/house.jpg" --decorative
page '![](house.jpg)'
is "$status" 0 'or has nothing to say'

# As a document's converter writes it: the text that is kept names it as ours
# wherever it is an address, and nowhere else.
mkdir "$work/desk/media"
other 13 "$work/desk/media/image1.jpeg"
cat >"$work/desk/places.md" <<'END'
---
title: Места
lang: bg
slug: mesta
---

![А](./media/image1.jpeg "./media/image1.jpeg") и `![Б](./media/image1.jpeg)`

    <img src="./media/image1.jpeg">

<p><img src=./media/image1.jpeg alt=В>
<img alt="./media/image1.jpeg" src=
./media/image1.jpeg></p>

![Г][Д]

[Д]: ./media/image1.jpeg
END
newsroom article import "$work/desk/places.md"
newsroom article show mesta
is "$status $(echo "$out" | grep -o '[^ ]*\./media/image1.jpeg' | tr '\n' ' ')$(
	echo "$out" | grep -o '/media/[0-9a-f]*/image1.jpg' | wc -l)" \
	'0 "./media/image1.jpeg `![Б](./media/image1.jpeg src="./media/image1.jpeg alt="./media/image1.jpeg 4' \
	'a source names its pictures as ours in each place, and leaves code alone'
was=$(ask "SELECT body_html FROM core.edition WHERE slug = 'mesta'")
printf '%s\n' "$out" >"$work/shown.md"
newsroom article import "$work/shown.md"
is "$status $(ask "SELECT body_html FROM core.edition
	WHERE slug = 'mesta'")" "0 $was" 'and away from its files it is the same'

newsroom article import - <<'END'
---
title: Места
lang: bg
slug: mesta
---

<p><img src="./media/image1.jpeg" alt="А"></p>
END
is "$status $(grep -c 'there is no picture ./media/image1.jpeg' "$work/err")" \
	'1 1' 'a text of HTML away from its files loses no picture without a word'

# ---- from another system -------------------------------------------------------

mkdir -p "$work/uploads/2020/09"
other 6 "$work/uploads/2020/09/head.jpg"
other 7 "$work/uploads/2020/09/inside.jpg"
cp "$work/in/torn.jpg" "$work/uploads/2020/09/torn.jpg"
cp "$work/uploads/2020/09/head.jpg" "$work/uploads/2020/09/head-again.jpg"
old=https://old.example.org/wp-content/uploads/2020/09
item() {
	printf '<item><title>%s</title><wp:post_id>%s</wp:post_id>' "$1" "$2"
	printf '<wp:status>%s</wp:status><wp:post_type>%s</wp:post_type>%s</item>\n' \
		"$3" "$4" "$5"
}
meta() {
	printf '<wp:postmeta><wp:meta_key>%s</wp:meta_key><wp:meta_value>%s%s' \
		"$1" "$2" '</wp:meta_value></wp:postmeta>'
}
{
	echo '<rss xmlns:wp="w" xmlns:content="c"><channel>'
	echo '<wp:wxr_version>1.2</wp:wxr_version><language>bg</language>'
	item Картина 1 publish post "<wp:post_date_gmt>2020-09-01 10:00:00$(
		)</wp:post_date_gmt><content:encoded><![CDATA[$(
		)<img src=\"$old/inside-300x200.jpg\" alt=\"Поле\"> $(
		)<img src=\"$old/torn.jpg\"> <img src=\"$old/gone.jpg\">$(
		)[gallery ids=\"2,9\"] <a href=\"$old/head.jpg\">цяла</a>]]>$(
		)</content:encoded>$(meta _thumbnail_id 2)"
	item head 2 inherit attachment "<wp:attachment_url>$old/head.jpg$(
		)</wp:attachment_url>$(meta _wp_attachment_image_alt Глава)"
	item torn 3 inherit attachment "<wp:attachment_url>$old/torn.jpg$(
		)</wp:attachment_url>"
	item again 4 inherit attachment "<wp:attachment_url>$old/head-again.jpg$(
		)</wp:attachment_url>$(meta _wp_attachment_image_alt Друга)"
	echo '</channel></rss>'
} >"$work/old.xml"
newsroom import wordpress "$work/old.xml" --files "$work/uploads" --json
is "$status $(json '[r.made, r.updated, r.left_out.length,
	/torn.jpg/.test(JSON.stringify(r.notes)),
	/gone.jpg/.test(JSON.stringify(r.notes))].join()')" \
	'0 2,0,1,true,true' 'each picture of an export goes in, or is told of'
is "$(ask "SELECT string_agg(m.name || ' ' || x.alternative, ', '
		ORDER BY x.is_lead) FROM core.edition_media x
	JOIN core.media m ON m.id = x.media JOIN core.edition e
		ON e.id = x.edition WHERE e.title = 'Картина'")" \
	'inside.jpg Поле, head.jpg Глава' \
	'with its words, in the text and at the head'
is "$(ask "SELECT string_agg(m.name || ' ' || t.alternative, ', '
		ORDER BY m.name) FROM core.media m JOIN core.media_text t
	ON t.media = m.id WHERE m.name IN ('inside.jpg', 'head.jpg')
	AND t.lang = 'bg'")" 'head.jpg Глава, inside.jpg Поле' \
	'which are what the pictures say from now on'
is "$(ask "SELECT count(*) FROM core.edition WHERE title = 'Картина'
	AND body_source LIKE '%<img src=\"/media/%'
	AND body_source NOT LIKE '%srcset%'
	AND body_html LIKE '%srcset%'")" 1 'and stands in the text as one would write it'
is "$(ask "SELECT count(*) FROM core.edition WHERE title = 'Картина'
	AND body_html LIKE '%alt=\"Глава\"%'
	AND body_html LIKE '%<a href=\"/media/%/head.jpg\">цяла</a>%'")" 1 \
	'a gallery shows its pictures, and a link to a file leads to ours'
leads() {
	ask "SELECT old_path, regexp_replace(path, '[0-9a-f]{32}', 'HASH')
		FROM web.moved WHERE path ~ '^/media/' ORDER BY 1"
}
is "$(leads)" '/?p=2|/media/HASH/head.jpg
/?p=4|/media/HASH/head.jpg
/wp-content/uploads/2020/09/head-again.jpg|/media/HASH/head.jpg
/wp-content/uploads/2020/09/head.jpg|/media/HASH/head.jpg
/wp-content/uploads/2020/09/inside.jpg|/media/HASH/inside.jpg' \
	'where a file stood there leads to what it became'
was=$(leads)
newsroom import wordpress "$work/old.xml" --files "$work/uploads" --json
is "$status $(json '[r.made, r.updated, r.same].join()') $(leads)" \
	"0 0,0,3 $was" \
	'and again it is the same, also what was uploaded twice'
hidden='<item><wp:post_id>12</wp:post_id><wp:status>private</wp:status>'
hidden="$hidden<wp:post_type>post</wp:post_type></item>"
sed "s|<wp:post_id>[24]<|<wp:post_parent>12</wp:post_parent>&|
	s|</channel>|$hidden&|" "$work/old.xml" >"$work/hidden.xml"
# A draft that the database refuses, and what is of a post that is not there.
other 9 "$work/uploads/2020/09/secret.jpg"
other 11 "$work/uploads/2020/09/orphan.jpg"
{
	sed '/<.channel>/d' "$work/hidden.xml"
	item "$(printf '%0501d' 0)" 13 draft post "<content:encoded><![CDATA[$(
		)<img src=\"$old/secret.jpg\" alt=\"А\">]]></content:encoded>"
	item secret 14 inherit attachment "<wp:attachment_url>$(
		)$old/secret.jpg</wp:attachment_url><wp:post_parent>13<$(
		)/wp:post_parent>"
	item orphan 15 inherit attachment "<wp:attachment_url>$(
		)$old/orphan.jpg</wp:attachment_url><wp:post_parent>99<$(
		)/wp:post_parent>"
	echo '</channel></rss>'
} >"$work/secret.xml"
ask 'DELETE FROM core.moved WHERE media IS NOT NULL'
newsroom import wordpress "$work/secret.xml" --files "$work/uploads" --json
is "$(json 'r.left_out.filter((x) => /post 13/.test(x.item)).length')" 1 \
	'a draft whose title is too long is left out'
is "$status $(leads | sed 's/|.*//')" '0 /wp-content/uploads/2020/09/head.jpg
/wp-content/uploads/2020/09/inside.jpg' \
	'but of what was added to a text that nobody could see only what others show'

# ---- where there is none -----------------------------------------------------

article '' 'Дума'
card=$(ask 'SELECT hash FROM core.card')
is "$(pixel "$work/media/$card/card.png" 5 5)" '1200 630 0 8 6' \
	'an article without a picture has a card'
# The machine's own typefaces are no matter of it.
printf 'Дума за Ærø\nНовини\n' >"$work/lines"
for dir in /usr/share/fonts "$work/none"; do
	printf '<fontconfig><dir>%s</dir><cachedir>%s/fonts</cachedir></fontconfig>' \
		"$dir" "$work" >"$work/fonts.conf"
	FONTCONFIG_FILE=$work/fonts.conf "$BUILD/decoder" cards \
		"$NEWSROOM_TEMPLATES" <"$work/lines" | sha256sum
done >"$work/cards"
is "$(uniq "$work/cards" | grep -cv "$(sha256sum </dev/null)")" 1 \
	'which is in the typeface of the site'
article 'lead: Друго\n' 'Дума'
is "$(ask 'SELECT hash FROM core.card')" "$card" \
	'which is not drawn again while its title stays'
newsroom media sweep
is "$(ls "$work/media/$card")" card.png 'and is not swept away'
ask 'DELETE FROM core.card'
is "$(ask "SELECT string_agg(count::text, ' ' ORDER BY n) FROM (
	SELECT n, (SELECT count(*) FROM web.cards_due(10, n))
	FROM (VALUES (0), (1), (NULL)) AS asked (n)) AS due")" '0 1 1' \
	'one is looked for where something changed, or everywhere'
newsroom media cards
is "$(ask 'SELECT hash FROM core.card')" "$card" 'and drawn when asked for'

# ---- and away again --------------------------------------------------------------

begin_anew
other 8 "$work/uploads/2020/09/mute.jpg"
{
	echo '<rss xmlns:wp="w" xmlns:content="c"><channel>'
	echo '<wp:wxr_version>1.2</wp:wxr_version><language>bg</language>'
	for kind in post page; do
		item "$kind" "$((id = ${id:-6} + 1))" publish "$kind" "$(
			)<wp:post_date_gmt>2020-09-01 10:00:00$(
			)</wp:post_date_gmt><content:encoded>$(
			)<![CDATA[<img src='$old/mute.jpg'>]]></content:encoded>"
	done
	echo '</channel></rss>'
} >"$work/mute.xml"
newsroom import wordpress "$work/mute.xml" --files "$work/uploads" --json
is "$status $(json '[r.made, r.notes.length].join()')" '0 2,2' \
	'what comes from elsewhere and says nothing is shown, and told of'
bodies() {
	ask 'SELECT body_html FROM core.edition UNION ALL
		SELECT body_html FROM core.page_text ORDER BY 1'
}
was="$(bodies) $(leads)"
mkdir "$work/media2"
newsroom export "$work/away"
begin_anew
NEWSROOM_MEDIA="$work/media2" newsroom import folder "$work/away"
is "$status $(leads | wc -l) $(bodies) $(leads)" "0 1 $was" \
	'and an export of it makes the same site again'

# What one text says of a picture is no other text's.
other 10 "$work/uploads/2020/09/twice.jpg"
{
	echo '<rss xmlns:wp="w" xmlns:content="c"><channel>'
	echo '<wp:wxr_version>1.2</wp:wxr_version><language>bg</language>'
	for alt in '' Двор; do
		item "Снимка $alt" "$((id = ${id:-60} + 1))" publish post "$(
			)<wp:post_date_gmt>2020-09-02 10:00:00$(
			)</wp:post_date_gmt><content:encoded>$(
			)<![CDATA[<img src='$old/twice.jpg' alt='$alt'>]]>$(
			)</content:encoded>"
	done
	echo '</channel></rss>'
} >"$work/twice.xml"
unset id
bring() {
	newsroom import wordpress "$work/twice.xml" --files "$work/uploads" \
		--json
	json '[r.made, r.updated, r.same].join()'
}
is "$(bring) $(bring)" '2,0,0 0,0,2' \
	'and what has no words has none the second time'

echo "1..$count"
