#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom import wordpress`: an export goes in with every item accounted
# for, and what is no export goes nowhere. tests/bin/wordpress holds a site of
# every kind of item.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh
. tests/bin/account.sh

site=tests/bin/wordpress/site.xml
map=tests/bin/wordpress/map.yaml

take() {
	account wordpress "$@"
}

state() {
	ask "SELECT (SELECT version FROM core.version),
		(SELECT count(*) FROM core.edition),
		(SELECT count(*) FROM core.page),
		(SELECT count(*) FROM core.moved)"
}

# channel: an export around the items on stdin.
channel() {
	printf '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0">'
	printf '<channel><link>https://a.example</link>'
	printf '<wp:wxr_version>%s</wp:wxr_version>\n' "${1:-1.2}"
	cat
	printf '</channel></rss>\n'
}

# post ID CONTENT [MORE]: an item that is public.
post() {
	printf '<item><title>Новина %s</title><link>https://a.example/%s/</link>' \
		"$1" "$1"
	printf '<content:encoded><![CDATA[%s]]></content:encoded>' "$2"
	printf '<wp:post_id>%s</wp:post_id><wp:status>publish</wp:status>' "$1"
	printf '<wp:post_date_gmt>2019-05-07 07:00:00</wp:post_date_gmt>'
	printf '<wp:post_type>post</wp:post_type>%s</item>\n' "${3-}"
}

body_of() {
	ask "SELECT e.body_html FROM core.edition e JOIN core.article a
		ON a.id = e.article WHERE a.key = 'wordpress/a.example/$1'"
}

# becomes CONTENT HTML SENTENCE: what a post's content is here.
n=100
becomes() {
	n=$((n + 1))
	post $n "$1" | channel >"$work/in.xml"
	take "$work/in.xml"
	is "$(body_of $n)" "$2" "$3"
}

# refused SENTENCE REGEXP: in.xml is refused, for the reason that fits, and
# nothing is written.
refused() {
	was=$(state)
	take "$work/in.xml"
	grep -qE "^[^ ]*in.xml:[0-9]+:[0-9]+: $2" "$work/said" && fits=fits ||
		fits=$(cat "$work/said" "$work/err")
	is "$status $(state) $fits" "1 $was fits" "$1"
}

