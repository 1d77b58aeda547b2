#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# `newsroom import markdown`: a folder of Hugo's or Jekyll's goes in with every
# file accounted for, and a broken one stops it by file and line.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh
. tests/bin/account.sh
. tests/bin/site.sh

take() {
	account markdown "$work/in" "$@"
}

editions() {
	ask "SELECT a.key, e.lang, e.slug, e.title, e.lead, e.state,
		e.published_at AT TIME ZONE 'UTC', (SELECT string_agg(p.slug,
		' ') FROM core.article_project x JOIN core.project p
		ON p.id = x.project WHERE x.article = a.id)
		FROM core.edition e JOIN core.article a ON a.id = e.article
		WHERE a.key LIKE 'markdown/%' ORDER BY a.key, e.lang" |
		sed 's|^markdown/||'
}

test_hugo() {
	ask 'DELETE FROM core.moved'
	file content/bg/posts/first.md <<-'END'
		---
		Title: "Първа"
		date: 2020-09-04T10:00:00+03:00
		tags: [mediamotor, Две думи]
		aliases: [/old/first/, relative]
		author: Автор
		---
		Първо изречение.

		<!--more-->

		Тяло {{< figure src="/img/a.jpg" >}}и {{% note %}}бележка{{% /note %}}.

		{{< highlight go >}}
		x := 1
		{{< /highlight >}}

		Код: {{</* youtube x */>}}
	END
	file content/en/posts/first.md <<-'END'
		+++
		title = 'First'
		"slug" = "first-news"
		date = 2020-09-04T11:00:00+03:00 # by the clock
		draft = false
		summary = """
		One \
		   line: \u0041."""
		tags = ["mediamotor",
		  'b', # and no more
		]
		url = "/en/posts/first/"
		[params]
		x.y = { z = 1, w = [true, 2.5] }
		[[params.list]]
		a = 1
		+++
		Body.
	END
	file content/posts/bundle/index.bg.md <<-'END'
		---
		title: Пакет
		draft: true
		description: Кратко.
		---
		Текст.
	END
	file content/posts/bundle/index.en.md <<-'END'
		---
		title: Bundle
		date: 2020-09-05
		---
		Text.
	END
	file content/posts/other.bg.md <<-'END'
		---
		title: Друго
		translationKey: same
		date: 2020-09-06 10:00
		---
	END
	file content/posts/another.en.md <<-'END'
		---
		title: Another
		translationKey: same
		date: 2020-09-06 10:00
		---
	END
	file content/history.bg.md <<-'END'
		---
		title: История
		---
		Страница.
	END
	echo x | file content/posts/bundle/a.jpg
	printf -- '---\ntitle: a\n---\n' | file content/bg/_index.md
	echo 'tag/mediamotor: media-motor-europe' >"$work/map.yaml"
	take --map "$work/map.yaml" --dry-run
	is "$status $report $(editions)" '0 9 7 0 0 2 ' \
		'a dry run tells all and writes nothing'
	take --map "$work/map.yaml"
	is "$status $report" '0 9 7 0 0 2' 'each file is accounted for'
	is "$(editions)" 'posts/bundle|bg|bundle|Пакет|Кратко.|draft||
posts/bundle|en|bundle|Bundle||approved|2020-09-04 21:00:00|
posts/first|bg|first|Първа|Първо изречение.|approved|2020-09-04 07:00:00|media-motor-europe
posts/first|en|first-news|First|One line: A.|approved|2020-09-04 08:00:00|media-motor-europe
ref:same|bg|other|Друго||approved|2020-09-06 07:00:00|
ref:same|en|another|Another||approved|2020-09-06 07:00:00|' \
		'folders, endings and keys of languages lead to one article'
	is "$(ask "SELECT body_html FROM core.edition WHERE slug = 'first'")" \
		'<p>Тяло и бележка.</p>
<pre><code>x := 1
</code></pre>
<p>Код: {{&lt; youtube x &gt;}}</p>' 'a text is what can be shown here'
	is "$(moved)" '/en/posts/first/|/en/news/first-news/
/old/first/|/bg/news/first/' 'old addresses lead to what stands now'
	is "$(said '^note.*first.md: there is no file: /img/a.jpg') $(said \
		'^note.*: note$') $(said '^note.*led here: relative') $(said \
		'^note head/author: means nothing here') $(said \
		'^note head/params') $(said '^note tag/Две думи: no project') \
$(said 'a.jpg: no text that went in') $(said "_index.md: a list")" '1 1 1 1 1 1 1 1' \
		'what falls out is said'
	is "$(ask "SELECT p.slug, t.title FROM core.page p JOIN core.page_text
		t ON t.page = p.id WHERE p.key IS NOT NULL")" \
		'history|История' 'what stands at the top without a date is a page'
	take --map "$work/map.yaml"
	is "$status $report" '0 9 0 0 7 2' 'again it makes no doubles'
}

