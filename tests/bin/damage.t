#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Imports of files of which some bytes are others: whatever they say then, no
# program breaks, and what is refused has written nothing. In a database of its
# own. TRIES=500 tries more than a few.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh

TRIES=${TRIES:-12}

# damage FILE NUMBER: the file with some bytes changed, the same each time.
damage() {
	perl -0777 -e 'my ($file, $number) = @ARGV;
		open my $from, "<:raw", $file or die; my $text = <$from>;
		srand 1000 + $number;
		my @signs = split //, "\0\"<>&{}[],:;-\\/\n\xd0\xff0";
		for (1 .. 1 + int rand 8) {
			my $at = int rand length $text;
			my $way = int rand 5;
			if ($way == 0) {
				substr($text, $at, 1) ^= chr(1 << int rand 8);
			} elsif ($way == 1) {
				substr($text, $at, 1) = $signs[rand @signs];
			} elsif ($way == 2) {
				substr($text, $at, 1 + int rand 40) = "";
			} elsif ($way == 3) {
				substr($text, $at, 0) = substr $text,
					int rand length $text, 60;
			} else {
				substr($text, $at, 0) = $signs[rand @signs]
					x (1 + int rand 300);
			}
		}
		print $text' "$1" "$2"
}

state() {
	ask 'SELECT (SELECT version FROM core.version), c.*,
		(SELECT count(*) FROM core.revision),
		(SELECT count(*) FROM core.subscriber),
		(SELECT count(*) FROM core.media) FROM web.content c'
}

# take ARGUMENT…: import what was damaged, and note in faults what is wrong.
# shellcheck disable=SC2016 # it is JavaScript's
take() {
	was=$(state)
	newsroom import "$@" --json
	if grep -q 'Sanitizer\|runtime error' "$work/err"; then
		faults="$faults $number: $(grep -m 1 'Sanitizer\|runtime' \
			"$work/err")"
	elif [ "$status" = 1 ]; then
		[ "$(state)" = "$was" ] || faults="$faults $number: wrote"
	elif [ "$status" != 0 ]; then
		faults="$faults $number: status $status"
	elif [ "$(json 'r.items - r.made - r.updated - r.same -
		r.left_out.length')" != 0 ]; then
		faults="$faults $number: does not account"
	fi
}

# A folder of Hugo's, of whose files one is damaged at a time.
folder() {
	rm -rf "$work/in"
	mkdir -p "$work/in/content/bg"
	printf -- '---\ntitle: "Едно"\ndate: 2020-09-04T10:00:00+03:00\n%s' \
		'tags: [едно, "две"]' >"$work/in/content/bg/a.md"
	printf '\naliases: [/a/]\n---\n\n# А\n\n| а | б |\n|---|---|\n| 1 | 2 |\n\n%s' \
		'[а](b.md) ![б](c.png) <b>в</b> [^1] {{< figure src="a" >}}' \
		>>"$work/in/content/bg/a.md"
	printf '\n\n[^1]: г\n' >>"$work/in/content/bg/a.md"
	printf '+++\ntitle = "Две"\ndate = 2020-09-05\n[cover]\nimage = "a.jpg"\n%s' \
		'tags = ["а", """б""", 1.5]' >"$work/in/content/bg/b.md"
	printf '\n+++\n\nТекст.\n' >>"$work/in/content/bg/b.md"
	printf '{"title": "Три", "tags": ["а"]}\n\nТекст.\n' \
		>"$work/in/content/bg/c.md"
}

# tried SOURCE: in words of their own, so that each is proved by itself.
tried() {
	faults=''
	for number in $(seq "$TRIES"); do
		"$1"
	done
	is "$faults" '' "$TRIES damaged ones break nothing: $1"
}

wordpress() {
	damage tests/bin/wordpress/site.xml "$number" >"$work/in.xml"
	take wordpress "$work/in.xml"
}

ghost() {
	damage tests/bin/ghost/site.json "$number" >"$work/in.json"
	take ghost "$work/in.json"
}


markdown() {
	folder
	name=$(printf 'a\nb\nc\n' | sed -n "$((number % 3 + 1))p").md
	cp "$work/in/content/bg/$name" "$work/whole"
	damage "$work/whole" "$number" >"$work/in/content/bg/$name"
	take markdown "$work/in"
}

own() {
	rm -rf "$work/own"
	cp -r sql/content "$work/own"
	name=$(cd "$work/own" && find . -type f | sort |
		sed -n "$((number % 20 + 1))p")
	cp "$work/own/$name" "$work/whole"
	damage "$work/whole" "$number" >"$work/own/$name"
	take folder "$work/own"
}

tried wordpress
tried ghost
tried markdown
tried own
echo "1..$count"