test_site() {
	before=$(state)
	take "$site" --map "$map" --dry-run
	is "$status $report $(state)" "0 15 7 0 0 8 $before" \
		'a dry run tells all and writes nothing'
	take "$site" --map "$map"
	is "$status $report" '0 15 7 0 0 8' 'each item is accounted for'
	before=$(state)
	take "$site" --map "$map"
	is "$status $report $(state)" "0 15 0 0 7 8 $before" \
		'again it makes no doubles and changes nothing'
	is "$(ask "SELECT a.key, e.lang, e.slug, e.state, e.published_at AT TIME
		ZONE 'UTC', (SELECT string_agg(p.slug, ' ') FROM
		core.article_project x JOIN core.project p ON p.id = x.project
		WHERE x.article = a.id) FROM core.edition e JOIN core.article a
		ON a.id = e.article WHERE a.key LIKE 'wordpress/%'
		ORDER BY e.id" | sed 's|wordpress/old.example.org/||')" \
		'11|bg|parva|approved|2019-05-07 07:00:00|media-motor-europe
11|en|first-news|approved|2019-05-07 07:30:00|media-motor-europe
13|en|first-news-13|draft||
14|bg|za-sled-vreme|approved|2099-01-01 08:00:00|
16|bg|n-2018|approved|2018-03-25 00:30:00|
23|bg|chaka|draft||' \
		'language, slug, state, time and projects are what they were'
	is "$(ask "SELECT title, lead FROM core.edition WHERE slug IN ('parva',
		'first-news') ORDER BY id")" \
		'Първа новина – „А & Б“|Кратко & ясно.
First news|A first paragraph.' 'a title and a lead are words alone'
	is "$(ask "SELECT p.slug, t.lang FROM core.page p JOIN core.page_text t
		ON t.page = p.id WHERE p.key IS NOT NULL")" 'about-15|bg' \
		'a page does not take the place of one that is there'
	is "$(ask "SELECT old_path, path FROM web.moved
		WHERE old_path !~ '(feed|author/.*)/$' ORDER BY 1")" \
		'/2019/05/07/parva-stara/|/bg/news/parva/
/2019/05/07/първа/|/bg/news/parva/
/?p=11|/bg/news/parva/
/?p=12|/en/news/first-news/
/?p=15|/bg/about-15/
/?p=16|/bg/news/n-2018/
/about/|/bg/about-15/
/bg/category/mediamotor/|/bg/projects/media-motor-europe/
/bg/category/новини/|/bg/news/
/bg/tag/eu/|/bg/news/
/category/mediamotor/|/bg/projects/media-motor-europe/
/category/новини/|/bg/news/
/en/2019/05/07/first-news/|/en/news/first-news/
/press/x/|/bg/news/n-2018/
/tag/eu/|/bg/news/' 'old addresses lead to what stands now'
	is "$(said 'post 17.*password') $(said 'post 18.*private') $(said \
		'post 19.*trash') $(said 'post 20.*title') $(said \
		'attachment 5') $(said 'nav_menu_item 21') $(said \
		'revision 22')" '1 1 1 1 1 1 1' 'what is left out says why'
	is "$(said '^note.*shortcode.*gallery') $(said \
		'^note.*uploads/2019/05/a.jpg') $(said \
		'^note.*block.*latest-posts') $(said '^note tag/eu: ') $(said \
		'^note tag/|^note category/') $(said \
		'^note.*its HTML: .*<script>') $(said \
		'its HTML') $(said \
		'^note.* 1 character that XML')" '1 1 1 1 1 1 1 1' \
		'what an item loses is noted'
	is "$(ask "SELECT body_html LIKE '%Предстои.%' FROM core.edition
		WHERE slug = 'za-sled-vreme'")" t \
		'a character that XML forbids falls out'
	was=$(said '^note authors')
	{
		printf '<wp:author><wp:author_login>%s</wp:author_login></wp:author>' \
			a b
		post 88 а
	} | channel >"$work/in.xml"
	take "$work/in.xml" --dry-run
	is "$was $(said '^note authors: there are 2')" '0 1' \
		'of several authors it is said that no text names them'
}

