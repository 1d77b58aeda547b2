#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# An import that is killed at any moment has put in all or nothing, and what it
# left in the folder of pictures is swept. In a database of its own.
# KILLS=30 kills more than a few of each.
set -eu
cd "$(dirname "$0")/../.."
# What is tested here is what a kill leaves: the quicker programs will do.
if [ -x "${BUILD%/san}/newsroom" ] && [ -x "${BUILD%/san}/decoder" ]; then
	export BUILD="${BUILD%/san}"
fi
. tests/bin/database.sh

KILLS=${KILLS:-3}
export NEWSROOM_MEDIA="$work/media"
mkdir "$work/media"

is_alone() {
	[ -z "$(ask "SELECT pid FROM pg_stat_activity WHERE usename = 'editor'
		AND datname = current_database()")" ]
}

# What an import writes.
state() {
	ask "SELECT (SELECT count(*) FROM core.edition),
		(SELECT count(*) FROM core.page),
		(SELECT count(*) FROM core.project),
		(SELECT count(*) FROM core.moved),
		(SELECT count(*) FROM core.revision),
		(SELECT count(*) FROM core.search),
		(SELECT string_agg(hash, ',' ORDER BY hash) FROM core.media),
		(SELECT count(*) FROM core.edition_media)"
}

# Files without a row, and rows without files, after a sweep.
strays() {
	"$BUILD/newsroom" media sweep >/dev/null 2>"$work/err" || cat "$work/err"
	ask 'SELECT hash FROM core.media UNION SELECT hash FROM core.card' |
		sort >"$work/rows"
	find "$work/media" -mindepth 1 -maxdepth 1 ! -name '.*' -exec \
		basename {} ';' | sort >"$work/files"
	comm -3 "$work/rows" "$work/files" | tr -d '\t'
}

# killed NAME ARGUMENT…: kill the command that often, over the time it takes.
killed() {
	name=$1
	shift
	begin_anew
	before=$(state)
	began=$(date +%s%3N)
	"$BUILD/newsroom" "$@" >"$work/out" 2>"$work/err" || cat "$work/err"
	took=$(($(date +%s%3N) - began))
	after=$(state)
	begin_anew
	bad='' halves=0
	for try in $(seq "$KILLS"); do
		"$BUILD/newsroom" "$@" >/dev/null 2>&1 &
		victim=$!
		sleep "$(awk -v took="$took" -v try="$try" -v all="$KILLS" \
			'BEGIN { print took / 1000 * try / (all + 1) }')"
		kill -KILL "$victim" 2>/dev/null || :
		wait "$victim" 2>/dev/null || :
		await is_alone
		now=$(state)
		if [ "$now" = "$before" ]; then
			halves=$((halves + 1))
		elif [ "$now" != "$after" ]; then
			bad="$bad $try: $now"
		fi
		stray=$(strays)
		[ -z "$stray" ] || bad="$bad $try: $stray"
		[ "$now" = "$before" ] || begin_anew
	done
	is "$bad" '' "killed $KILLS times it is all or nothing: $name"
	[ "$before" != "$after" ] || is same other "$name puts something in"
	echo "# $name: nothing $halves times of $KILLS, in $took ms"
}

/usr/bin/python3 -c 'import os, sys; from PIL import Image
os.chdir(sys.argv[1])
for folder in ("site/articles", "up", "hugo/content/bg", "desk"):
	os.makedirs(folder)
	for n in range(3):
		Image.new("RGB", (60, 40), (n * 40, len(folder), 9)).save(
			"%s/p%d.jpg" % (folder, n))' "$work"

for n in 0 1 2; do
	text=$(printf -- '---\ntitle: Новина %s\nlang: bg\npublished: 2020-01-0%s\n---\n\n%s' \
		"$n" "$((n + 1))" "![Поле](p$n.jpg)")
	printf '%s\n' "$text" | sed '/^lang/d' >"$work/site/articles/t$n.bg.md"
	printf '%s\n' "$text" >"$work/desk/d$n.md"
	printf '%s\n' "$text" | sed 's/published/date/' \
		>"$work/hugo/content/bg/h$n.md"
done
printf -- '---\ntitle: Нас\n---\n\nТекст.\n' | {
	mkdir "$work/site/pages"
	cat >"$work/site/pages/us.bg.md"
}
{
	echo '<rss xmlns:wp="w" xmlns:content="c"><channel>'
	echo '<wp:wxr_version>1.2</wp:wxr_version><language>bg</language>'
	for n in 0 1 2; do
		printf '<item><title>Т</title><wp:post_id>%s</wp:post_id>' "$n"
		printf '<wp:status>publish</wp:status><wp:post_type>%s%s</item>\n' \
			'post</wp:post_type><wp:post_date_gmt>2020-09-01 10:00:00' \
			"</wp:post_date_gmt><content:encoded><![CDATA[$(
			)<img src='https://o.example/up/p$n.jpg' alt='Поле'>]]></content:encoded>"
	done
	echo '</channel></rss>'
} >"$work/in.xml"
{
	echo '{"db": [{"meta": {"version": "5.0.0"}, "data": {"posts": ['
	for n in 0 1 2; do
		[ "$n" = 0 ] || echo ,
		printf '{"id": "%s", "title": "Т", "slug": "g%s", "html": "%s",%s}' \
			"$n" "$n" "<img src='/up/p$n.jpg' alt='Поле'>" \
			'"status": "published", "published_at": "2020-01-01T10:00:00Z"'
	done
	echo ']}}]}'
} >"$work/in.json"

killed folder import folder "$work/site"
killed wordpress import wordpress "$work/in.xml" --files "$work"
killed ghost import ghost "$work/in.json" --files "$work"
killed markdown import markdown "$work/hugo"
killed article article import "$work"/desk/d0.md "$work"/desk/d1.md \
	"$work"/desk/d2.md

