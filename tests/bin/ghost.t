#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom import ghost`: an export goes in with every item accounted for,
# members only where they asked, and what is no export goes nowhere.
# tests/bin/ghost holds a site of every kind of item.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh
. tests/bin/account.sh

site=tests/bin/ghost/site.json
map=tests/bin/ghost/map.yaml

take() {
	account ghost "$@"
}

state() {
	ask "SELECT (SELECT version FROM core.version),
		(SELECT count(*) FROM core.edition),
		(SELECT count(*) FROM core.page),
		(SELECT count(*) FROM core.moved),
		(SELECT count(*) FROM core.subscriber)"
}

# export_of POSTS [OTHER]: an export with these posts and tables, in in.json.
export_of() {
	printf '{"db":[{"meta":{"version":"5.0.0"},"data":{"posts":[%s]%s}}]}' \
		"$1" "${2-}" >"$work/in.json"
}

# refused SENTENCE REGEXP: in.json is refused, for the reason that fits, and
# nothing is written.
refused() {
	was=$(state)
	take "$work/in.json"
	grep -qE "^[^ ]*in.json:[0-9]+:[0-9]+: $2" "$work/said" && fits=fits ||
		fits=$(cat "$work/said" "$work/err")
	is "$status $(state) $fits" "1 $was fits" "$1"
}

test_site() {
	before=$(state)
	take "$site" --map "$map" --dry-run
	is "$status $report $(state)" "0 14 7 0 0 7 $before" \
		'a dry run tells all and writes nothing'
	take "$site" --map "$map"
	is "$status $report" '0 14 7 0 0 7' 'each item is accounted for'
	before=$(state)
	take "$site" --map "$map"
	is "$status $report $(state)" "0 14 0 0 7 7 $before" \
		'again it makes no doubles and changes nothing'
	is "$(ask "SELECT a.key, e.lang, e.slug, e.state, e.published_at AT TIME
		ZONE 'UTC', (SELECT string_agg(p.slug, ' ') FROM
		core.article_project x JOIN core.project p ON p.id = x.project
		WHERE x.article = a.id) FROM core.edition e JOIN core.article a
		ON a.id = e.article WHERE a.key LIKE 'ghost/%'
		ORDER BY a.key" | sed 's|ghost/00000000-0000-4000-8000-0*||')" \
		'11|bg|parva|approved|2020-09-28 07:00:00|media-motor-europe
12|en|first-news|approved|2020-09-28 08:00:00|media-motor-europe
13|bg|parva-2|draft||
14|en|predstoi|approved|2099-01-01 08:00:00|
16|bg|pismo|draft||' 'language, slug, state, time and projects are what they were'
	is "$(ask "SELECT title, lead, body_html FROM core.edition
		WHERE slug = 'parva'")" 'Първа новина – „А & Б“|Кратко & ясно.|<p>Виж <a href="/za-nas/">нас</a> и <a href="/">началото</a>.</p>
<figure><figcaption>Думи.</figcaption>
</figure>' 'a text is what can be shown here'
	is "$(said authors)" 0 'of one author nothing is said'
	is "$(ask "SELECT old_path, path FROM web.moved
		WHERE path !~ 'home' ORDER BY 1" |
		sed 's|^/p/0*-0*-4000-8000-0*|/p/|')" '/about/|/bg/about-00000017/
/author/ghost/|/bg/news/
/en/first-news/|/en/news/first-news/
/p/11/|/bg/news/parva/
/p/12/|/en/news/first-news/
/p/17/|/bg/about-00000017/
/parva/|/bg/news/parva/
/rss/|/bg/news/
/tag/eu/|/bg/news/
/tag/mediamotor/|/bg/projects/media-motor-europe/' \
		'old addresses lead to what is public now'
	is "$(said 'post 60f0a0*15: .*members$') $(said \
		'page 60f0a0*18.*cannot wait') $(said 'lexical alone') $(said \
		'post 60f0a0*20: its .title. is no text')" '1 1 1 1' \
		'what is left out says why'
	is "$(said '^note.*only mailed') $(said '^note.*front.jpg') $(said \
		'^note.*/09/a.jpg') $(said '^note tag/eu: ') $(said \
		'^note tag/') $(said '^note.*<script>') $(said \
		'^note.*code at its end')" '1 1 1 1 1 1 1' \
		'what an item loses is noted'
}

