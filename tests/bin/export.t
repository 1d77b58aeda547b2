#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom export`: what it writes makes the same pages again, byte for byte.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh

# What every address of the site answers, into a folder.
fetch() {
	node tests/bin/fetch.js "$1" <"$work/addresses"
}

# A post of another site shows a picture that nobody described, and that lies
# on its side.
import_silent() {
	mkdir "$work/uploads"
	/usr/bin/python3 -c 'import sys; from PIL import Image
exif = Image.Exif()
exif[0x112] = 6
Image.open("tests/browser/press-release.png").convert("RGB").resize((120, 80)
	).save(sys.argv[1], exif=exif)' "$work/uploads/silent.png"
	cat >"$work/silent.xml" <<-'END'
		<rss version="2.0"><channel><link>https://b.example</link>
		<wp:wxr_version>1.2</wp:wxr_version>
		<item><title>Снимка</title><link>https://b.example/1/</link>
		<content:encoded><![CDATA[<p>Вижте.</p>
		<img src="https://b.example/wp-content/uploads/silent.png">]]></content:encoded>
		<wp:post_id>1</wp:post_id><wp:status>publish</wp:status>
		<wp:post_date_gmt>2019-05-07 07:00:00</wp:post_date_gmt>
		<wp:post_type>post</wp:post_type></item></channel></rss>
	END
	"$BUILD/newsroom" import wordpress "$work/silent.xml" \
		--files "$work/uploads" >/dev/null 2>&1
}

# All of an edition's states, an old address of each kind, what YAML would
# take for something else.
fill() {
	"$BUILD/newsroom" import wordpress tests/bin/wordpress/site.xml \
		--map tests/bin/wordpress/map.yaml >/dev/null 2>&1
	import_silent
	ask "UPDATE core.edition SET state = 'withdrawn', withdrawn_at =
			'2024-05-06 07:08:09.123456' WHERE slug = 'parva';
		UPDATE core.edition SET embargoed = true
			WHERE slug = 'za-sled-vreme';
		UPDATE core.edition SET slug = 'second-news', title =
			E'a: \"b\" #c\u2028\u0085 ~', correction = '- [x]: y',
			corrected_at = '2024-01-02 03:04:05'
			WHERE slug = 'first-news';
		UPDATE core.article SET key = '../out of here' WHERE id =
			(SELECT article FROM core.edition
			WHERE slug = 'n-2018');
		INSERT INTO core.press_number (year, number)
			VALUES (2018, 700), (2031, 7);
		UPDATE core.project SET slug = 'mme'
			WHERE slug = 'media-motor-europe';
		UPDATE core.page SET slug = 'us' WHERE slug = 'about'"
}

list_addresses() {
	ask "SELECT '/' || l || s FROM unnest('{bg,en}'::text[]) l, unnest(
			'{/,/news/,/projects/,/partners/,/news/feed.atom,
			/news/2019/,/nothing/}'::text[]) s
		UNION SELECT core.path(lang, 'edition', slug) FROM core.edition
		UNION SELECT core.path(lang, 'page', p.slug) FROM core.page p
			JOIN core.page_text t ON t.page = p.id
		UNION SELECT path FROM web.project
		UNION SELECT path FROM web.partner
		UNION SELECT path FROM core.moved
		UNION SELECT unnest('{/sitemap-1.xml,/sitemap-2.xml,
			/projects.json}'::text[]) ORDER BY 1"
}

# All that an export keeps, without what counts up.
content() {
	psql -XAtqU postgres -d "$1" -c "SELECT a.key, e.id, e.lang, e.slug,
			e.state, e.embargoed, e.published_at, e.withdrawn_at,
			e.title, e.lead, e.place, e.body_html, e.changed_at,
			e.correction, e.corrected_at FROM core.edition e
			JOIN core.article a ON a.id = e.article ORDER BY e.id" \
		-c 'SELECT old_path, path FROM web.moved ORDER BY 1' \
		-c 'SELECT count(*) FROM core.moved' \
		-c 'SELECT slug, key FROM core.page ORDER BY slug' \
		-c 'SELECT year, number FROM core.press_number
			WHERE article IS NULL ORDER BY 1, 2'
}

fill
"$BUILD/newsroom" media cards >/dev/null
list_addresses >"$work/addresses"
fetch "$work/before"
content "$base" >"$work/before.content"
newsroom export "$work/out" --json
is "$status $(json '[r.editions, r.pages, r.media, r.other].join(" ")')" '0 29 11 3 0' \
	'an export says how much it wrote'
is "$(find "$work" -maxdepth 1 -name 'out*')" "$work/out" \
	'what it was made in has its name now'

newsroom export "$work/out"
is "$status $(grep -c 'not empty' "$work/err")" '1 1' \
	'a folder that holds something is left alone'
newsroom import folder "$work/out" --json
is "$status $(json '[r.made, r.updated, r.left_out.length].join(" ")')" \
	'0 0 0 0' 'to its own site it is nothing new'

# kill -9 while it waits for a table.
psql -XqU postgres -d "$base" -c \
	'BEGIN; LOCK TABLE core.edition; SELECT pg_sleep(600)' >/dev/null 2>&1 &
for _ in $(seq 1200); do
	[ -n "$(ask "SELECT 1 FROM pg_stat_activity WHERE datname =
		current_database() AND wait_event = 'PgSleep'")" ] && break
	sleep 0.1
done
"$BUILD/newsroom" export "$work/half" >/dev/null 2>&1 &
victim=$!
for _ in $(seq 1200); do
	[ -n "$(find "$work" -path "$work/half.*/pages")" ] && break
	sleep 0.1
done
kill -KILL "$victim"
wait "$victim" 2>/dev/null || :
is "$([ -e "$work/half" ] || echo none)" none \
	'one that is killed has no name of a whole one'
ask "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE
	datname = current_database() AND pid <> pg_backend_pid()" >/dev/null

begin_anew
# Each site has files of its own.
export NEWSROOM_MEDIA="$work/other-media"
mkdir "$NEWSROOM_MEDIA"
newsroom import folder "$work/out" --json
is "$status $(json 'r.made === r.items')" '0 true' \
	'an empty site takes all of it'
printf -- '---\ntitle: Ново\nlang: bg\npublished: 2018-12-30\n---\n\nТ.\n' \
	>"$work/new.md"
newsroom article import --dry-run "$work/new.md"
is "$status ${out##* }" '0 701/2018' 'and gives no number a second time'
content "$base" >"$work/after.content"
is "$(diff "$work/before.content" "$work/after.content")" '' \
	'each edition, page and old address is what it was'
fetch "$work/after"
is "$(diff -r "$work/before" "$work/after")" '' \
	'and every page is the same, byte for byte'
is "$(grep -l '^Status: 200\|^Status: 301\|^Status: 410' "$work"/after/* |
	wc -l)" "$(($(wc -l <"$work/addresses") - 5))" \
	'which is no error, but for drafts and what is nowhere'
echo "1..$count"
