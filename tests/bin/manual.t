#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The manual pages are well formed and name every verb, and the shell offers
# what the programs know. All of it is installed.
set -eu
cd "$(dirname "$0")/../.."
. tests/bin/database.sh

# offered WORD…: what bash offers for the last of them.
offered() {
	bash -c '. bin/newsroom.bash
		COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
		_newsroom newsroom
		printf "%s\n" "${COMPREPLY[@]}"' bash newsroom "$@" | sort |
		paste -sd ' '
}

test_pages() {
	is "$(mandoc -T lint bin/*.1 bin/*.8 |
		grep -v 'referenced manual not found\|mandoc.db')" '' \
		'mandoc finds no fault in the manual pages'
	mandoc -T ascii bin/newsroom.1 | col -b >"$work/page"
	for word in $("$BUILD/newsroom" article --help |
		sed -n 's/^  newsroom article \([a-z]*\).*/\1/p'); do
		grep -q "article $word" "$work/page" || echo "$word"
	done >"$work/lacks"
	is "$(cat "$work/lacks")" '' 'newsroom(1) names every action'
}

test_completion() {
	is "$(offered ar)" article 'a verb is completed'
	is "$(offered article pre)" preview 'an action is completed'
	is "$(offered article preview --)" '--as --end --json --language --until' \
		'an option is completed'
	is "$(offered article show bg/parviyat)" \
		bg/parviyat-nauchno-tehnologichen-park-v-bulgaria-otvori-vrati \
		'an edition is completed by its address'
	is "$(offered article show parviyat)" \
		parviyat-nauchno-tehnologichen-park-v-bulgaria-otvori-vrati \
		'and by its slug alone'
	is "$(offered article list --state '')" \
		'draft embargoed published scheduled withdrawn' \
		'a state is completed'
	is "$(offered article new --lang '')" 'bg en' 'so is a language'
	is "$(offered article new --of en/who-was)" \
		en/who-was-john-atanasov-whose-name-the-forum-bears \
		'and of what a new text is the translation'
	is "$(offered article new --to README)" '' \
		'an option that names a file is left to the shell'
	is "$(offered article check READ)" README.md \
		'what is checked may be a file'
	: >"$work/x-\$(echo).md"
	is "$(offered article check "$work/x-")" "$work/x-\$(echo).md" \
		'whose name is no command'
	is "$(offered project show media)" media-motor-europe \
		'a project is completed by its slug'
	is "$(offered article import x)" '' 'a file is left to the shell'
	is "$(offered nothing here)" '' 'what is not there offers nothing'
}

test_install() {
	make -s install DESTDIR="$work/root" >/dev/null
	is "$(cd "$work/root/usr" && find bin/newsroom lib/newsroom/article \
		share/man/man1/newsroom.1 share/man/man8/mailer.8 \
		share/bash-completion/completions/newsroom \
		share/doc/newsroom/guide.bg.md \
		share/newsroom/templates/article.tpl 2>&1 | wc -l)" 7 \
		'programs, pages, completion and guides are installed'
	mkdir "$work/media"
	is "$(NEWSROOM_MEDIA=$work/media "$work/root/usr/bin/newsroom" media \
		add templates/mail-eu-emblem.png | sed 's/.*: //')" added \
		'what is installed finds its decoder'
}

mkdir "$work/path"
ln -s "$BUILD/newsroom" "$work/path/newsroom"
PATH=$work/path:$PATH
"$BUILD/newsroom" import folder sql/content >/dev/null
test_pages
test_completion
test_install
echo "1..$count"
