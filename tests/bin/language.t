#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A third language is data alone: ten words, a row, and what is written in it.
# In a database of its own, which is gone afterwards.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

export NEWSROOM_TEMPLATES="$work/templates"
cp -r "$BUILD/templates" "$NEWSROOM_TEMPLATES"
words=$NEWSROOM_TEMPLATES/words.ini

# add KEY WORD: the word in Romanian, below the others of its key.
add() {
	awk -v key="[$1]" -v word="$2" '
		$0 == "" && here { print "ro = " word; here = 0 }
		$0 == key { here = 1 }
		{ print }' "$words" >"$work/words"
	mv "$work/words" "$words"
}

add language Română
add date '{day} {month} {year}'
add month_3 martie
add plural 'one: i = 1 and v = 0; few: v != 0 or n = 0 or n != 1 and n % 100 = 1..19; other'
add months_one '{n} lună'
add months_other '{n} de luni'
printf '\n[months_few]\nro = {n} luni\n' >>"$words"
add home Acasă
add news Știri
add projects Proiecte
add partners Parteneri
add search Căutare
add newsletter 'Buletin informativ'
add contacts Contacte
ask "INSERT INTO core.language VALUES ('ro', 3)"

# page PROGRAM ADDRESS: what it answers.
page() {
	case $2 in
	*\?*) query=${2#*\?} ;;
	*) query= ;;
	esac
	REQUEST_METHOD=GET REQUEST_URI=$2 QUERY_STRING=$query \
		PGUSER=$1 "$BUILD/$1" 2>"$work/err" >"$work/page" || true
}

# has TEXT…: whether the last page was answered and has them all.
has() {
	for text in 'Status: 200 OK' "$@"; do
		grep -qF -e "$text" "$work/page" ||
			{ echo "no $text: $(cat "$work/err")"; return; }
	done
	echo yes
}

mkdir "$work/content" "$work/content/articles"
cat >"$work/content/articles/parc.ro.md" <<-END
	---
	title: Parcul deschide un hub
	slug: parcul-deschide-un-hub
	lead: Un hub media la Sofia.
	published: 2021-03-04 10:00
	---
	Textul știrii.
END
newsroom import folder "$work/content"
is "$status $(cat "$work/err")" '0 ' 'an article in it is taken in'

page article /ro/news/parcul-deschide-un-hub/
is "$(has '<html lang="ro"' '>4 martie 2021<' 'Textul știrii.' \
	'href="/ro/news/">Știri<')" yes \
	'it stands on a page that speaks the language'
is "$(has '>About<')" yes \
	'what it has no word for is said in another'
page news /ro/
is "$(has 'Parcul deschide un hub' 'aria-current="true">Română<' \
	'>Proiecte<')" yes 'its first page is there'
page news /ro/news/
is "$(has 'Parcul deschide un hub' '4 martie 2021')" yes 'and its list'
page news /ro/projects/
is "$(has '<html lang="ro"')" yes 'also where it has nothing yet'
page news '/ro/search/?q=hub'
is "$(has '<mark>hub</mark>')" yes 'what is written in it is found'
page news '/ro/search/?q=textului'
is "$(has '<mark>Textul</mark>')" yes 'in the forms that its words have'
page news '/ro/search/?q=nothing'
is "$(has '<html lang="ro"')" yes 'and what is not there is not'
page news '/bg/search/?q=deschide'
is "$(has 'href="/ro/search/?q=deschide" hreflang="ro">')" yes \
	'other languages lead to it'
page news /ro/news/feed.atom
is "$(has 'xml:lang="ro"' 'Textul știrii.')" yes 'it has a feed'
page news /sitemap-2.xml
is "$(has 'hreflang="ro"')" yes 'and stands in the sitemap'