test_jekyll() {
	rm -r "$work/in"
	file _posts/2019-05-07-title.md <<-'END'
		---
		layout: post
		title: Заглавие
		categories: mediamotor new
		excerpt: Накратко.
		---
		{% raw %}{{ x }}{% endraw %} [а]({{ site.url }}/b/) {% include c.html %}
		{% highlight ruby %}
		x
		{% endhighlight %}
	END
	file cat/_posts/2019-05-08-own-time.markdown <<-'END'
		---
		title: Час
		date: 2019-05-08 10:00:00 +0300
		published: false
		---
	END
	file _drafts/later.md <<-'END'
		---
		title: После
		---
	END
	printf -- '---\ntitle: a\ndate: 2018-01-01\n---\n' | file _drafts/index.md
	echo 'no head' | file README.md
	printf 'language: en\naddress/en: /{year}/{month}/{day}/{slug}.html\n' \
		>"$work/map.yaml"
	take --map "$work/map.yaml"
	is "$status $report" '0 5 4 0 0 1' 'a folder of Jekyll goes in'
	is "$(editions | grep -v '^posts/\|^ref:')" \
		'_drafts|en|drafts|a||draft||
_drafts/later|en|later|После||draft||
_posts/title|en|title|Заглавие|Накратко.|approved|2019-05-06 21:00:00|
cat/_posts/own-time|en|own-time|Час||draft||' \
		'its day is that of its name'
	is "$(ask "SELECT body_html FROM core.edition WHERE slug = 'title'")" \
		'<p>{{ x }} <a href="/b/">а</a></p>
<pre><code>x
</code></pre>' 'tags fall out, and what is raw stays'
	is "$(said 'include') $(said 'category/new: ') $(said \
		'README.md: it has no head') $(moved | grep -c 2019)" '1 1 1 1' \
		'all of it is said, and its address leads on'
}

