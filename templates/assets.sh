#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Put the assets into $1/assets under names that hold their hash, beside
# their compressed forms, and the templates into $1/templates with those
# names in them. In a template, a word or a style sheet an asset stands as
# @style.css@. A few files keep the names that other people have chosen. A
# style sheet can also stand in a page itself, as @style.css.inline@, and its
# hash in the policy that lets it: @style.css.sha256@.
set -eu

build=$1
here=$(dirname "$0")
out=$build/assets
names=$build/assets.sed

rm -rf "$out" "$build/templates"
mkdir -p "$out" "$build/templates"
: >"$names"

# A style sheet without what only its writers read.
squeeze() {
	tr '\n' ' ' <"$1" | sed 's|/\*[^*]*\**\([^/*][^*]*\*\**\)*/||g
		s/  */ /g; s/ *\([{};,>]\) */\1/g; s/: /:/g; s/;}/}/g
		s/^ //; s/ $//' | tr -d '\n'
}

# Text is written with the names known so far, and once more compressed.
is_text() {
	case $1 in
	*.css | *.svg | *.webmanifest | *.txt | *.xml) true ;;
	*) false ;;
	esac
}

put() {
	if is_text "$1"; then
		sed -f "$names" "$1" >"$2"
		case $1 in
		*.css)
			squeeze "$2" >"$2.squeezed"
			mv "$2.squeezed" "$2" ;;
		esac
	else
		cp "$1" "$2"
	fi
	chmod 644 "$2"
}

# style.css becomes style.0123456789.css: another content, another name.
put_hashed() {
	name=${1##*/}
	put "$1" "$build/asset"
	hash=$(sha256sum "$build/asset" | cut -c1-10)
	named=${name%.*}.$hash.${name##*.}
	mv "$build/asset" "$out/$named"
	if is_text "$named"; then
		gzip -9 -n -k "$out/$named"
		brotli -q 11 -k "$out/$named"
	fi
	printf 's|@%s@|/assets/%s|g\n' "$name" "$named" >>"$names"
}

# The same text for a page to hold, and its hash as policies write it (CSP 3).
put_inside() {
	name=${1##*/}
	printf 's|@%s.inline@|%s|g\n' "$name" \
		"$(sed 's/[&|\]/\\&/g' "$out/$named")" >>"$names"
	printf 's|@%s.sha256@|%s|g\n' "$name" "$(sha256sum "$out/$named" |
		cut -c1-64 | tr a-f A-F | basenc -d --base16 | base64)" \
		>>"$names"
}

# Pictures and fonts first: style sheets name them.
for file in "$here"/assets/*; do
	case ${file##*/} in
	*.css | favicon.ico | robots.txt | site.webmanifest) ;;
	*) put_hashed "$file" ;;
	esac
done
for file in "$here"/assets/*; do
	case ${file##*/} in
	*.css)
		put_hashed "$file"
		put_inside "$file" ;;
	favicon.ico | robots.txt | site.webmanifest)
		put "$file" "$out/${file##*/}" ;;
	esac
done

for file in "$here"/*.tpl "$here"/*.ini; do
	sed -f "$names" "$file" >"$build/templates/${file##*/}"
done
# What letters take along.
cp "$here"/mail-*.png "$build/templates/"
# What an article's card is drawn with: Pango takes no font that is packed.
for file in "$here"/assets/*.woff2; do
	cp "$file" "$build/templates/"
	woff2_decompress "$build/templates/${file##*/}"
	rm "$build/templates/${file##*/}"
done
if grep -In '@[A-Za-z0-9.-]*\.[a-z0-9]*@' "$build"/templates/* "$out"/*.css \
	"$out"/*.svg "$out"/*.webmanifest; then
	echo "assets.sh: no such asset" >&2
	exit 1
fi