test_authors() {
	export_of '' ',"users":[{"id":"1","slug":"a"},{"id":"2","slug":"b"}]'
	take "$work/in.json" --dry-run
	is "$(said '^note authors: there are 2')" 1 \
		'of several it is said that no text names them'
}

test_members() {
	is "$(ask "SELECT s.address, s.lang, s.frequency, s.state,
		c.confirmed_at AT TIME ZONE 'UTC', c.words
		FROM core.subscriber s JOIN core.consent c
		ON c.subscriber = s.id")" \
		'Reader@example.org|bg|each|subscribed|2022-03-06 08:00:00|Искам новините Ви по електронна поща.' \
		'a member who asked is a subscriber, with proof'
	is "$(said 'member m2: .*not subscribed') $(said \
		'member m3: .*subscribed by import') $(said \
		'member m4: no address of mail') $(said '@')" '1 1 1 0' \
		'and nobody else, nor is an address said'
	is "$(ask 'SELECT count(*) FROM core.mail')" 0 'none gets a letter'
	export_of ''
	take "$work/in.json" --map "$map" --members tests/bin/ghost/members.csv
	is "$status $report $(ask "SELECT count(*) FROM core.subscriber
		WHERE address NOT LIKE 'important@%'")" \
		'0 6 2 0 1 3 2' 'so it is with a CSV of members'
	is "$(said 'line 5: .*subscribed by import') $(said \
		'line 6: he was deleted')" '1 1' \
		'whom an import of Ghost labelled did not ask, nor who was deleted'
	take "$work/in.json" --members tests/bin/ghost/members.csv
	is "$status $report $(said 'no proof of consent')" '0 6 0 0 0 6 3' \
		'without the words that they agreed to none is taken'
	{
		echo id,email,subscribed_to_emails,created_at,deleted_at,labels,email_disabled
		echo 'm21,a21@example.org,true,T,null,"""Import 2023-01-02 03:04""",
m22,a22@example.org,true,T,null,,true
m23,a23@example.org,true,T,null,,false'
	} | sed 's/,T,/,"""2023-01-02T03:04:05.000Z""",/' >"$work/quoted.csv"
	take "$work/in.json" --map "$map" --members "$work/quoted.csv"
	is "$status $report $(said 'line 2: .*by import') $(said \
		'line 3: a letter to him') $(ask "SELECT count(*)
		FROM core.subscriber WHERE address ~ '^a2'")" \
		'0 3 1 0 0 2 1 1 1' 'a CSV whose texts are JSON is read as well'
	export_of '' ', "members": [
		{"id": "m31", "email": "A31@example.org", "created_at": "T"},
		{"id": "m32", "email": "a32@example.org", "created_at": "T"},
		{"id": "m33", "email": "a33@example.org", "created_at": "T",
			"subscribed": false},
		{"id": "m34", "email": "a34@example.org", "created_at": "T",
			"email_disabled": 1},
		{"id": "m35", "email": "a35@example.org", "created_at": "T",
			"email_suppression": {"suppressed": true}},
		{"id": "m36", "email": "a36@example.org", "created_at": "T"}],
		"members_newsletters": [
		{"member_id": "m31", "newsletter_id": "n1"},
		{"member_id": "m32", "newsletter_id": "n2"},
		{"member_id": "m33", "newsletter_id": "n1"},
		{"member_id": "m34", "newsletter_id": "n1"},
		{"member_id": "m35", "newsletter_id": "n1"},
		{"member_id": "m36", "newsletter_id": "n2"},
		{"member_id": "m36", "newsletter_id": "n1"}],
		"newsletters": [{"id": "n1", "status": "active"},
			{"id": "n2", "status": "archived"}],
		"suppressions": [{"email": "a31@Example.org"}]'
	sed -i 's/"T"/"2023-01-02T03:04:05.000Z"/' "$work/in.json"
	take "$work/in.json" --map "$map"
	is "$status $report $(said 'm3[145]: a letter to him') $(said \
		'm3[23]: .*not subscribed') $(ask "SELECT count(*)
		FROM core.subscriber WHERE address ~ '^a36'")" \
		'0 6 1 0 0 5 3 2 1' 'nor does one whom Ghost itself sends nothing'
	printf 'a,b\nc,d\n' >"$work/bad.csv"
	take "$work/in.json" --members "$work/bad.csv"
	is "$status $(said 'bad.csv:1:1: .*first line')" '1 1' \
		'another CSV is refused'
}