test_bodies() {
	becomes 'а
б

в' '<p>а<br>
б</p>
<p>в</p>' 'empty lines part paragraphs, and others are breaks'
	becomes '<h2>а</h2>
<ul>
<li>б</li>
</ul>
в' '<h2>а</h2>
<ul>
<li>б</li>
</ul>
<p>в</p>' 'blocks stand by themselves'
	becomes '<pre>а

  б</pre>' '<pre>а

  б</pre>' 'what is preformatted stays'
	is "$(ask "SELECT body_source NOT LIKE E'%\n\n%' FROM core.edition e
		JOIN core.article a ON a.id = e.article
		WHERE a.key = 'wordpress/a.example/$n'")" t \
		'and is Markdown that makes the same HTML'
	becomes '<blockquote>а</blockquote><p>б
в</p>' '<blockquote>
<p>а</p>
</blockquote>
<p>б<br>
в</p>' 'a quotation has paragraphs'
	becomes '[a] [sic] x[1] [/b] [c d="e]"]я[/c] [[f g="h"]]' \
		'<p>[a] [sic] x[1] я [f g="h"]</p>' 'a shortcode is taken out, and a word in brackets is none'
	becomes 'а<!--more-->б' '<p>б</p>' 'what stands before <!--more--> is the lead'
	becomes '<!-- wp:paragraph --><p>а
б</p><!-- /wp:paragraph -->' '<p>а
б</p>' 'a text of blocks has its paragraphs'
	becomes 'а <a
 href="https://b.example/"

 title="x > y"
>б</a> в <img
src="https://b.example/i.jpg"
> < г' '<p>а <a href="https://b.example/">б</a> в &lt; г</p>' \
		'a tag is one, over however many lines it is written'
	is "$(said 'old site: https://b.example/i.jpg$')" 1 'so is a picture'
	becomes '<!-- wp:html --><p>а <a href="
https://b.example/
">б</a></p><!-- /wp:html -->' '<p>а <a href="https://b.example/">б</a></p>' \
		'and no address in a tag is one in a line'
	becomes 'а <iframe src="https://www.youtube.com/embed/a1?rel=0"></iframe>' \
		'<p>а <a href="https://www.youtube.com/watch?v=a1" lang="zxx">https://www.youtube.com/watch?v=a1</a></p>' \
		'a film in a frame is a link to it'
	becomes '<video controls><source src="https://b.example/v.mp4"></video>
<a class="x" href="https://b.example/">б</a> <iframe src="javascript:a()"></iframe>' \
		'<p><a href="https://b.example/v.mp4" lang="zxx">https://b.example/v.mp4</a><br>
<a href="https://b.example/">б</a></p>' 'so is one that a browser would show'
	becomes '[button color="x" url="https://b.example/"]в[/button] [vc_video link="https://b.example/g" title="г"]' \
		'<p><a href="https://b.example/">в</a> <a href="https://b.example/g">г</a></p>' \
		'a shortcode that leads somewhere is a link'
	becomes 'а [audio https://b.example/a.mp3] б [youtube=https://b.example/y]' \
		'<p>а <a href="https://b.example/a.mp3" lang="zxx">https://b.example/a.mp3</a> б <a href="https://b.example/y" lang="zxx">https://b.example/y</a></p>' \
		'also where it gives its address without a name'
	becomes '[caption id="a" caption="Думи."]<img src="https://b.example/i.jpg">[/caption]' \
		'<figure><figcaption>Думи.</figcaption>
</figure>' 'a caption stands in its tag, as before WordPress 3.4'
	post 88 '<!-- wp:paragraph --><p>а<sup data-fn="u-1" class="fn"><a href="#u-1" id="u-1-link">1</a></sup></p><!-- /wp:paragraph --><!-- wp:footnotes /--><!-- wp:footnotes /-->' \
		'<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[[{"content":"\u0431 \u003cem\u003eв\u003c/em\u003e","id":"u-1"}]]]></wp:meta_value></wp:postmeta>' |
		channel >"$work/in.xml"
	take "$work/in.xml"
	is "$(body_of 88)" '<p>а<sup><a href="#fn-u-1" id="fnref-u-1">1</a></sup></p>
<section class="footnotes"><ol>
<li id="fn-u-1"><p>б <em>в</em> <a href="#fnref-u-1">↩</a></p>
</li>
</ol>
</section>' \
		'footnotes, which an export has beside the text, stand below it once'
	becomes '<!-- wp:accordion-heading --><h3><button class="x"><span>Въпрос</span></button></h3><!-- /wp:accordion-heading -->' \
		'<h2>Въпрос</h2>' 'what a button says is words'
	post 90 а '<title>a&ndash;б</title>' | channel >"$work/in.xml"
	take "$work/in.xml"
	is "$(ask "SELECT title FROM core.edition e JOIN core.article a
		ON a.id = e.article WHERE a.key = 'wordpress/a.example/90'")" \
		'a–б' 'a character may have the name that HTML gives it'
	becomes 'Ñîôèÿ Òåõ Ïàðê è à ñëåäâàùèÿ äåí' '<p>Ñîôèÿ Òåõ Ïàðê è à ñëåäâàùèÿ äåí</p>' 'what was garbled there stays so'
	is "$(said '^note.*mistaken encoding: Ñîôèÿ$')" 1 'and is told of'
	becomes 'à la naïveté, Ærø, «Ðóñ»' '<p>à la naïveté, Ærø, «Ðóñ»</p>' \
		'a letter with an accent is a letter'
	is "$(said '^note.*mistaken')" 0 'and no fault'
	post 89 а | channel | sed 's/>publish</>\n  <![CDATA[publish]]>\n</
		s/>89</>\n  89\n</; s/>post</>\n  post</' >"$work/in.xml"
	take "$work/in.xml"
	is "$report $(body_of 89)" '1 1 0 0 0 <p>а</p>' \
		'line ends around a word are none of it'
	{
		post 97 '<!-- wp:paragraph --><p>а</p><!-- /wp:paragraph --><!-- wp:block {"ref":7} /-->'
		post 7 '<!-- wp:paragraph --><p>В много.</p><!-- /wp:paragraph -->' |
			sed 's/>post</>wp_block</'
	} | channel >"$work/in.xml"
	take "$work/in.xml"
	is "$(body_of 97) $(said '^note.*block')" '<p>а</p>
<p>В много.</p> 0' 'a block that stands in many texts stands in this one'
	post 99 а "<excerpt:encoded>$(printf '%01500d' 0 |
		sed 's/0/я/g')</excerpt:encoded>" | channel >"$work/in.xml"
	take "$work/in.xml"
	is "$(ask "SELECT length(lead) FROM core.edition e JOIN core.article a
		ON a.id = e.article WHERE a.key = 'wordpress/a.example/99'")" \
		1500 'a lead is measured in characters'
	post 92 а | sed 's|<wp:post_date_gmt>.*gmt>|<pubDate>Sat, 16 Oct 2010 20:53:18 +0000</pubDate>|' |
		channel >"$work/in.xml"
	take "$work/in.xml"
	is "$(ask "SELECT published_at AT TIME ZONE 'UTC' FROM core.edition e
		JOIN core.article a ON a.id = e.article
		WHERE a.key = 'wordpress/a.example/92'")" '2010-10-16 20:53:18' \
		'what has no other time is of the day on which a feed has it'
	post 98 а | channel | sed 's|/98/|/old/?p=98|' >"$work/in.xml"
	take "$work/in.xml"
	is "$(said '^note.*98.*a query') $(ask "SELECT count(*) FROM core.moved
		WHERE path = '/old/'")" '1 0' \
		'an address with a query is not taken for the path before it'
}

