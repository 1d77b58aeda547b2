#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What HACKING.md says under "Add a page", done in a copy of the tree: three
# files, one program built, and the page is there.
set -u
cd "$(dirname "$0")/../.." || exit 1

top=$PWD
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
trap 'exit 1' INT TERM

n=0
say() {
	n=$((n + 1))
	echo "$1 $n - $2"
	shift 2
	[ $# = 0 ] || echo "$*" | sed 's/^/# /'
}

# ok NAME COMMAND...
ok() {
	name=$1
	shift
	if said=$("$@" 2>&1); then
		say ok "$name"
	else
		say 'not ok' "$name" "$said"
	fi
}

tar -C "$top" -cf - --exclude=./build --exclude=./var --exclude=./.git \
	--exclude=node_modules . | tar -C "$copy" -xf -
cd "$copy" || exit 1

sums() {
	find . -path ./build -prune -o -type f -exec sha256sum {} +
}
mkdir build
sums >build/before

cat >sql/queries/speaker_list.sql <<-'END'
	-- The people who can be asked, here the partners. $1: language.
	SELECT 'speaker' AS part, path, name AS title, country
	FROM web.partner WHERE lang = $1
	ORDER BY lower(name), slug
END
cat >templates/speakers.tpl <<-'END'
	{{%AUTOESCAPE context="HTML"}}
	{{! SPDX-License-Identifier: EUPL-1.2 }}
	{{+part_head.tpl}}
	<title>{{_partners}}</title>
	{{+part_address.tpl}}
	{{+part_top.tpl}}
	<main>
	<h1 id="main">{{_partners}}</h1>
	<ul>
	{{#SPEAKER}}
	<li><a href="{{PATH}}">{{TITLE}}</a>, {{COUNTRY_WORDS}}</li>
	{{/SPEAKER}}
	</ul>
	</main>
	{{+part_signup.tpl}}
	{{+part_foot.tpl}}
END
# The handler of all partners, with another name, address, query and template.
{
	printf '/* %s */\n#include "piece.h"\n#include "route.h"\n\n' \
		'SPDX-License-Identifier: EUPL-1.2'
	sed -n '/^\/\* GET .*\/partners\/:/,/^}/p' cgi-bin/news/partner.c
	printf '\nROUTE(speakers, "/:lang/speakers/", %s);\n' \
		'.get = speakers, .is_content = true'
} | sed 's|^/\* GET .*|/* GET /{lang}/speakers/: who can be asked. */|
	s/^partner_list(/speakers(/
	s/QUERY_PARTNER_LIST/QUERY_SPEAKER_LIST/
	s/partners\.tpl/speakers.tpl/' >cgi-bin/news/speakers.c
clang-format -i cgi-bin/news/speakers.c
build() {
	make -s BUILD=build CFLAGS=-O0 HARDEN=-fPIE build/news \
		build/assets.made
}

ok 'the page is built' build

is_only_news() {
	[ -x build/news ] && [ ! -e build/article ] && [ ! -e build/newsletter ]
}
ok 'nothing is built but its program' is_only_news

# page LANG: its answer, from the database of the site of all tests.
page() {
	REQUEST_METHOD=GET REQUEST_URI="/$1/speakers/" \
		NEWSROOM_TEMPLATES="$copy/build/templates" build/news
}

# shows LANG TEXT...
shows() {
	page "$1" >page.out || return 1
	cat page.out
	shift
	for text; do
		grep -qF -e "$text" page.out || return 1
	done
}
ok 'the page answers' shows bg 'Status: 200 OK' '<h1 id="main">Партньори</h1>' \
	'<a href="/bg/partners/vrt/">VRT</a>, Белгия' 'ETag: "'
ok 'it answers in the other language' shows en 'Status: 200 OK' \
	'<html lang="en"' 'VRT</a>, Belgium'
rm -f page.out
ok 'lint finds nothing in it' sh tests/lint.sh layers queries sizes \
	templates words text

sums >"$copy/build/after"
ok 'nothing else was touched' test 3 = "$(grep -Fvxc -f \
	"$copy/build/before" "$copy/build/after")"

echo "1..$n"
