#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What is made to cost, to hide something, or to be read in two ways: each is
# refused with its reason, or shown as well as any other.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

mkdir "$work/in" "$work/media"
export NEWSROOM_MEDIA="$work/media"
/usr/bin/python3 -B tests/bin/attacks.py "$work/in"

# add FILE: and set hash, the folder of it where it went in.
add() {
	newsroom media add "$work/in/$1"
	hash=${out%% *}
}

# like FILE OTHER…: how far the others are from it at their worst, in tens.
like() {
	/usr/bin/python3 -c 'import sys
from PIL import Image, ImageChops
first = Image.open(sys.argv[1]).convert("RGB")
print(max(max(high for _, high in ImageChops.difference(first,
	Image.open(name).convert("RGB")).crop((15, 15, 100, 50)).getextrema())
	if Image.open(name).size == first.size else 255
	for name in sys.argv[2:]) // 10)' "$@"
}

# ---- what is refused ---------------------------------------------------------

while read -r file why; do
	add "$file"
	is "$status $(sed 's/^newsroom: [^:]*: //' "$work/err")" "1 $why" \
		"$file is refused: $why"
done <<END
scans.jpg over 100 scans
half.jpg cut short
long.png 1 by 20000 pixels: over 16,000 on a side or 100 million in all
sum.png broken: vipspng: libpng read error
headsum.png broken: it cannot be read
end.png broken: its parts do not fit together
program.pdf holds a program
END
is "$(ask 'SELECT count(*) FROM core.media') $(ls "$work/media")" '0 ' \
	'nothing stays of them'

# ---- what is shown -----------------------------------------------------------

for file in few.jpg smooth.jpg words.png profile.png pieces.png thin.png \
	flat.png deep.png told.webp packed.pdf both.jpg; do
	add "$file"
	is "$status $(ls "$work/media/$hash/$file")" \
		"0 $work/media/$hash/$file" "$file goes in"
done
is "$(grep -lr 'secret\|%PDF\|xmpmeta' "$work/media" | grep -v packed.pdf)" '' \
	'of what they told and hid nothing goes out'
one=$hash
add words.png
for file in "$one hidden.jpg" "$one told.jpg" "$hash told.png" \
	"$hash chunks.png"; do
	add "${file#* }"
	is "$status $hash" "0 ${file% *}" "${file#* } is the same without it"
done
is "$(/usr/bin/python3 -c 'import sys
from PIL import Image
print(*Image.open(sys.argv[1]).getpixel((5, 5)))' \
	"$work/media"/*/deep-60.webp | awk '{ print ($1 - 220) ^ 2 <= 9,
		($2 - 30) ^ 2 <= 9, ($3 - 30) ^ 2 <= 9 }')" '1 1 1' \
	'a colour of sixteen bits is that of eight'
# The same bytes upright are one picture: each way has a folder of its own.
for kind in jpg png webp; do
	shown=
	for way in 1 2 3 4 5 6 7 8; do
		add "way-$way.$kind"
		for made in jpg webp; do
			shown="$shown $(echo "$work/media/$hash"/*-240."$made")"
		done
	done
	# shellcheck disable=SC2086
	is "$(like $shown)" 0 "$kind: all eight ways to lie stand upright"
done

# ---- names -------------------------------------------------------------------

# named NAME: its file's name and its own, of a picture that is no other.
named() {
	n=$((${n:-1} + 1))
	cp "$work/in/way-1.jpg" "$work/names/$1"
	printf '%b' "\\0$(printf %o "$n")" |
		dd of="$work/names/$1" bs=1 seek=15 conv=notrunc 2>/dev/null
	status=0
	out=$(cd "$work/names" && "$BUILD/newsroom" media add -- "$1" \
		2>"$work/err") || status=$?
	said="$status $(cd "$work/media/${out%% *}" && echo *-240.jpg)"
}

mkdir "$work/names"
named "$(printf 'a\nb.jpg')"
is "$said" '0 a-b-240.jpg' 'a name of two lines becomes one'
named '-rf.jpg'
is "$said" '0 rf-240.jpg' 'a name that begins as an option is none'
named '...jpg'
is "$said" '0 media-240.jpg' 'a name of dots alone leads nowhere'
named "$(printf 'cod\342\200\256gpj.exe.jpg')"
is "$said" '0 cod-gpj-exe-240.jpg' 'a name that turns its letters round does not'
newsroom media list
is "$(echo "$out" | grep -c "$(printf '\342\200\256')")" 0 \
	'nor does it turn a list round'
named "$(printf 'word-%.0s' $(seq 50)).jpg"
is "${said%-240.jpg}" "0 $(printf 'word-%.0s' $(seq 12) | sed 's/-$//')" \
	'a long name is cut'

# ---- what costs --------------------------------------------------------------

# As it is installed: with the sanitizers there is no bound on memory.
status=0
build/newsroom media add "$work/in/bomb.pdf" 2>"$work/err" || status=$?
is "$status $(wc -l <"$work/err")" '0 0' \
	'a document of 300 MB in 400 octets is only read'

# bounded SENTENCE REASON ARGUMENT…: in a gigabyte it is refused, or done.
bounded() {
	sentence=$1 reason=$2
	shift 2
	status=0
	prlimit --as=1000000000 build/newsroom "$@" >/dev/null \
		2>"$work/err" || status=$?
	is "$status $(sed -n '1s/^[^ ]* //; s/,.*//; 1p' "$work/err")" \
		"$reason" "$sentence"
}

# text LINE…: a file with that in its head, and a body from standard input.
text() {
	{
		printf '%s\n' '---' 'title: Много' 'lang: bg' "$@" '---' ''
		cat
	} >"$work/many.md"
}

many() {
	awk -v text="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}

many 'Ред.\n\n[Новини](/bg/news/).\n\n' 40000 | text
bounded 'a text of 80,000 paragraphs is checked' '0 ' \
	article check "$work/many.md"
echo | text "projects: [$(many 'a, ' 100000)]"
bounded 'a list of 100,000 names is read' '1 there is no project a' \
	article import "$work/many.md"
echo | text "$(awk 'BEGIN { while (n++ < 50000) print "k" n ": 1" }')"
bounded 'and so are 50,000 keys' '1 unknown: k1' article import "$work/many.md"
{
	printf '!['
	many 'дума\n' 40000
	printf '](few.jpg)\n'
} | text
bounded 'words of 40,000 lines for a picture are taken' '0 ' \
	article import "$work/many.md"
{
	printf '[a]: /'
	many x 100000
	printf '\n\n'
	many '[a] ' 30000
} | text
bounded 'an address of 100 KB that stands in 30,000 places is refused' \
	'1 it takes over 512 MiB to take it apart' article import "$work/many.md"
{
	many '|a' 5000
	echo
	many '|-' 5000
	echo
	many 'x\n' 2000
} | text
bounded 'and so is a table of 5,000 columns and 2,000 rows without any' \
	'1 it takes over 512 MiB to take it apart' article import "$work/many.md"
mkdir "$work/again"
{
	printf '%s\n' '---' 'title: Много' 'lang: bg'
	printf 'a: &a %s\nb: [%s]\n' "$(many x 1000000)" "$(many '*a, ' 10000)"
	printf '%s\n' '---' '' 'Ред.'
} >"$work/again/many.md"
bounded 'a word of 1 MB that stands in 10,000 places is refused' \
	'1 an alias is not taken here' import markdown "$work/again"

# site SETTINGS HEAD…: a site of one text, with settings from standard input.
site() {
	rm -rf "$work/site"
	mkdir -p "$work/site/content" "$work/site/_posts"
	cat >"$work/site/$1"
	shift
	text 'date: 2020-05-06' "$@" </dev/null
	cp "$work/many.md" "$work/site/_posts/2020-05-06-many.md"
	mv "$work/many.md" "$work/site/content/many.md"
}

# reads SENTENCE STATUS REASON: in a gigabyte and a minute its import says that.
reads() {
	status=0
	prlimit --as=1000000000 timeout 60 build/newsroom import markdown \
		"$work/site" >"$work/out" 2>&1 || status=$?
	grep -Fq -- "$3" "$work/out" || status="$status and not: $3"
	is "$status" "$2" "$1"
}

echo "ignoreFiles = ['z$(many + 20)']" | site hugo.toml
reads 'an expression of 20 pluses is not tried' 0 'may exclude it: a draft'
echo "ignoreFiles = ['((z{9}){9}){9}']" | site hugo.toml
reads 'nor one of braces in braces' 0 'may exclude it: a draft'
echo "exclude: ['$(many '{a,b}' 300000)']" | site _config.yml
reads 'a pattern of 300,000 braces fits all' 0 "the site's settings exclude it"
echo "permalink: /$(many ':title' 100000)/" |
	site _config.yml "title2: x" "slug: $(many slug 5000)"
reads 'an address has an end' 0 'items: '
echo 'lang: bg' | site _config.yml "categories: [$(awk 'BEGIN {
	while (n++ < 30000) printf "category-%d, ", n }')]"
reads 'and so has one of 30,000 categories' 0 'items: '
rm -r "$work/site"
mkdir -p "$work/site/content"
{
	printf 'Title: Много\nNote: a\n'
	many '    а\n' 100000
	printf '\nРед.\n'
} >"$work/site/content/lines.md"
reads 'a head whose line goes on for 100,000 lines is read' 0 '1 item: 1 made'
echo "1..$count"