# project MONTHS: one that is as long, and its page.
project() {
	ask "INSERT INTO core.project (slug, starts_on, ends_on) VALUES
			('p$1', '2020-01-01',
			'2020-01-01'::date + interval '$1 months' - interval '1 day')"
	ask "INSERT INTO core.project_text (project, lang, title, name, lead)
		SELECT id, 'ro', 'P$1', 'P$1', 'L' FROM core.project
		WHERE slug = 'p$1'"
	page news "/ro/projects/p$1/"
}

for months in '1 lună' '2 luni' '19 luni' '20 de luni' '101 luni' \
	'120 de luni'; do
	project "${months%% *}"
	is "$(has "<dd>$months</dd>")" yes "it counts as CLDR says: $months"
done
page newsletter /ro/newsletter/
is "$(has '<html lang="ro"' 'action="/ro/newsletter/"')" yes \
	'one can sign up in it'

printf -- '---\ntitle: Нова\nlang: bg\nrevision: 0\n---\nТекст.\n' \
	>"$work/new.bg.md"
newsroom article check "$work/new.bg.md"
is "$(echo "$out" | grep -o 'no edition in .*' | tr -cd 'a-z \n' |
	paste -sd ' ')" 'no edition in en no edition in ro' \
	'an editor is reminded of it'
newsroom article new --of ro/parcul-deschide-un-hub Новина
is "$status $(echo "$out" | grep '^lang')" '0 lang: bg' \
	'what is translated from it is in the first of the others'
export NEWSROOM_MEDIA="$work/media"
mkdir "$NEWSROOM_MEDIA"
newsroom media add sql/content/articles/park-of-blocks.png --alt-ro 'Un parc' \
	--alt-en 'A park'
newsroom media show park-of-blocks.png
is "$status $(echo "$out" | tail -n 3 | paste -sd ' ')" \
	'0 bg: no alternative text en: A park ro: Un parc' \
	'a picture says in it what it shows'
cat >"$work/content/articles/blocuri.ro.md" <<-END
	---
	title: Blocuri
	slug: blocuri
	published: 2021-03-05 10:00
	picture: park-of-blocks.png
	---
	![](park-of-blocks.png)
END
newsroom media alt park-of-blocks.png --alt-ro 'Parcul nostru'
newsroom import folder "$work/content"
page article /ro/news/blocuri/
is "$status $(has 'alt="Parcul nostru"')" '0 yes' 'and an article shows it so'
mkdir "$work/away"
newsroom export "$work/away"
is "$status $(grep -c 'Parcul nostru' "$work/away/media.yaml")" '0 1' \
	'an export takes it along'
newsroom media add tests/browser/press-release.png
sed 's/park-of-blocks/press-release/; s/blocuri/mut/' \
	"$work/content/articles/blocuri.ro.md" >"$work/mut.ro.md"
newsroom article check "$work/mut.ro.md"
is "$status $(echo "$out" | grep -c 'no alternative text')" '1 1' \
	'who forgets it is told'
cat >"$work/in.xml" <<-'END'
	<rss version="2.0"><channel><wp:wxr_version>1.2</wp:wxr_version>
	<item><title>Veche</title><link>https://a.example/ro/veche/</link>
	<content:encoded>Text.</content:encoded><wp:post_id>1</wp:post_id>
	<wp:post_date_gmt>2019-05-07 07:00:00</wp:post_date_gmt>
	<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>
	</channel></rss>
END
newsroom import wordpress "$work/in.xml"
is "$status $(ask "SELECT lang FROM core.edition WHERE slug = 'veche'")" \
	'0 ro' 'an import knows it by its address'

is "$(awk -f nginx/languages.awk "$words" | grep -c 'bg|en|ro')" 11 \
	'nginx learns of it from the same list'
awk -f nginx/languages.awk templates/words.ini >"$work/languages.conf"
is "$(diff "$work/languages.conf" nginx/newsroom.languages.conf 2>&1)" '' \
	'as it has of the others'
ask "DELETE FROM core.edition WHERE lang = 'ro'"
page news '/ro/search/?q=hub'
is "$(has 'hreflang="bg"')" yes 'a language with nothing in it is no fault'

echo "1..$count"