test_refused() {
	: >"$work/in.json"
	refused 'an empty file is refused' 'an object is wanted'
	echo 'no JSON' >"$work/in.json"
	refused 'what is no JSON is refused' 'an object is wanted'
	echo '{"a": 1}' >"$work/in.json"
	refused 'other JSON is refused' 'no export of Ghost'
	echo '{"db": [{"meta": {}, "data": {"posts": {}}}]}' >"$work/in.json"
	refused 'posts that are no list are refused' 'a list is wanted'
	export_of '1'
	refused 'a post that is no object is refused' 'an item of posts is no'
	export_of '{"id": "1"},'
	refused 'a comma too much is refused' '.*'
	export_of '{"id": "1" "slug": "a"}'
	refused 'a comma too few is refused' '.*'
	export_of '{"title": "\ud800"}'
	refused 'half of a surrogate pair is refused' '.*Unicode'
	export_of '{"title": "a\u0000b"}'
	refused 'an escaped NUL is refused' '.*u0000'
	export_of "{\"title\": \"$(printf 'a\001b')\"}"
	tr '\001' '\000' <"$work/in.json" >"$work/nul"
	mv "$work/nul" "$work/in.json"
	refused 'a NUL is refused' '.*control character'
	export_of "{\"title\": \"$(printf '\377')\"}"
	refused 'what is not UTF-8 is refused' '.*decode byte 0xff'
	export_of '{"title": "a", "title": "b"}'
	refused 'a key that stands twice is refused' '.*duplicate'
	export_of '' ', "posts": []'
	refused 'so is a table' 'a key stands twice'
	export_of "{\"title\": $(printf '%010000d' 0 | tr 0 '[')}"
	refused '10,000 levels are refused' '.*depth'
	export_of '' ", \"other\": $(printf '%010000d' 0 | tr 0 '[')"
	refused 'also where nobody looks' '.*depth'
	export_of '' '}}, {"meta": {}, "data": {"posts": []'
	refused 'two databases are refused' 'a second .data.'
	export_of ''
	echo '{}' >>"$work/in.json"
	refused 'more than one value is refused' 'more than one value'
	truncate -s 4294967296 "$work/in.json"
	refused 'a file that is larger than any place in it is refused' \
		'a file of over 4 GiB'
	export_of "$(printf '{"id": "1",\n "title": x}')"
	take "$work/in.json"
	is "$(said 'in.json:2:[0-9]+: ')" 1 'line and column are the file'"'"'s'
}

# Cut anywhere, a good file is refused whole.
test_cut() {
	size=$(wc -c <"$site")
	before=$(state)
	bad=0
	for i in $(seq 1 20); do
		head -c $((size * i / 21)) "$site" >"$work/in.json"
		newsroom import ghost "$work/in.json" --json
		[ "$status" = 1 ] && ! grep -q Sanitizer "$work/err" ||
			bad=$((bad + 1))
	done
	is "$bad $(state)" "0 $before" 'cut at any place, nothing goes in'
}