# The marks of qTranslate, of each of its ages.
test_mixed() {
	{
		printf '<language>bg</language>'
		post 301 '[:bg]<p>а</p>[:en]<p>b</p>[:]<p>1</p>' \
			'<title>[:bg]Първа[:en]First[:]</title>'
		post 302 '<!--:bg--><p>а</p><!--:--><!--:en--><p>b</p><!--:-->' \
			'<title>{:bg}Втора{:}{:en}Second{:}</title><wp:postmeta><wp:meta_key>_qts_slug_en</wp:meta_key><wp:meta_value>second-one</wp:meta_value></wp:postmeta>'
		post 303 '[:de]c[:]' '<title>[:de]Dritte[:]</title>'
		post 304 '[:bg]а[:de]c[:fr]d[:de]e[:]' \
			'<title>[:bg]Само[:]</title>'
		post 305 '[:bg]а[:]' '<title>[:bg]Не само[:en]Only[:]</title>'
	} | channel >"$work/in.xml"
	take "$work/in.xml"
	is "$status $report $(said 'post 303.*nothing in a language') \
$(said '^note.*post 304.*what it says in de, fr$') $(said \
		'^note.*post 305: Only: .*a title in en')" \
		'0 8 7 0 0 1 1 1 1' 'an item in two languages is two editions'
	is "$(ask "SELECT a.key, e.lang, e.title, replace(e.body_html, E'\n', ''),
		(SELECT string_agg(m.path, ' ' ORDER BY m.path)
		FROM core.moved m WHERE m.edition = e.id)
		FROM core.edition e JOIN core.article a ON a.id = e.article
		WHERE a.key ~ '/30[0-9]\$' ORDER BY a.key, e.lang" |
		sed 's|^wordpress/a.example/||')" \
		'301|bg|Първа|<p>а</p><p>1</p>|/301/ /?p=301
301|en|First|<p>b</p><p>1</p>|/en/301/
302|bg|Втора|<p>а</p>|/302/ /?p=302
302|en|Second|<p>b</p>|/en/302/
304|bg|Само|<p>а</p>|/304/ /?p=304
305|bg|Не само|<p>а</p>|/305/ /?p=305
305|en|Only||/en/305/' \
		'of one article, each with its own words and address'
	is "$(ask "SELECT slug FROM core.edition WHERE title = 'Second'")" \
		'second-one' 'a slug may be its own'
	take "$work/in.xml"
	is "$status $report $(ask "SELECT state FROM core.edition
		WHERE title = 'Only'")" '0 8 0 0 7 1 draft' \
		'again without doubles, and what has a title alone is a draft'
}

