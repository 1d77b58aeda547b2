#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# The manual pages are well formed and name every verb, and the shell offers
# what the programs know. All of it is installed, and so is whatever the
# installed files name.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
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
	is "$(mandoc -T lint bin/newsroom.1 bin/*.8 |
		grep -v 'referenced manual not found\|mandoc.db')" '' \
		'mandoc finds no fault in the manual pages'
	is "$(mandoc -T lint -W error bin/newsroom.bg.1)" '' \
		'nor in the Bulgarian one, but that its sections are called so'
	for page in bin/newsroom.1 bin/newsroom.bg.1; do
		mandoc -T utf8 "$page" | col -b >"$work/page"
		for word in $("$BUILD/newsroom" article --help |
			sed -n 's/^  newsroom article \([a-z]*\).*/\1/p'); do
			grep -q "article $word" "$work/page" || echo "$word"
		done >"$work/lacks"
		is "$(cat "$work/lacks")" '' "$page names every action"
		"$BUILD/newsroom" --help |
			sed -n 's/^  newsroom \([a-z]*\).*/\1/p' |
			while read -r word; do
				grep -qE "^ +([a-z]+, )*$word\b" "$work/page" ||
					echo "$word"
			done >"$work/lacks"
		"$BUILD/newsroom" import --help | grep -o -e '--[a-z-]*' |
			sort -u | while read -r word; do
				grep -q -e "$word" "$work/page" || echo "$word"
			done >>"$work/lacks"
		is "$(cat "$work/lacks")" '' \
			'every verb, and every option of an import'
	done
}

# What a verb can do stands twice: in its own help and in that of all.
test_help() {
	for verb in article media project partner page edition subscriber; do
		"$BUILD/newsroom" "$verb" --help |
			sed -n "s/^  newsroom $verb \([a-z]*\).*/\1/p" | sort \
			>"$work/own"
		"$BUILD/newsroom" --help |
			sed -n "/^  newsroom $verb /,/^      [^ ]/p" |
			sed '/^      [^ ]/d; s/^  newsroom [a-z]* //' |
			tr -d ' \n' | tr '|' '\n' | sort >"$work/all"
		cmp -s "$work/own" "$work/all" || echo "$verb"
	done >"$work/lacks"
	is "$(cat "$work/lacks")" '' 'the help of all names what each verb does'
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
		share/man/bg/man1/newsroom.1 \
		share/bash-completion/completions/newsroom \
		share/doc/newsroom/guide.bg.md \
		share/newsroom/templates/article.tpl 2>&1 | wc -l)" 8 \
		'programs, pages, completion and guides are installed'
	mkdir "$work/media"
	is "$(NEWSROOM_MEDIA=$work/media "$work/root/usr/bin/newsroom" media \
		add templates/mail-eu-emblem.png | sed 's/.*: //')" added \
		'what is installed finds its decoder'
	is "$(env -u LC_ALL LANG=bg_BG.UTF-8 "$work/root/usr/bin/newsroom" 2>&1)" \
		'newsroom: липсва команда; вж. newsroom --help' \
		'and its Bulgarian'
}

# named_by_units: the programs and units that the installed units name.
named_by_units() {
	sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$units"/*
	sed -n 's/^\(Wants\|PartOf\|Sockets\|Service\)=//p' "$units"/* |
		tr ' ' '\n' | sed -n 's,^newsroom,/usr/lib/systemd/system/&,p'
}

# named_by_nginx: what nginx's installed files include.
named_by_nginx() {
	sed -n 's,.*include newsroom/\(.*\);,/usr/share/newsroom/nginx/\1,p' \
		"$root"/usr/share/newsroom/nginx/*
}

# named_by_sqitch: the three scripts of each change in the installed plan.
named_by_sqitch() {
	sed -n 's/^\([a-z_]*\) .*/\1/p' "$root/usr/share/newsroom/sql/sqitch.plan" |
		while read -r change; do
			printf "/usr/share/newsroom/sql/%s/$change.sql\n" \
				deploy revert verify
		done
}

# lacking: which of the files named in the input are not installed.
lacking() {
	sort -u | while read -r file; do
		echo . >>"$work/named"
		[ -r "$root$file" ] || echo "$file"
	done
	[ -s "$work/named" ] || echo nothing is named
	rm -f "$work/named"
}

# edge: nginx says whether the installed example is right, with the paths and
# ports of this machine changed to those of the test.
edge() {
	mkdir -p "$work/edge/etc" "$work/edge/tmp"
	ln -s "$root/usr/share/newsroom/nginx" "$work/edge/etc/newsroom"
	openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=news.example.bg \
		-keyout "$work/edge/privkey.pem" \
		-out "$work/edge/fullchain.pem" 2>/dev/null
	{
		echo "load_module $brotli; pid $work/edge/pid; events { }"
		echo "http { include /etc/nginx/mime.types;"
		for kind in client_body proxy scgi uwsgi; do
			echo "${kind}_temp_path $work/edge/tmp/$kind;"
		done
		sed -e '/listen \[/d' -e "s,listen ,&unix:$work/edge/," \
			-e "s,/[a-z/]*/live/news.example.bg,$work/edge," \
			-e "s,/var/[a-z]*/\(nginx/\)*,$work/edge/," \
			-e "s,/dev/shm/,$work/edge/tmp/," \
			"$root/usr/share/newsroom/nginx/site.conf"
		echo '}'
	} >"$work/edge/etc/nginx.conf"
	PATH=$PATH:/usr/sbin nginx -t -p "$work/edge" -e stderr \
		-c "$work/edge/etc/nginx.conf" 2>&1 | tail -n 1
}

# Of what an operator copies or links from where it is installed, nothing that
# it names may be left behind in the source.
test_installed_site() {
	root=$work/root
	units=$root/usr/lib/systemd/system
	brotli=/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
	is "$(named_by_units | lacking)" '' \
		'what the units start, and each other, is installed'
	is "$(cd "$units" && grep -L '^LimitCORE=0$' newsroom-mailer.service \
		newsroom-bounces.service newsroom-newsletter.service)" '' \
		'no dump of memory keeps an address'
	# systemd's own points: 0 for what may do nothing, 100 for root's all.
	! command -v systemd-analyze >/dev/null ||
		is "$(for unit in "$units"/newsroom-*.service; do
			systemd-analyze security --offline=yes --threshold=15 \
				"$unit" >/dev/null 2>&1 || echo "$unit"
		done)" '' 'a program may do little besides its work'
	is "$(named_by_nginx | lacking)" '' 'so is what nginx includes'
	is "$(edge | sed 's/.*nginx.conf //')" 'test is successful' \
		'nginx takes the installed example'
	is "$(named_by_sqitch | lacking)" '' 'so is each change of the plan'
	is "$(cd sql && find . -type f ! -path './queries*' ! -path \
		./sqitch.plan | sed 's,^\.,/usr/share/newsroom/sql,' |
		lacking)" '' 'so are the dictionary and the sample content'
	is "$(test -x "$root/usr/share/newsroom/sql/dictionary/install" &&
		echo yes)" yes 'the dictionary installs itself'
}

mkdir "$work/path"
ln -s "$BUILD/newsroom" "$work/path/newsroom"
PATH=$work/path:$PATH
test_pages
test_help
test_completion
test_install
test_installed_site
echo "1..$count"