test_forms() {
	printf '{"meta": {}, "data": {"posts": [{"id": 7, "title": "Стар",
		"slug": "star", "html": "<p>а</p>", "page": 0,
		"status": "published", "published_at": "2015-01-02 03:04:05"}],
		"n": 1, "b": true, "e": 0.5 , "z": null}}' >"$work/in.json"
	take "$work/in.json"
	is "$status $report $(ask "SELECT a.key, e.published_at AT TIME ZONE 'UTC'
		FROM core.edition e JOIN core.article a ON a.id = e.article
		WHERE e.slug = 'star'")" \
		'0 1 1 0 0 0 ghost/7|2015-01-02 03:04:05' \
		'so is the form of older versions'
	export_of '{"id": 8, "title": "Нула", "slug": "nula", "html": "<p>а</p>",
		"image": "/content/images/a.jpg", "language": "en_US",
		"status": "published", "published_at": 1388318310783},
		{"id": 9, "title": "Без час", "html": "<p>а</p>",
		"status": "published", "published_at": -1},
		{"id": 10, "title": "Писмо", "html": "<p>а</p>",
		"email_only": true, "status": "published",
		"published_at": "2022-01-02T03:04:05.000Z"}'
	take "$work/in.json"
	is "$status $report $(ask "SELECT e.lang, e.published_at AT TIME ZONE
		'UTC' FROM core.edition e WHERE e.slug = 'nula'") $(said \
		'^note.*picture is left out: /content/images/a.jpg') $(said \
		'post 9.*has no time')" '0 3 2 0 0 1 bg|2013-12-29 11:58:30 1 1' \
		'Ghost 0 counts milliseconds'
	is "$(ask "SELECT e.state FROM core.edition e JOIN core.article a
		ON a.id = e.article WHERE a.key = 'ghost/10'")" draft \
		'what was mailed alone is not public'
	{
		printf '{"meta": {}, "data": {"revisions": ['
		for i in $(seq 20); do
			printf '"%01000000d",' "$i"
		done
		printf '1], "posts": []}}'
	} >"$work/in.json"
	take "$work/in.json"
	is "$status $report" '0 0 0 0 0 0' \
		'a table that nobody wants may be larger than a value'
	take "$work/nothing.json"
	is "$status $(said 'No such file')" '1 1' \
		'a file that is not there is refused'
}

# What has no HTML is left out, where its editor's document shows anything; a
# card is for whom its marks say.
test_documents() {
	export_of '{"id": "e1", "title": "Празен", "slug": "prazen", "html": null,
		"mobiledoc": "{\"cards\":[],\"sections\":[[1,\"p\",[[0,[],0,\"\"]]]]}"},
		{"id": "e2", "title": "Празен", "slug": "prazen-2", "html": "",
		"lexical": "{\"root\":{\"type\":\"root\",\"children\":[{\"type\":\"paragraph\",\"children\":[]}]}}"},
		{"id": "e3", "title": "Само карта", "lexical":
		"{\"root\":{\"children\":[{\"type\":\"image\",\"src\":\"a\"}]}}"},
		{"id": "e4", "title": "Дума", "mobiledoc":
		"{\"cards\":[],\"sections\":[[3,\"ul\",[[[0,[],0,\"а\"]]]]]}"},
		{"id": "e5", "title": "Стар", "markdown": "а"},
		{"id": "e7", "title": "Счупен", "lexical": "{\"root\": а"},
		{"id": "e8", "title": "Счупен", "mobiledoc": "а"},
		{"id": "e6", "title": "С врата", "slug": "vrata", "html": "<p>а</p><!--kg-gated-block:begin nonMember:false memberSegment:\"status:free\" --><p>тайна</p><!--kg-gated-block:end--><!--kg-gated-block:begin nonMember:true memberSegment:\"\" --><p>б</p><!--kg-gated-block:end--><p>в</p>"}'
	take "$work/in.json"
	is "$status $report $(said 'post e3.*lexical alone') $(said \
		'post e4.*mobiledoc alone') $(said 'post e5.*markdown alone') \
$(said 'post e[78].* alone')" \
		'0 8 3 0 0 5 1 1 1 2' 'what shows nothing is an empty draft'
	is "$(ask "SELECT body_html FROM core.edition WHERE slug = 'vrata'") \
$(said '^note.*only members may read')" '<p>а</p>
<p>б</p>
<p>в</p> 1' 'a card that only members see is left out, and said'
}