# What themes show by a tag, and Markdown too.
test_shown() {
	rm -rf "$work/in"
	file content/posts/json.md <<-'END'
		{
		  "title": "Глава {в} JSON",
		  "date": "2020-05-06"
		}

		Текст
		{: .lead}

		## Дял {#dyal}

		{{< figure src="/img/b.jpg" alt="Робот" caption="Надпис" >}}
		{{< youtube abc123 >}} {{< vimeo id="77" >}}

		[с]({{< ref "tags.md" >}}) [д](../Tags.md#x)
	END
	file _posts/2020-01-01-tags.md <<-'END'
		---
		title: Тагове
		---
		![а]({{ "/img/a.png" | relative_url }}) [в]({{ '/za/' | absolute_url }})

		{% include figure image_path="/img/c.png" alt="Ц" caption="Подпис" %}
		{% include youtube.html id="zz" %} {% include nothing.html %}
	END
	printf '{"title": }\n' | file content/posts/broken.md
	take
	is "$status $report $(said 'broken.md:1: the head is no JSON')" \
		'1 3 0 0 0 3 1' 'a head in JSON that is none is refused by its line'
	rm "$work/in/content/posts/broken.md"
	take
	is "$status $report" '0 2 2 0 0 0' 'a head may be JSON'
	is "$(ask "SELECT title, body_html FROM core.edition
		WHERE slug IN ('json', 'tags') ORDER BY slug")" \
		'Глава {в} JSON|<p>Текст</p>
<h2>Дял</h2>
<p><a href="https://www.youtube.com/watch?v=abc123" lang="zxx">https://www.youtube.com/watch?v=abc123</a> <a href="https://vimeo.com/77" lang="zxx">https://vimeo.com/77</a></p>
<p>с <a href="../Tags.md#x">д</a></p>

Тагове|<p><a href="/za/">в</a></p>
<p><a href="https://www.youtube.com/watch?v=zz" lang="zxx">https://www.youtube.com/watch?v=zz</a></p>' \
		'a film is a link, and a class or a name is no text'
	is "$(said 'no file: /img/a.png') $(said 'no file: /img/b.jpg') $(said \
		'no file: /img/c.png') $(said 'taken out: include')" '1 1 1 1' \
		'a picture is looked for, whichever tag shows it'
	is "$(said 'json.md: .* taken out: ref "tags.md"$') $(said \
		'json.md: a link by a file leads nowhere: ../Tags.md$')" '1 1' \
		'and of a link that is lost it is said where it led'
}

# Which files of a whole site are its texts, and what in these is words.
test_sites() {
	rm -r "$work/in"
	file archetypes/default.md <<-'END'
		---
		title: "{{ replace .Name "-" " " | title }}"
		---
	END
	printf -- '---\ntitle: a\ndate: 2021-01-01\n---\n' |
		file themes/a/exampleSite/content/post.md
	{
		printf -- '\n--- \ntitle: Код\ndate: 2021-01-01\ndraft: No\n...\n'
		echo "Пише се \`{{ .Title }}\`, {{ .Site }} и {% if %}."
	} | file content/bg/code.md
	printf -- '---\ntitle: a\ndate: 2020-01-01\nexpiryDate: 2020-02-01\n---\n' |
		file content/bg/news/over.md
	printf -- '+++\ntitle = "a"\ndate = 2020-01-01\n[build]\nrender = "never"\n+++\n' |
		file content/bg/news/part.md
	for word in link no; do
		printf -- '---\ntitle: a\ndate: 2020-01-01\n_build:\n  render: %s\n---\n' \
			$word | file "content/bg/news/part-$word.md"
	done
	printf -- '---\ntitle: a\nheadless: true\n---\n' |
		file content/bg/parts/index.md
	file content/bg/old.html <<-'END'
		+++
		title = """Стар "запис\""""""
		date = 2021-01-02
		+++
		<p>Първи

		    <b>ред</b></p>
	END
	take
	is "$status $report $(said 'no texts of its own') $(said \
		'parts/index.md: it has no page of its own') $(said \
		'^note .*part.*.md: it has no page') $(said \
		'^note .*over.md: its time is over: a draft') $(ask "SELECT count(*)
		FROM core.edition WHERE slug ~ '^(over|part)'
		AND state = 'draft'")" '0 9 6 0 0 3 2 1 3 1 4' \
		'of a site of Hugo only its content is text'
	is "$(ask "SELECT title, core.edition_state(e), body_html
		FROM core.edition e WHERE slug IN ('code', 'old')
		ORDER BY slug")" \
		'Код|published|<p>Пише се <code>{{ .Title }}</code>, {{ .Site }} и {% if %}.</p>

Стар "запис"""|published|<p>Първи
<strong>ред</strong></p>' \
		'braces are words to Hugo, HTML is a text, and No is no'
}

# What Jekyll takes for a head, for false, and for one tag.
test_jekyll_heads() {
	rm -r "$work/in"
	for word in False no '"off"'; do
		printf -- '---\ntitle: a\npublished: %s\n---\nx\n' "$word" |
			file "_posts/2021-02-01-hidden-$(echo "$word" | tr -d \").md"
	done
	printf -- '---\n# nothing yet\n---\n\nДуми.\n' | file about.md
	n=0
	for day in '2021-3-4 05:06:07.000000000 +0200' '4 Mar 2021' \
		'March 4, 2021 05:06' '2021-03-04T05:06:07.5+02:00' \
		'Thu, 04 Mar 2021 03:06:07 GMT' 'next week'; do
		n=$((n + 1))
		printf -- '---\ntitle: a\ndate: %s\n---\nx\n' "$day" |
			file _posts/2021-3-4-day-$n.md
	done
	file _posts/2021-02-02-seen.html <<-'END'
		---
		title: Видим
		tags: [две думи, една]
		lang-ref: seen
		---
		<ul><li>а{% include x.html %}</li></ul>
	END
	mkdir -p "$work/in/_layouts"
	printf -- '---\nlayout: x\n---\n{{ content }}\n' | file _layouts/x.html
	take
	is "$status $report $(said 'tag/две думи: no project') $(said \
		'x.html: a file that is no text')" '0 12 10 0 0 2 1 1' \
		'a head of comments is one, and a tag in a list may have a space'
	is "$(ask "SELECT right(slug, 1), published_at AT TIME ZONE
		'Europe/Sofia' FROM core.edition WHERE slug ~ '^day-'
		ORDER BY slug") $(said 'day-6.md.*next week is no time')" \
		'1|2021-03-04 05:06:07
2|2021-03-04 00:00:00
3|2021-03-04 05:06:00
4|2021-03-04 05:06:07
5|2021-03-04 05:06:07 1' 'a day may be written as people write it'
	is "$(ask "SELECT slug, core.edition_state(e), replace(body_html,
		E'\n', '')
		FROM core.edition e WHERE slug ~ '^(hidden-|seen)'
		ORDER BY slug")" \
		'hidden-false|draft|<p>x</p>
hidden-no|draft|<p>x</p>
hidden-off|draft|<p>x</p>
seen|published|<ul><li>а</li></ul>' 'what is not to be published is not, whatever the word for false'
}

test_hostile() {
	rm -r "$work/in"
	for sign in '{{<' '{%' '{% raw %}' '{{</*'; do
		{
			printf -- '---\ntitle: a\n---\n'
			yes "$sign" | head -n 100000
		} | file x.md
		take --dry-run
		is "$status $report" '0 1 1 0 0 0' "100,000 of $sign end too"
	done
}

# refused SENTENCE REGEXP: x.md stops the import at file and line.
refused() {
	take
	grep -qE "^x.md$2" "$work/said" && fits=fits || fits=$(cat "$work/said")
	is "$status $fits $(ask "SELECT count(*) FROM core.edition
		WHERE slug = 'good'")" '1 fits 0' "$1"
}

test_refused() {
	rm -r "$work/in"
	printf -- '---\ntitle: a\ndate: 2020-01-01\n---\n' | file good.md
	printf -- '---\ntitle: a\n' | file x.md
	refused 'a head without an end is refused' ':1: the head has no end'
	printf -- '---\ntitle: a\ntitle: b\n---\n' | file x.md
	refused 'a key that stands twice is refused' ':3: a key stands twice'
	printf -- '---\ntitle: \377\n---\n' | file x.md
	refused 'what is not UTF-8 is refused' ': line 2, column 8: not UTF-8'
	printf -- '---\ntitle: a\n\tb: [\n---\n' | file x.md
	refused 'what is no YAML is refused' ':3: .*, in column 1:'
	for line in 'a = "b' 'a = 1 2' 'a = b' 'a 1' '[a' 'a = [1' 'a = {b' \
		'a = "\x"' 'a = "\ud800"' 'a = ' '= 1' 'a = 1.b' 'b.c = 1' \
		"a = $(printf '%099d' 0 | tr 0 '[')"; do
		printf -- '+++\nb = 1\n%s\n+++\n' "$line" | file x.md
		refused "what is no TOML is refused: ${line%"[[["*}" ':[34]: .*, in column [0-9]+'
	done
	printf -- '+++\n%s = 1\n+++\n' "$(printf '%0400000d' 1 |
		sed 's/0/a./g')" | file x.md
	refused '400,000 levels of a key are too many' ':2: too many levels'
	printf -- '+++\na = 1\n\na = 2\n+++\n' | file x.md
	refused 'a key of TOML that stands twice too' ':4: a key stands twice'
}

# What the last import says of a picture that an edition shows.
shown() {
	ask "SELECT string_agg(concat_ws('|', m.name, x.alternative, x.is_lead),
			' ' ORDER BY m.name)
		FROM core.edition e JOIN core.edition_media x ON x.edition = e.id
		JOIN core.media m ON m.id = x.media WHERE e.slug = '$1'"
}

# What a picture says by itself.
words_of() {
	ask "SELECT t.lang, t.alternative FROM core.media m
		JOIN core.media_text t ON t.media = m.id WHERE m.name = '$1'"
}

# A text that the database refuses takes none of its pictures along.
test_refused_pictures() {
	rm -rf "$work/in"
	mkdir -p "$work/in/content/bg"
	/usr/bin/python3 -c 'import sys; from PIL import Image
Image.new("RGB", (60, 40), (1, 2, 3)).save(sys.argv[1])' \
		"$work/in/content/bg/lonely.png"
	file content/bg/refused.md <<-'END'
		---
		title: Отказан
		date: 2020-02-30
		---
		![Сама](lonely.png)

		{{< figure src="lonely.png" alt="Сама" caption="Надпис" attr="Снимка: Ю" >}}
	END
	take
	is "$status $report $(said 'lonely.png: no text that went in') $(
		ask "SELECT count(*) FROM core.media
			WHERE name = 'lonely.png'")" '0 2 0 0 0 2 1 0' \
		'a text that does not go in takes no picture along'
	sed -i 's/02-30/02-28/' "$work/in/content/bg/refused.md"
	take
	is "$status $report" '0 2 2 0 0 0' 'and takes it along when it does'
	is "$(ask "SELECT body_html FROM core.edition WHERE slug = 'refused'" |
		grep '<figcaption>')" '<figcaption>Надпис Снимка: Ю</figcaption>' \
		'whose it is stands in the caption'
}

test_pictures() {
	rm -rf "$work/in"
	export NEWSROOM_MEDIA="$work/media"
	mkdir -p "$work/media" "$work/else" "$work/in/static/img" \
		"$work/in/content/news/b"
	/usr/bin/python3 -c 'import sys; from PIL import Image
for n, name in enumerate(sys.argv[1:]):
	Image.new("RGB", (60, 40), (n * 40, 9, 9)).save(name)' \
		"$work/in/content/news/b/beside.png" \
		"$work/in/content/news/b/unused.png" \
		"$work/in/static/img/top.jpg" "$work/else/old.jpg"
	echo no | file content/news/b/broken.jpg
	file content/news/b/index.bg.md <<-'END'
		---
		title: Картинки
		date: 2020-05-06
		slug: kartinki
		cover: {image: /img/top.jpg, alt: Горе}
		---
		![До текста](beside.png) ![Лоша](broken.jpg) ![Няма](няма.png)
		<img src="https://old.example/up/old.jpg" alt="Стара">
		[Сама](beside.png)
	END
	take --files "$work/else"
	is "$status $report" '0 5 3 0 0 2' 'each picture is accounted for' ||
		cat "$work/said"
	is "$(said 'unused.png: no text') $(said 'broken.jpg: no text') $(
		)$(said 'note .*broken.jpg: of no kind') $(said 'няма.png|%D0')" \
		'1 1 1 1' 'what does not go in is said'
	is "$(shown kartinki)" \
		'beside.png|До текста|f old.jpg|Стара|f top.jpg|Горе|t' \
		'it shows what lies beside it, at the top, and elsewhere'
	is "$(words_of beside.png) $(words_of top.jpg)" 'bg|До текста bg|Горе' \
		'and what it says of a picture is what that says from now on'
	newsroom article show kartinki
	echo "$out" >"$work/b.md"
	newsroom article import "$work/b.md"
	is "$status $(echo "${out#*.md: }" | cut -d, -f-3)" \
		'0 same bg/kartinki, published, revision 1' \
		'and goes on as a file of ours'
	take --files "$work/else"
	is "$report" '5 0 0 3 2' 'again it is the same'
}

# novina NAME WORD [LINE]: a text with that word, and that line in its head.
novina() {
	printf -- '---\ntitle: %s\ndate: 2020-05-06\n%s\n---\n%s\n' "$1" \
		"${3-slug: $1}" "$2" | file "content/bg/news/$1.md"
}

# change WHERE: an editor gives an edition or page another title.
change() {
	ask "UPDATE core.edition e SET lead = 'Оттук.' WHERE e.slug ~ '$1'"
	ask "UPDATE core.page_text t SET title = 'Оттук', changed_at = now()
		FROM core.page p WHERE p.id = t.page AND p.slug ~ '$1'"
}

# What was changed here is not overwritten by what has not changed there, nor
# without a word by what has.
test_again() {
	rm -rf "$work/in"
	begin_from newsroom_sample
	export NEWSROOM_MEDIA="$work/media"
	mkdir -p "$work/media" "$work/in/static"
	/usr/bin/python3 -c 'import sys; from PIL import Image
Image.new("RGB", (60, 40), (90, 9, 9)).save(sys.argv[1])' \
		"$work/in/static/a.png"
	echo 'baseURL = "https://a.example/"' | file hugo.toml
	for i in same there here both gone; do
		novina again-$i дума
	done
	novina again-picture '![Преди](/a.png)'
	novina again-map дума 'tags: [first]'
	novina again-draft дума 'draft: true'
	for i in page gone; do
		printf -- '---\ntitle: Страница\n---\nДума.\n' |
			file content/bg/page-$i.md
	done
	take
	is "$status $report" '0 12 11 0 0 1' 'a site goes in'
	change '^again-(here|both|picture|map)$|^page-page$'
	take
	is "$status $report $(ask "SELECT count(*) FROM core.edition
		WHERE lead = 'Оттук.'")" '0 12 0 0 11 1 4' \
		'what is as it was there stays as it is here'
	novina again-there друга
	novina again-both друга
	/usr/bin/python3 -c 'import sys; from PIL import Image
Image.new("RGB", (60, 40), (9, 90, 9)).save(sys.argv[1])' \
		"$work/in/static/a.png"
	echo 'tag/first: media-motor-europe' >"$work/again.yaml"
	printf -- '---\ntitle: Страница\n---\nДруга.\n' |
		file content/bg/page-page.md
	rm "$work/in/content/bg/news/again-gone.md" \
		"$work/in/content/bg/news/again-draft.md"
	printf -- '---\ntitle: Страница\ndraft: true\n---\nДума.\n' |
		file content/bg/page-gone.md
	take --map "$work/again.yaml" --dry-run
	dry=$report
	take --map "$work/again.yaml"
	is "$status $dry $report" '0 10 0 1 2 7 10 0 1 2 7' \
		'of what changed there exactly that is told' ||
		cat "$work/said"
	is "$(said '(again-(both|picture|map)|page-page).md: .*changed here since .postgres, 20') $(
		ask "SELECT string_agg(trim(E'\n' FROM body_html) || lead, ' '
				ORDER BY slug)
			FROM core.edition
			WHERE slug IN ('again-there', 'again-both')")" \
		'4 <p>дума</p>Оттук. <p>друга</p>' 'what was changed here too is not overwritten, and said'
	is "$(said '^note /bg/news/again-gone/: .*still public') $(
		said '^note /bg/page-gone/: .*still public') $(
		said '^note /bg/news/again-draft/: .*not in this one$') $(
		said '^note /')" '1 1 1 3' \
		'what did not come any more is told of'
	take --map "$work/again.yaml" --force
	is "$status $report $(ask "SELECT count(*) FROM core.edition
		WHERE lead = 'Оттук.'")" '0 10 1 4 3 2 1' 'it may be overwritten'
	take --map "$work/again.yaml"
	is "$status $report" '0 10 0 0 8 2' 'and then it is the same'
	mv "$work/in/hugo.toml" "$work/"
	take --map "$work/again.yaml"
	is "$status $report $(said '^note /')" '0 9 0 0 8 1 0' \
		'nothing is missed in a folder that may be a part'
	mv "$work/hugo.toml" "$work/in/"
	take --map "$work/again.yaml"
	mv "$work/in/content/bg" "$work/bg"
	novina again-alone дума
	novina again-there трета
	sed -i 's/a\.example/b.example/' "$work/in/hugo.toml"
	take
	is "$status $report $(said '^note /') $(said \
		'again-there.md: it is called as one of another site, markdown.a-example: --site') $(
		ask "SELECT body_html FROM core.edition
			WHERE slug = 'again-there'")" \
		'0 4 1 0 0 3 0 1 <p>друга</p>' \
		'another site has its own, and takes nothing from this one'
	rm -r "$work/in/content/bg"
	mv "$work/bg" "$work/in/content/"
	sed -i 's/b\.example/a.example/' "$work/in/hugo.toml"
	take --map "$work/again.yaml"
	is "$status $report $(said '^note /') $(said '^note /bg/news/again-alone')" \
		'0 10 0 0 8 2 3 0' 'nor is what is there missed here'
	sed -i 's/a\.example/c.example/' "$work/in/hugo.toml"
	novina again-there трета
	take --map "$work/again.yaml"
	is "$status $report" '0 10 0 0 7 3' 'under another address it is another'
	novina again-there четвърта
	take --map "$work/again.yaml" --site markdown/a-example
	is "$status $report $(said '^note /') $(
		ask "SELECT body_html FROM core.edition
			WHERE slug = 'again-there'")" \
		'0 10 0 1 7 2 3 <p>четвърта</p>' \
		'but where that is said, it is the same' || cat "$work/said"
	rm -r "$work/in"
}