# tied ID LANGUAGE GROUP [CONTENT]: as Polylang ties translations.
tied() {
	post "$1" "${4-а}" "<category domain=\"language\" nicename=\"$2\"/>$(
		)<category domain=\"post_translations\" nicename=\"$3\"/>"
}

# The site goes on there and here, and comes again.
test_again() {
	begin_from newsroom_sample
	{
		for i in 401 402 403 404 405; do
			post $i "текст $i"
		done
		post 406 'страница' | sed 's/>post</>page</'
		tied 407 bg pll_1
		tied 408 en pll_1
	} | channel >"$work/first.xml"
	take "$work/first.xml"
	is "$status $report" '0 8 8 0 0 0' 'a site goes in'
	for i in 403 404; do
		ask "UPDATE core.edition e SET lead = 'Оттук.' FROM core.article a
			WHERE a.id = e.article
				AND a.key = 'wordpress/a.example/$i'"
	done
	ask "UPDATE core.page_text SET title = 'Оттук', changed_at = now()
		FROM core.page p WHERE p.id = page AND p.key ~ '/406\$'"
	take "$work/first.xml"
	is "$status $report $(ask "SELECT count(*) FROM core.edition
		WHERE lead = 'Оттук.'")" '0 8 0 0 8 0 2' \
		'what is as it was there stays as it is here'
	{
		post 401 'текст 401'
		post 402 'друг текст'
		post 403 'друг текст'
		post 404 'текст 404'
		post 405 'текст 405' | sed 's/>publish</>trash</'
		post 406 'друга' | sed 's/>post</>page</'
		tied 408 en pll_1
		post 409 'нов'
	} | channel >"$work/in.xml"
	take "$work/in.xml" --dry-run
	dry=$report
	take "$work/in.xml"
	is "$status $dry $report" '0 8 1 1 3 3 8 1 1 3 3' \
		'of what changed there exactly that is told'
	is "$(said 'post 403.*changed here since .postgres, 20') $(said \
		'page 406.*changed here since .postgres, 20') $(said 'post 405.*trash') \
$(body_of 402) $(body_of 403) $(ask "SELECT lead FROM core.edition e
		JOIN core.article a ON a.id = e.article
		WHERE a.key ~ '/403\$'")" \
		'1 1 1 <p>друг текст</p> <p>текст 403</p> Оттук.' \
		'what was changed here too is not overwritten, and said'
	is "$(said '^note /bg/news/novina-40[57]/: .*still public') $(said \
		'^note /')" '2 2' 'what did not come any more is told of'
	is "$(ask "SELECT count(*) FROM core.article
		WHERE key ~ '^wordpress/a.example/40[78]\$'")" 1 \
		'a translation stays one without the first of them'
	take "$work/in.xml" --force
	is "$status $report $(body_of 403)" '0 8 0 2 5 1 <p>друг текст</p>' \
		'it may be overwritten'
	take "$work/in.xml"
	is "$status $report" '0 8 0 0 7 1' 'and then it is the same'
	post 410 'x' | channel | sed 's/a\.example/b.example/' >"$work/in.xml"
	take "$work/in.xml"
	is "$status $report $(said '^note /')" '0 1 1 0 0 0 0' \
		'another site has its own'
	{
		post 403 'текст 403' 'Оттук.'
		post 402 'друг текст'
		post 411 'x'
	} | channel | sed 's/a\.example/www.a.example/' >"$work/in.xml"
	take "$work/in.xml"
	is "$status $report $(said 'post 40[23].*: --site wordpress/a.example/ where')" \
		'0 3 1 0 0 2 2' 'one that may be the same makes no doubles'
	take "$work/in.xml" --site wordpress/a.example/
	is "$status $report $(body_of 403) $(said '^note /.*still public')" \
		'0 3 0 1 2 0 <p>текст 403</p> 7' \
		'and is the same under another address where that is said'
	take "$work/in.xml"
	is "$status $report" '0 3 0 0 3 0' 'once and for all' ||
		cat "$work/said"
}