# What Ghost 5.130 exported of posts with a card of each kind.
test_own() {
	begin_from newsroom_sample
	printf 'tag/robotika: media-motor-europe\n' >"$work/own.yaml"
	take tests/bin/ghost/export.json --map "$work/own.yaml"
	is "$status $report $(said 'visibility is (members|paid)') $(said \
		'a page cannot wait')" '0 11 8 0 0 3 2 1' \
		'a real export goes in with every item accounted for'
	ask "SELECT body_html FROM core.edition WHERE slug = 'karti'" \
		>"$work/cards"
	is "$(grep -cE '0:00|1×|/75|Your email|Готово' "$work/cards") $(said \
		'^note.*form for letters')" '0 1' \
		'what works a player or a form is no text'
	is "$(grep -E 'Доклад|💡|118 KB|fnref' "$work/cards")" \
		'<figure><a href="https://b.example/report">Доклад за 2022 Годишният доклад на парка. Пример · Пресцентър</a>
<p>💡 Записването е до <strong>1 май</strong>.</p>
<p><a href="/content/files/2023/04/prilozhenie.pdf">Приложение Пълният текст prilozhenie.pdf 118 KB</a></p>
<p>Текст с бележка.<sup><a href="#fn-1" id="fnref-1">[1]</a></sup></p>
<li id="fn-1"><p>Бележка под линия. <a href="#fnref-1">↩︎</a></p>' \
		'a card is one link or one line, and a footnote is found'
	is "$(sed 's/<[^>]*>//g' "$work/cards" | grep -cE 'Галерия|Кой може|^Запис|Филм от|Кандидатствай|Свой HTML|Подзаглавие|return 0|Гледайте|Туит|Голямо|Към събитието|Комплект|Поръчай|СПОНСОР|откриването|Ела|След картите')" \
		18 'every card has its words'
	take tests/bin/ghost/export.json --map "$work/own.yaml"
	is "$status $report" '0 11 0 0 8 3' 'again without doubles'
}

# site_of TITLE ID…: an export of a site of that title, with these posts.
site_of() {
	title=$1
	shift
	export_of "$(printf '{"id": "%s", "title": "а", "html": "<p>а</p>",
		"status": "published", "published_at": "2022-01-02T03:04:05.000Z"},' \
		"$@" | sed '$s/,$//')" \
		", \"settings\": [{\"key\": \"title\", \"value\": \"$title\"}]"
}

# Each site misses its own, also under another title.
test_sites() {
	begin_anew
	site_of 'Първи сайт' a1 a2
	take "$work/in.json"
	site_of Втори b1
	take "$work/in.json"
	is "$status $report $(said '^note /')" '0 1 1 0 0 0 0' \
		'a second site misses nothing of the first'
	site_of 'Първи сайт' a1
	take "$work/in.json"
	is "$status $report $(said '^note /.*still public')" '0 1 0 0 1 0 1' \
		'the first misses its own'
	site_of 'Друго име' a1 a2
	take "$work/in.json"
	site_of 'Друго име' a2
	take "$work/in.json"
	is "$status $report $(said '^note /.*still public')" '0 1 0 0 1 0 1' \
		'also when it is called otherwise'
}

# The words of a post's own picture stand in a table apart from the posts.
test_picture() {
	begin_anew
	mkdir -p "$work/media" "$work/images/2023/04"
	/usr/bin/python3 -c 'import sys; from PIL import Image
Image.new("RGB", (60, 40)).save(sys.argv[1])' "$work/images/2023/04/a.jpg"
	printf '{"meta": {}, "data": {"posts_meta": [%s, %s], "posts": [%s]}}' \
		'{"post_id": "q", "feature_image_alt": "Друга"}' \
		'{"post_id": "p", "feature_image_alt": "Зала",
		"feature_image_caption": "Снимка: <em>архив</em>"}' \
		'{"id": "p", "title": "С картина", "slug": "s-kartina",
		"html": "<p>а</p>", "status": "published",
		"published_at": "2023-04-05T06:07:08.000Z",
		"feature_image": "__GHOST_URL__/content/images/2023/04/a.jpg"}' \
		>"$work/in.json"
	NEWSROOM_MEDIA=$work/media take "$work/in.json" --files "$work/images"
	is "$status $report $(ask "SELECT m.name, x.alternative, x.caption
		FROM core.edition_media x JOIN core.media m ON m.id = x.media
		WHERE x.is_lead")" \
		'0 1 1 0 0 0 a.jpg|Зала|Снимка: архив' \
		'a picture above a post comes with its own words'
}

test_site
test_members
test_authors
test_refused
test_cut
test_forms
test_documents
test_own
test_sites
test_picture
echo "1..$count"