# What a text names: nothing, a file of its own, another host's, what is
# embedded, and what is not there.
test_addresses() {
	rm -rf "$work/in/content" "$work/in/static/img" "$work/else"
	mkdir -p "$work/in/static/media/2019" "$work/else/up"
	/usr/bin/python3 -c 'import sys; from PIL import Image
for n, name in enumerate(sys.argv[1:]):
	Image.new("RGB", (60, 40), (9, n * 40, 90)).save(name)' \
		"$work/in/static/media/2019/own.png" \
		"$work/in/static/logo.png" "$work/in/static/a(1).png" \
		"$work/else/up/copied.png"
	file content/bg/a.md <<-'END'
		---
		title: Адреси
		date: 2020-05-07
		slug: adresi
		---
		![x]() <img src="" alt="y"> ![Наша](/media/2019/own.png)
		![Няма](/media/2019/none.png) ![Чужда](https://o.example/x/logo.png)
		![Чужда](//o.example/logo.png) <img src='/a(1).png' alt="Скоби">
		[![Скоби](/a(1).png)](</media/2019/own.png> "Наша") `](/a(1).png)`
		![Стара](https://o.example/up/copied.png)
		![Вътре](data:image/png;base64,iVBO)
	END
	take --files "$work/else"
	is "$status $report" '0 4 3 0 0 1' 'any address is let pass' ||
		cat "$work/said"
	is "$(shown adresi)" \
		'a(1).png|Скоби|f copied.png|Стара|f own.png|Наша|f' \
		'/media/ of a site is found, and no file of it for another host'
	is "$(said 'no file: /media/2019/none.png$') $(said \
		'no file: (https:)?//o.example') $(said 'no file: data:')" \
		'1 2 1' 'and what is not there is said'
	is "$(ask "SELECT count(*) FROM core.edition WHERE slug = 'adresi'
		AND body_source ~ '!\[Наша\]\(/media/[0-9a-f]{32}/own.png\)'
		AND body_source ~ '\]\(</media/[0-9a-f]{32}/own.png> '
		AND body_source ~ 'src=''/media/[0-9a-f]{32}/a.*png'' alt'
		AND length(replace(body_source, 'a(1)', '')) =
			length(body_source) - length('a(1)')")" 1 \
		'each place of a text has the name that an editor knows, but code'
}

# Within 20 s of the processor for each program: what costs the square of its
# size takes minutes.
test_many() {
	# shellcheck disable=SC3045 # each sh of Debian's has it
	ulimit -S -t 20
	rm -r "$work/in"
	{
		printf -- '---\ntitle: a\n---\n![x](data:image/png;base64,'
		yes ABC/ | head -n 150000 | tr -d '\n'
		echo ')'
		printf '![y](%0199d\320\226.png)\n' 7
	} | file x.md
	take --dry-run --files "$work/else"
	is "$status $report $(said 'no file: data:.{195}$') $(
		said 'no file: 0{198}7$')" '0 1 1 0 0 0 1 1' \
		'a picture that is embedded is not looked for' ||
		cut -c -300 "$work/said"
	{
		printf -- '---\ntitle: a\n---\n'
		yes '![x](missing.png) and some words to make it as long' |
			head -n 20000
	} | file x.md
	take --dry-run --files "$work/else"
	is "$status $report $(said 'no file: missing.png')" '0 1 1 0 0 0 1' \
		'a name that stands in 20,000 places costs one reading'
}

test_hugo
test_jekyll
test_shown
test_sites
test_jekyll_heads
test_pictures
test_refused_pictures
test_again
test_addresses
test_hostile
test_many
test_refused
echo "1..$count"
