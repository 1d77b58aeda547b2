#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Put the assets into $1/assets under names that hold their hash, beside
# their compressed forms, and the templates into $1/templates with those
# names in them. In a template or a style sheet an asset stands as
# @style.css@; what an asset names must come before it in the order below.
set -eu

build=$1
here=$(dirname "$0")
out=$build/assets
names=$build/assets.sed

rm -rf "$out" "$build/templates"
mkdir -p "$out" "$build/templates"
: >"$names"

# Pictures and fonts first, style sheets after: they name the others.
for path in $(find "$here/assets" -type f ! -name '*.css' | sort) \
	$(find "$here/assets" -type f -name '*.css' | sort); do
	file=${path##*/}
	case $file in
	*.css | *.svg | *.webmanifest | *.txt | *.xml)
		sed -f "$names" "$here/assets/$file" >"$build/asset" ;;
	*)
		cp "$here/assets/$file" "$build/asset" ;;
	esac
	hash=$(sha256sum "$build/asset" | cut -c1-10)
	named=${file%.*}.$hash.${file##*.}
	mv "$build/asset" "$out/$named"
	chmod 644 "$out/$named"
	case $file in
	*.css | *.svg | *.webmanifest | *.txt | *.xml)
		gzip -9 -n -k "$out/$named"
		brotli -q 11 -k "$out/$named" ;;
	esac
	printf 's|@%s@|/assets/%s|g\n' "$file" "$named" >>"$names"
done

for file in "$here"/*.tpl "$here"/*.ini; do
	sed -f "$names" "$file" >"$build/templates/${file##*/}"
done
if grep -n '@[a-z0-9-]*\.[a-z0-9]*@' "$build"/templates/*.tpl \
	"$out"/*.css; then
	echo "assets.sh: no such asset" >&2
	exit 1
fi
