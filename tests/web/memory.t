#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# A request of each kind, and commands, under valgrind, as the programs are released: no
# error, and nothing lost. What libraries still hold at the end is theirs.
set -eu
cd "$(dirname "$0")/../.."

release=${BUILD%/san}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
# A build without sanitizers, where the one of the tests is the only one.
if [ "$release" = "$BUILD" ] || [ ! -x "$release/newsletter" ]; then
	release=$tmp/build
	make -s BUILD="$release" programs >"$tmp/make" 2>&1
fi

slug=sofia-teh-park-i-klaster-medien-inovatsionen-hab
away='host=/nowhere/at/all'
token=tttttttttttttttttttttttttttttttt

# run NAME PROGRAM ARGUMENT…
run() {
	name=$1 program=$2
	shift 2
	valgrind -q --leak-check=full --show-leak-kinds=definite \
		--errors-for-leak-kinds=definite --error-exitcode=9 \
		--log-file="$tmp/$name.log" "$release/$program" "$@" \
		>"$tmp/$name.out" 2>"$tmp/$name.err" &&
		echo 0 >"$tmp/$name.code" || echo $? >"$tmp/$name.code"
}

# ask NAME PROGRAM METHOD URI [BODY [DB]]
ask() {
	printf %s "${5-}" >"$tmp/$1.in"
	REQUEST_METHOD=$3 REQUEST_URI=$4 \
		CONTENT_TYPE=application/x-www-form-urlencoded \
		CONTENT_LENGTH=$(wc -c <"$tmp/$1.in") \
		NEWSROOM_DB=${6-$NEWSROOM_DB} run "$1" "$2" <"$tmp/$1.in"
}

# Without its picture: libraries of libvips have instructions that valgrind does
# not know, and its work is a process of its own in any case.
cp -R sql/content "$tmp/content"
sed -i '/^picture: /,/^picture_caption: /d' "$tmp"/content/articles/*.md

# One half while the other runs: a small machine has two processors.
some() {
	ask first-page news GET /bg/
	ask list news GET '/en/news/?before=1600000000000000-1'
	ask archive news GET /bg/news/2020/09/
	ask article article GET "/bg/news/$slug/"
	ask gone-elsewhere article GET "/en/news/$slug/"
	ask plain-page news GET /en/privacy/
	ask nothing news GET /bg/nothing/
	run import newsroom import folder "$tmp/content" --dry-run
}

others() {
	ask project news GET /bg/projects/media-motor-europe/
	ask partner news GET /en/partners/vrt/
	ask unreadable news GET /bg/%zz/
	ask form newsletter GET /bg/newsletter/
	ask wrong-form newsletter POST /en/newsletter/ \
		'email=%3Cx%3E&frequency=x&project=vrt'
	ask robot newsletter POST /bg/newsletter/ \
		'email=a%40b.bg&frequency=each&website=x'
	ask away newsletter POST /bg/newsletter/ \
		'email=a%40b.bg&frequency=each&project=vrt' "$away"
	ask held news GET /bg/about/ '' "$away"
	ask stale newsletter GET '/bg/newsletter/confirm/?t=x'
	ask issues newsletter GET /en/newsletter/archive/
	ask preferences newsletter POST "/bg/newsletter/preferences/?t=$token" \
		'action=preferences&lang=bg&frequency=each&project=vrt' "$away"
	run bounces mailer --bounces --dry-run tests/bounces
	run stats newsroom subscriber stats
}

some &
others
wait $!

n=0
while read -r name status; do
	n=$((n + 1))
	said=$(sed -n 's/^Status: \([0-9]*\).*/\1/p' "$tmp/$name.out")
	code=$(cat "$tmp/$name.code")
	if [ "${said:-command} $code" = "$status 0" ] && [ ! -s "$tmp/$name.log" ]; then
		echo "ok $n - nothing is lost and nothing misread: $name"
	else
		echo "not ok $n - nothing is lost and nothing misread: $name"
		echo "# said $said, ended with $code"
		sed 's/^/# /' "$tmp/$name.log" "$tmp/$name.err" | head -n 40
	fi
done <<-END
	first-page 200
	list 200
	archive 200
	article 200
	gone-elsewhere 404
	plain-page 200
	nothing 404
	project 200
	partner 200
	unreadable 400
	form 200
	wrong-form 422
	robot 303
	away 503
	held 503
	stale 410
	issues 200
	preferences 503
	import command
	bounces command
	stats command
END
echo "1..$n"