# Its files are one export, also where they are compressed.
test_files() {
	post 501 'а' | channel | gzip >"$work/1.xml.gz"
	tied 502 bg pll_5 | channel >"$work/2.xml"
	{
		tied 503 en pll_5
		post 7 '<!-- wp:paragraph --><p>В много.</p><!-- /wp:paragraph -->' |
			sed 's/>post</>wp_block</'
	} | channel >"$work/3.xml"
	post 504 '<!-- wp:paragraph --><p>а</p><!-- /wp:paragraph --><!-- wp:block {"ref":7} /-->' |
		channel >"$work/4.xml"
	take "$work/1.xml.gz" "$work/2.xml" "$work/3.xml" "$work/4.xml"
	is "$status $report $(body_of 501) $(ask "SELECT count(*)
		FROM core.edition e JOIN core.article a ON a.id = e.article
		WHERE a.key = 'wordpress/a.example/502'")" \
		'0 5 4 0 0 1 <p>а</p> 2' 'an export may be of several files'
	is "$(body_of 504)" '<p>а</p>
<p>В много.</p>' 'of which each knows the others'
	take "$work/4.xml" "$work/nothing.xml"
	is "$status $report" '1 2 0 0 0 2' 'and which go in together or not at all'
	printf 'PK\3\4aaaaaaaa' >"$work/in.xml"
	refused 'a ZIP is refused' 'a ZIP: unpack it'
	{
		post 505 'а'
		post 506 'b' '<category domain="language" nicename="en"/>'
	} | channel >"$work/in.xml"
	take "$work/in.xml" --map "$map"
	is "$(said '^note translations: 1 text in another language')" 1 \
		'who does not say what he is the translation of is counted'
}

# What page builders keep in their shortcodes.
test_builders() {
	html=$(printf '%s' '%3Cp%3E%D0%B3%3C%2Fp%3E' | base64)
	becomes "[vc_row][vc_column][vc_custom_heading text=\"Заглавие\"][vc_raw_html]${html}[/vc_raw_html][vc_raw_js]${html}[/vc_raw_js][vc_btn title=\"Виж\" link=\"url:https%3A%2F%2Fb.example%2Fx||\"][/vc_column][/vc_row]" \
		'<p><strong>Заглавие</strong></p>
<p>г</p>
<p><a href="https://b.example/x">Виж</a></p>' 'WPBakery keeps words, HTML and links'
	becomes '[et_pb_section][et_pb_toggle title="Въпрос"]Отговор[/et_pb_toggle][et_pb_cta title="Ела" button_text="Запис" button_url="https://b.example/y"]Утре[/et_pb_cta][/et_pb_section]' \
		'<p><strong>Въпрос</strong></p>
<p>Отговор</p>
<p><strong>Ела</strong></p>
<p>Утре</p>
<p><a href="https://b.example/y">Запис</a></p>' 'and so does Divi'
}

# spent CONTENT: the CPU of a post with it, in hundredths of a second. The
# sanitizer's own strstr(3) reads each string to its end, ours does not.
spent() {
	post 91 "$1" | channel >"$work/in.xml"
	(
		ASAN_OPTIONS="${ASAN_OPTIONS-}:intercept_strstr=0" \
			"$BUILD/newsroom" import wordpress "$work/in.xml" \
			>/dev/null 2>&1 || :
		times
	) | awk -F '[ms]' 'NR == 2 { print int(6000 * $1 + 100 * $2) }'
}

# cheap CONTENT SENTENCE: it costs about what as many tags do that are not
# looked at any closer.
cheap() {
	used=$(spent "$1")
	is "$((used <= 4 * plain + 100))" 1 "$2"
}

test_costs() {
	plain=$(spent "$(many '<iframe>' 60000)")
	cheap "$(many '<iframe>' 60000)</iframe>" \
		'what is embedded is closed where it was seen to be'
	cheap "$(many '<video>' 60000)</video>" \
		'and a source is not looked for again and again'
	cheap "$(many '<img ' 120000)" 'nor is a tag read to the end of the next'
}

