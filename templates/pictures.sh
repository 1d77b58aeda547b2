#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Make the pictures in assets/ that are not drawn by hand anew: favicon.ico
# for those who ask for that name, and for each language the card that
# stands for the site where somebody shares a link to it, and the emblem of the
# European Union as letters take it along. Wanted: chromium, librsvg2-bin.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# shoot WIDTH HEIGHT FILE: the page on standard input as a picture.
shoot() {
	cat >"$work/page.html"
	chromium --headless --no-sandbox --disable-gpu --disable-quic \
		--no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --hide-scrollbars \
		--allow-file-access-from-files --user-data-dir="$work/profile" \
		--window-size="$1,$2" --screenshot="$3" \
		"file://$work/page.html" >/dev/null 2>&1
}

# word KEY LANGUAGE: as words.ini has it.
word() {
	sed -n "/^\[$1\]\$/,/^\$/s/^$2 = //p" "$here/words.ini"
}

sed -n '/^\[language\]$/,/^$/s/^\([a-z][a-z]\) = .*/\1/p' "$here/words.ini" |
	while read -r lang; do
	shoot 1200 630 "$here/assets/card-$lang.png" <<-END
		<!DOCTYPE html>
		<html lang="$lang">
		<meta charset="utf-8">
		<style>
		@font-face {
			font-family: Sofia;
			src: url(file://$here/assets/sofia-sans.woff2);
			font-weight: 400 700;
		}
		body {
			box-sizing: border-box;
			height: 100vh;
			margin: 0;
			padding: 84px 80px 76px;
			display: flex;
			flex-direction: column;
			background: #00503c;
			color: #fff;
			font: 400 44px/1.3 Sofia;
		}
		body::before {
			content: "";
			width: 96px;
			height: 14px;
			margin-bottom: auto;
			background: #9af5d1;
		}
		b {
			font-size: 150px;
			line-height: 1.05;
			letter-spacing: -0.03em;
		}
		i {
			margin-bottom: 24px;
			color: #9af5d1;
			font-size: 76px;
			font-style: normal;
			line-height: 1.2;
		}
		</style>
		<body><b>$(word organisation "$lang")</b><i>$(word newsroom "$lang")</i>
		$(word organisation_what "$lang")
	END
done

# An icon file is a head of 22 bytes and here one picture of 48 by 48.
shoot 48 48 "$work/icon.png" <<-END
	<!DOCTYPE html>
	<style>body { margin: 0 } img { display: block; width: 100vw }</style>
	<img src="file://$here/assets/favicon.svg">
END
size=$(wc -c <"$work/icon.png")
{
	printf '\0\0\1\0\1\0\60\60\0\0\1\0\30\0'
	# shellcheck disable=SC2059
	printf "\\$(printf %o $((size % 256)))\\$(printf %o $((size / 256)))"
	printf '\0\0\26\0\0\0'
	cat "$work/icon.png"
} >"$here/assets/favicon.ico"

# Twice as wide as it is shown.
rsvg-convert -w 162 -h 108 "$here/assets/eu-emblem.svg" \
	>"$here/mail-eu-emblem.png"
ls -l "$here"/mail-*.png "$here"/assets/card-*.png "$here/assets/favicon.ico"
