#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The guide for press officers is true: each of its commands does what it is
# said to. What the reader types between them stands in its comments. Each
# language has a database of its own, made from one copy.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh

# A guide as a script: its indented lines, and what its comments do.
script() {
	sed -n "s/^<!-- \\$ \(.*\) -->\$/\1/p; s/^    \([^ #].*\)/\1/p" "$1" |
		sed 's/2027-01-15/2099-01-15/'
}

# The head of a new file, as a guide shows it and as it is.
shown() {
	awk '/^\140\140\140/ { is_inside = !is_inside; next } is_inside' \
		"bin/newsroom/guide.$1.md"
}
head_of() {
	awk '{ print } /^---$/ && ++n == 2 { exit }' "$1"
}

# walk LANG OTHER SLUG SLUG-OF-THE-OTHER WORDS
walk() {
	mkdir -p "$work/$1/bin"
	ln -s "$BUILD/newsroom" "$work/$1/bin/newsroom"
	cp sql/content/articles/park-of-blocks.png "$work/$1/"
	script "bin/newsroom/guide.$1.md" >"$work/$1/script"
	status=0
	(cd "$work/$1" && PATH=$PWD/bin:$PATH EDITOR='sed -i s/^place:.*//' \
		XDG_STATE_HOME=$PWD HOME=$PWD sh -eux script) \
		>"$work/out" 2>"$work/err" || status=$?
	[ "$status" = 0 ] || sed 's/^/# /' "$work/out" "$work/err"
	is "$status $(grep -c '^newsroom' "$work/$1/script")" '0 28' \
		"each command of the guide in $1 works"
	is "$(head_of "$work/$1/begun.md")" "$(shown "$1")" \
		'a new file looks as it is shown there'
	is "$(ask "SELECT state FROM core.edition
		WHERE lang = '$1' AND slug = '$3'")" approved \
		'a press release is public'
	is "$(ask "SELECT count(*) FROM web.edition_text WHERE slug = '$3'
		AND correction ~ '$5' AND number ~ '^[0-9]+/[0-9]+$'")" 1 \
		'corrected, with its number'
	is "$(ask "SELECT body_html ~ '<picture>.*alt=\"[^\"]*\"'
		AND body_html ~ 'href=\"#fnref-1\"' FROM core.edition
		WHERE lang = '$1' AND slug = '$3'")" t \
		'with the picture and the footnote of the document'
	is "$(ask "SELECT state FROM core.edition
		WHERE lang = '$2' AND slug = '$4'")" withdrawn \
		'its translation was withdrawn'
	is "$(grep -c '^http.*/preview/?t=' "$work/out")" 1 \
		'a preview was shown'
	is "$(ask "SELECT count(*) FROM core.revision r JOIN core.edition e
		ON e.id = r.edition WHERE e.slug = '$3'")" 7 \
		'and all that happened is kept'
	ask "DELETE FROM core.article WHERE id IN (SELECT article
		FROM core.edition WHERE slug = '$3')" >/dev/null
}

export NEWSROOM_MEDIA="$work/media"
cp -R "$TEST_VAR/media.sample" "$NEWSROOM_MEDIA"
walk bg en nova-laboratoria-otvarya-vrati-v-parka \
	a-new-laboratory-opens-in-the-park сгрешена
walk en bg a-new-laboratory-opens-in-the-park \
	nova-laboratoria-otvarya-vrati-v-parka wrong
echo "1..$count"