test_refused() {
	printf '<?xml version="1.0"?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss/>' \
		>"$work/in.xml"
	refused 'a DOCTYPE is refused' '.*DOCTYPE'
	printf '<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>' >"$work/in.xml"
	refused 'so is one that is elsewhere' '.*DOCTYPE'
	echo '<item>&nothing;</item>' | channel >"$work/in.xml"
	refused 'an entity that nobody knows is refused' ".*'nothing'"
	printf '%010000d' 0 | sed 's/0/<a>/g' | channel >"$work/in.xml"
	refused '10,000 levels are refused' 'over 64 levels'
	awk 'BEGIN { while (n++ < 100000) printf " a%d=\">\"", n }' |
		sed 's/^/<!--> <a -->\n<item/; s,$,></item>,' | channel >"$work/in.xml"
	refused '100,000 attributes are refused' \
		'a tag with over 1,000 attributes'
	echo 'no XML' >"$work/in.xml"
	refused 'what is no XML is refused' '.*'
	: >"$work/in.xml"
	refused 'an empty file is refused' '.*'
	echo '<rss><channel></channel></rss>' >"$work/in.xml"
	refused 'a feed is no export' '.*wxr_version'
	post 1 a | channel 2.0 >"$work/in.xml"
	refused 'another version is refused' '.*wxr_version'
	post 1 a | channel | iconv -f UTF-8 -t UTF-16 >"$work/in.xml"
	refused 'what is UTF-16 is refused' '.*UTF-16: save it as UTF-8'
	post 1 a | channel | sed 's/UTF-8/windows-1251/' >"$work/in.xml"
	refused 'so is what says so' 'its encoding is windows-1251 and not UTF-8: iconv'
	post 1 "$(printf '\377')" | channel >"$work/in.xml"
	refused 'and what says otherwise' '.*UTF-8.*'
	post 1 "$(printf 'a\001b')" | channel | tr '\001' '\000' >"$work/in.xml"
	refused 'a NUL is refused' '.*'
	post 1 a | channel | sed 's/<item>/<item><b>/' >"$work/in.xml"
	refused 'what is not well-formed is refused' '.*'
	printf 'categorie/x: y\nnothing: z\n' >"$work/bad.yaml"
	take "$site" --map "$work/bad.yaml"
	is "$status $(said 'unknown: nothing')" '1 1' \
		'a mapping with an unknown name is refused'
	printf 'category/mediamotor: nothing\n' >"$work/bad.yaml"
	take "$site" --map "$work/bad.yaml"
	is "$status $report $(said 'there is no project nothing')" \
		'0 15 0 0 4 11 2' 'items of a project that is not there are left out'
}

# many TEXT N
many() {
	awk -v text="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", text }'
}

# block ID CONTENT: one that stands in many texts.
block() {
	post "$1" "$2" | sed 's/>post</>wp_block</'
}

test_wrong_kind() {
	meta='<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key>'
	meta="$meta<wp:meta_value>7</wp:meta_value></wp:postmeta>"
	mkdir -p "$work/none"
	{
		post 96 а "$meta"
		block 7 б
	} | channel >"$work/in.xml"
	take "$work/in.xml"
	is "$status $(body_of 96) $(said 'post 96.*at its head is left out')" \
		'0 <p>а</p> 1' 'a block is no picture'
	take "$work/in.xml" --files "$work/none"
	is "$status $(said 'post 96.*at its head is left out')" '0 1' \
		'nor is it where there are pictures'
}

# A little in a file that would become too much: what it names stands in it
# once, and is named many times.
test_too_much() {
	long=$(many а 50000)
	{
		post 95 "$(many '<!-- wp:block {"ref":7} /-->' 100)"
		block 7 "$long"
		post 94 "$(many '[gallery]' 200)"
		post 93 "$(many '[gallery ids="8,8"]' 100)"
		post 92 '[gallery]а'
		post 8 '' "<wp:attachment_url>https://a.example/a.jpg$(
			)</wp:attachment_url><wp:post_parent>94$(
			)</wp:post_parent><excerpt:encoded>$(many а 30000)$(
			)</excerpt:encoded>" | sed 's/>post</>attachment</'
	} | channel >"$work/in.xml"
	take "$work/in.xml" --files "$work/none"
	is "$status $(said '^line.*post 9[345].*its blocks and galleries are over 8 MiB') $(body_of \
		92)" '0 3 <p>а</p>' \
		'a post is left out where what it names is too much, and others are not'
}