# ---- killed where it waits -----------------------------------------------------

# hold STATEMENT: have a session in a transaction that has done it.
hold() {
	rm -f "$work/hold" "$work/holds"
	mkfifo "$work/hold"
	psql -XAtqU postgres -d "$base" -o "$work/holds" <"$work/hold" &
	holder=$!
	exec 7>"$work/hold"
	printf "BEGIN;\n%s;\nSELECT 'held';\n" "$1" >&7
	await test -s "$work/holds"
}

let_go() {
	exec 7>&-
	wait "$holder"
}

is_waiting() {
	[ -n "$(ask "SELECT pid FROM pg_stat_activity WHERE usename = 'editor'
		AND datname = current_database() AND wait_event_type = 'Lock'
		AND query LIKE '%$1%'")" ]
}

# killed_at QUERY STATEMENT [INTERVAL]: kill an import where this query waits
# for that. Its backend goes on, or looks so often whether it was killed.
killed_at() {
	begin_anew
	hold "$2"
	PGOPTIONS="-c lock_timeout=1min -c client_connection_check_interval=${3-0}" \
		"$BUILD/newsroom" import folder "$work/site" >/dev/null 2>&1 &
	victim=$!
	await is_waiting "$1"
	kill -KILL "$victim"
	wait "$victim" 2>/dev/null || :
	[ $# -lt 3 ] || await is_alone
	let_go
	await is_alone
}

facts() {
	ask "SELECT (SELECT count(*) FROM core.edition),
		(SELECT sum(approved) FROM core.month_count),
		(SELECT count(*) FROM core.press_number),
		(SELECT last FROM core.press_reserved),
		(SELECT count(*) FROM core.import),
		(SELECT count(*) FROM core.import_month),
		(SELECT count(*) FROM core.import_number)"
}

killed_at reserve_numbers \
	"SELECT pg_advisory_xact_lock(hashtext('core.press_number'))"
is "$(facts)" '0||0|3|0|0|0' \
	'killed while its numbers are set aside it leaves nothing but a gap'

killed_at COMMIT 'SELECT FROM core.version FOR UPDATE'
is "$(facts)" '3|3|3|3|0|0|0' 'killed while it is committed it is all in'
newsroom import folder "$work/site"
is "$status ${out##*items: }" \
	'0 0 made, 0 updated, 4 the same, 0 left out' 'and again it is the same'

killed_at learn_words 'LOCK core.search_word IN EXCLUSIVE MODE' 100ms
is "$(facts) $(ask 'SELECT count(*) > 0 FROM core.search_heard')" \
	'3|3|3|3|0|0|0 t' 'killed after it the words are left to learn'
newsroom article import "$work/desk/d0.md"
is "$status $(ask "SELECT (SELECT count(*) FROM core.search_heard),
	(SELECT count(*) > 0 FROM core.search_word)")" '0 0|t' \
	'which whoever publishes next does'

# What was killed while it waits ends by itself, and holds nothing any more.
begin_anew
hold 'SELECT FROM core.version FOR UPDATE'
"$BUILD/newsroom" import folder "$work/site" >/dev/null 2>&1 &
victim=$!
await is_waiting COMMIT
kill -KILL "$victim"
wait "$victim" 2>/dev/null || :
await is_alone
let_go
is "$(facts)" '0||0|3|0|0|0' 'a killed import that waits is given up'

# What another import has in hand is analyzed by that one.
newsroom import folder "$work/site"
hold 'LOCK core.edition IN SHARE UPDATE EXCLUSIVE MODE'
is "$(ask "SET LOCAL lock_timeout = '500ms'; SELECT 'goes on', web.measure_content()" |
	xargs)" 'goes on|' 'two imports at once do not wait to measure'
let_go

# ---- who waits meanwhile -------------------------------------------------------

# Beside this copy is a decoder that looks, before it decodes, whether its
# caller is in a transaction, whose locks others would wait for.
mkdir "$work/other"
cp "$BUILD/newsroom" "$work/other"
cat >"$work/other/decoder" <<END
#!/bin/sh
[ "\$1" != make ] || PGHOST='$PGHOST' PGPORT='${PGPORT-}' psql -XqAtU postgres \\
	-d '$base' -c "SELECT count(*) FROM pg_stat_activity WHERE usename =
		'editor' AND datname = current_database()
		AND state LIKE 'idle in transaction%'" </dev/null >>'$work/held'
exec '$BUILD/decoder' "\$@"
END
chmod +x "$work/other/decoder"

# waited NAME ARGUMENT…: what it does holds nothing while it decodes.
waited() {
	name=$1
	shift
	begin_anew
	: >"$work/held"
	"$work/other/newsroom" "$@" >/dev/null 2>"$work/err" || cat "$work/err"
	is "$(xargs <"$work/held") $(ask 'SELECT count(*) FROM core.media')" \
		'0 0 0 3' "each picture is decoded once, with nothing held: $name"
}

waited folder import folder "$work/site"
waited wordpress import wordpress "$work/in.xml" --files "$work"
waited article article import "$work"/desk/d0.md "$work"/desk/d1.md \
	"$work"/desk/d2.md
sed '/^published/d' "$work/desk/d0.md" >"$work/desk/p0.md"
cp "$work/desk/p0.md" "$work/desk/p1.md"
sed -i 's/Новина 0/Новина 1/; s/p0.jpg/p1.jpg) ![Друго](p2.jpg/' "$work/desk/p1.md"
waited page page import "$work"/desk/p0.md "$work"/desk/p1.md

echo "1..$count"