# Cut anywhere, a good file is refused whole. The site's own items come last.
test_cut() {
	size=$(wc -c <"$site")
	before=$(state)
	bad=0
	for i in $(seq 1 40); do
		head -c $((size * i / 41)) "$site" >"$work/in.xml"
		newsroom import wordpress "$work/in.xml" --json
		[ "$status" = 1 ] && ! grep -q Sanitizer "$work/err" ||
			bad=$((bad + 1))
	done
	is "$bad $(state)" "0 $before" 'cut at any place, nothing goes in'
}

# The first items are in, and the rest wait.
test_killed() {
	before=$(state)
	{
		post 900 a
		post 901 b
	} | channel >"$work/in.xml"
	mkfifo "$work/pipe"
	"$BUILD/newsroom" import wordpress "$work/pipe" >/dev/null 2>&1 &
	victim=$!
	exec 7>"$work/pipe"
	head -c 900 "$work/in.xml" >&7
	for _ in $(seq 1200); do
		[ -n "$(ask "SELECT pid FROM pg_stat_activity WHERE usename =
			'editor' AND datname = current_database()")" ] && break
		sleep 0.1
	done
	kill -KILL "$victim"
	exec 7>&-
	wait "$victim" || :
	is "$(state)" "$before" 'kill -9 in the middle leaves nothing'
}

# slug_body SLUG: what is shown of it.
slug_body() {
	ask "SELECT body_html FROM core.edition WHERE slug = '$1'"
}

# What WordPress wrote itself: an item of each kind that it knows.
test_own() {
	begin_from newsroom_sample
	before=$(state)
	printf 'language: bg\ncategory/labs: laboratory-complex\n' >"$work/own.yaml"
	take tests/bin/wordpress/export.xml --map "$work/own.yaml" --dry-run
	is "$status $report $([ "$(state)" = "$before" ] && echo same)" \
		'0 24 9 0 0 15 same' 'a real export is tried'
	take tests/bin/wordpress/export.xml --map "$work/own.yaml"
	is "$status $report" '0 24 9 0 0 15' 'goes in with every item accounted for'
	is "$(said '^line.*private') $(said '^line.*a password') $(said \
		'^line.*trash') $(said '^line.*no title') $(said \
		'^line.*type custom_css') $(said '^line.*type nav_menu_item') \
$(said '^line.*type wp_block') $(said '^line.*type wp_navigation') $(said \
		'^line.*attachment')" '1 1 1 1 1 2 1 1 5' \
		'and why what is left out is'
	is "$(ask "SELECT string_agg(slug || ' ' || core.edition_state(e), '|'
		ORDER BY slug) FROM core.edition e JOIN core.article a
		ON a.id = e.article WHERE a.key ~ '^wordpress/'")" \
		'bez-duma-za-snimki published|chaka-pregled draft|chernova-za-may draft|forma-i-plagin published|otvaryane-na-laboratoriyata published|roboti-na-zhivo-oshte published|za-sled-godini scheduled' \
		'each in the state in which it was'
	is "$(ask "SELECT string_agg(m.path, '|' ORDER BY m.path)
		FROM core.moved m JOIN core.edition e ON e.id = m.edition
		WHERE e.slug = 'otvaryane-na-laboratoriyata'")" \
		'/2024/03/04/otvaryane-na-laboratoriyata/|/2024/03/04/лабораторията-отваря-врати/|/?p=8' \
		'the addresses that it had lead to it'
	is "$(slug_body roboti-na-zhivo-oshte | grep -c \
		'Програмата\|За контакти: \|<cite>Директорът\|<figcaption>Филмът') \
$(slug_body roboti-na-zhivo-oshte | grep -c 'Изтегляне')" '4 0' \
		'blocks keep their words, and a file its name alone'
	take tests/bin/wordpress/export.xml --map "$work/own.yaml"
	is "$status $report" '0 24 0 0 9 15' 'again without doubles'
}

test_site
test_bodies
test_mixed
test_files
test_builders
test_wrong_kind
test_too_much
test_costs
test_refused
test_cut
test_killed
test_own
test_again
echo "1..$count"
