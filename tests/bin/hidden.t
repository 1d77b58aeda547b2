#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What Hugo, Jekyll and others hide, by a table: each of their ways, and
# whether a text that has it is public after `newsroom import markdown`.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh
. tests/bin/account.sh
. tests/bin/site.sh

take() {
	account markdown "$work/in"
}

# table SENTENCE: each line of stdin is `shown` or `hidden`, a bar, and a line
# for the head of a text of its own; what is told is what is otherwise.
table() {
	n=100
	: >"$work/wanted"
	while IFS='|' read -r wanted line; do
		n=$((n + 1))
		wanted=${wanted%% *}
		post "${texts}t$n.md" "${line# }"
		# A page is public at once, or is none.
		post "${texts}p$n.md" "${line# }" 'type: page'
		echo "$n $wanted $line" >>"$work/wanted"
	done
	take
	ask "SELECT substr(slug, 2) FROM core.edition e
		WHERE slug ~ '^t1' AND core.edition_state(e) <> 'draft'" \
		>"$work/public"
	ask "SELECT substr(slug, 2) FROM core.page
		WHERE slug ~ '^p1'" >"$work/pages"
	is "$status $(while read -r number wanted line; do
		for found in "$work/public" "$work/pages"; do
			got=hidden
			! grep -qx "$number" "$found" || got=shown
			[ "$got" = "$wanted" ] || echo "$line is $got"
		done
	done <"$work/wanted")" '0 ' "$1"
}

test_hugo() {
	begin
	file hugo.toml <<-'END'
		baseURL = "https://old.example/"
		[frontmatter]
		expiryDate = ["gone", ":default"]
		publishDate = ["live", ":default"]
	END
	texts=content/posts/
	table 'of a head nothing that Hugo hides becomes public' <<-'END'
		shown  | draft: false
		hidden | draft: true
		hidden | Draft: TRUE
		hidden | expiryDate: 2020-06-01
		hidden | unpublishdate: 2020-06-01
		hidden | gone: 2020-06-01
		shown  | gone: 2999-06-01
		hidden | headless: true
		shown  | build: {list: always, render: always}
		hidden | build: {list: never}
		hidden | build: {list: false}
		hidden | build: {list: local}
		hidden | build: {render: never}
		hidden | build: {render: link}
		hidden | _build: {render: false}
		hidden | outputs: []
		hidden | params: {unlisted: true}
		hidden | params: {private: true}
		shown  | params: {private: false}
		hidden | sitemap: {disable: true}
		shown  | sitemap: {priority: 0.5}
		hidden | sitemap_exclude: true
		hidden | robotsNoIndex: true
		hidden | robots: "noindex, nofollow"
		hidden | robots: [noindex, nofollow]
		shown  | robots: "all"
		hidden | status: draft
		hidden | status: false
		hidden | access: [members]
		shown  | access: [public]
		shown  | status: ""
		shown  | searchHidden: true
		shown  | hiddenInHomeList: true
		shown  | weight: 3
	END
	begin
	file hugo.toml <<-'END'
		baseURL = "https://old.example/"
		[frontmatter]
		publishDate = ["live", ":default"]
	END
	post content/posts/a.md 'live: 2999-01-01'
	post content/posts/b.md 'published: 2999-01-01'
	post content/posts/c.md 'published: 2020-01-01'
	post content/posts/e.md 'build: {list: always}' '_build: {list: never}'
	post content/posts/d.md 'live: 2020-02-01' 'publishDate: 2999-01-01'
	take
	is "$status $report $(public)" '0 6 5 0 0 1 c.bg d.bg' \
		'nor before the time that the settings name, or by one of two' ||
		cat "$work/said"
}

# By where a text stands, and what stands beside it.
test_hugo_places() {
	begin
	file hugo.toml <<-'END'
		baseURL = "https://old.example/"
		defaultContentLanguage = "bg"
		[languages.bg]
		[languages.en]
		ignoreFiles = ["/held"]
	END
	for list in org:org adoc:adoc html:html pandoc:pdc rst:rst upper:MD; do
		gives "content/${list%:*}/_index.${list#*:}" 'cascade: {draft: true}'
		post "content/${list%:*}/no.md"
	done
	printf '#+TITLE: x\n#+DRAFT: true\n' | file content/words/_index.org
	post content/words/no.md
	gives content/en-org/_index.en.org 'cascade: {draft: true}'
	post content/en-org/no.en.md
	post content/en-org/seen.md
	gives content/News/_index.md 'cascade: {draft: true}'
	post content/news/no.md
	gives 'content/Two Words/_INDEX.md' 'cascade: {draft: true}'
	post content/two-words/no.md
	gives 'content/НОВИНИ/_index.md' 'cascade: {draft: true}'
	post content/новини/no.md
	gives content/params/_index.md 'cascade: {params: {hidden: true}}'
	post content/params/no.md 'params: {other: 1}'
	printf 'x\n' | file content/leaf/index.adoc
	post content/leaf/no.md
	printf 'x\n' | file content/Leaf-two/Index.md
	post content/leaf-two/no.md
	post content/posts/held.md
	post content/posts/held.en.md
	post content/posts/seen-too.mdown
	post content/posts/Seen-three.MD
	take
	is "$status $(public)" '0 seen.bg seen-three.bg seen-too.bg' \
		'no form, language or case of a list makes what it hides public' ||
		cat "$work/said"
	begin
	printf 'baseURL = "https://old.example/"\ndisableKinds = ["page"]\n' |
		file hugo.toml
	post content/posts/no.md
	take
	is "$status $report $(public) $(said 'has no pages of texts')" \
		'0 2 1 0 0 1  1' 'nor where Hugo makes no pages'
}

test_jekyll() {
	begin
	file _config.yml <<-'END'
		url: https://old.example
		permalink: /:year/:title/
	END
	texts=_posts/2020-05-06-
	table 'of a head nothing that Jekyll hides becomes public' <<-'END'
		shown  | published: true
		hidden | published: false
		hidden | published: no
		hidden | draft: true
		hidden | sitemap: false
		shown  | sitemap: true
		hidden | hidden: true
		hidden | unlisted: true
		hidden | private: true
		hidden | permalink: false
		hidden | exclude: true
		hidden | password: x
		hidden | visibility: private
		shown  | nav_exclude: true
	END
}

test_others() {
	begin
	echo 'module.exports = {}' | file .eleventy.js
	texts=src/posts/
	table "nor of Eleventy's, Astro's or Docusaurus'" <<-'END'
		hidden | eleventyExcludeFromCollections: true
		hidden | permalink: false
		hidden | draft: true
		hidden | unlisted: true
		hidden | isDraft: true
		hidden | publish: false
		shown  | eleventyNavigation: {key: x}
	END
	begin
	file config.toml <<-'END'
		base_url = "https://old.example"
		default_language = "bg"
		ignored_content = ["*.no.md", "out/**"]
	END
	for head in 'draft = true' 'render = false' '[extra]
hidden = true' '[extra]
hidden = false'; do
		n=$((n + 1))
		printf '+++\ntitle = "z%s"\ndate = 2020-05-06\n%s\n+++\n' "$n" \
			"$head" | file "content/blog/z$n.md"
	done
	post content/blog/a.no.md
	post content/out/b.md
	printf '+++\ndraft = true\n+++\n' | file content/internal/_index.md
	post content/internal/c.md
	take
	is "$status $(public)" "0 z$n.bg" "nor of Zola's" || cat "$work/said"
}

# lines NAME: a text of Pelican's, with what stdin says behind its title.
lines() {
	{
		printf 'Title: %s\n' "$(basename "$1" .md)"
		cat
		printf '\nДуми.\n'
	} | file "$1"
}

# nikola NAME STATUS TAGS: a text of Nikola's.
nikola() {
	printf '<!--\n.. title: %s\n.. slug: %s\n%s\n.. status: %s\n%s\n-->\n\nДуми.\n' \
		"$1" "$1" '.. date: 2020-05-06 01:00:00 UTC+03:00' "$2" \
		".. tags: $3" | file "posts/$1.md"
}

test_lines() {
	begin
	echo "AUTHOR = 'x'" | file pelicanconf.py
	lines content/News/seen.md <<-'END'
		Date: 2020-05-06 10:20
		Category: Новини
		Tags: едно, две думи
		Summary: Първо
		    и второ
		Slug: my-seen
		Lang: en
		Authors: A, B
	END
	for status in draft hidden skip Draft; do
		printf 'Date: 2020-05-06\nStatus: %s\n' $status |
			lines content/News/no-$status.md
	done
	printf 'date: 2020-05-06\nstatus: published\n' |
		lines content/News/seen-too.md
	printf 'Modified: 2020-05-06\n' | lines content/News/no-date.md
	printf 'Lang: en\n' | lines content/pages/about-us.md
	printf 'Status: hidden\n' | lines content/pages/no-page.md
	printf 'Забележка: нищо\n\nДуми.\n' | file content/News/none.md
	printf 'Note: no\n\nWords.\n' | file content/News/none-too.md
	take
	is "$status $report $(public) $(ask "SELECT slug, key FROM core.page
		WHERE key LIKE 'markdown/%'")" \
		'0 12 8 0 0 4 my-seen.en seen-too.bg about-us|markdown/pages/about-us' \
		"a head of Pelican's lines counts" || cat "$work/said"
	is "$(ask "SELECT lead, body_source, published_at AT TIME ZONE 'UTC'
		FROM core.edition WHERE slug = 'my-seen'") $(
		said 'category/Новини') $(said 'tag/две думи') $(said '^content/News/none.*no head')" \
		'Първо и второ|Думи.
|2020-05-06 07:20:00 1 1 2' 'each line of it, and what has none has none' ||
		cat "$work/said"
	begin
	file pelicanconf.py <<-'END'
		PATH = 'content'
		DEFAULT_METADATA = {
		    'status': 'draft',
		}
	END
	printf 'Date: 2020-05-06\n' | lines content/no.md
	printf 'Date: 2020-05-06\nStatus: published\n' | lines content/seen.md
	take
	is "$status $(public)" '0 seen.bg' 'what its settings may hide is hidden'
	begin
	nikola seen '' 'едно, две'
	nikola seen-too featured ''
	nikola no draft ''
	nikola no-too private ''
	nikola no-three published 'едно, draft'
	take
	is "$status $report $(public) $(ask "SELECT published_at
		AT TIME ZONE 'UTC' FROM core.edition WHERE slug = 'seen'")" \
		'0 5 5 0 0 0 seen.bg seen-too.bg 2020-05-05 22:00:00' \
		"and nothing of Nikola's that is hidden is public" ||
		cat "$work/said"
}

# Two files that have one name or one address, and links.
test_doubles() {
	begin
	echo 'baseURL = "https://old.example/"' | file hugo.toml
	post content/posts/a.md
	post content/posts/a/index.md
	post content/posts/b.md
	post content/posts/B.md
	post content/posts/c.md 'url: /same/'
	post content/posts/d.md 'url: /same/'
	post content/2020-01-01-e.md
	post content/2020-01-02-e.md
	post content/f.md 'translationKey: k'
	post content/g.md 'translationKey: k'
	mkdir "$work/out"
	echo secret >"$work/out/o.md"
	ln -s "$work/out/o.md" "$work/in/content/posts/o.md"
	ln -s "$work/out" "$work/in/content/posts/sub"
	ln -s a.md "$work/in/content/posts/inner.md"
	take
	is "$status $report $(public | sed 's/-[0-9a-f]\{8\}//g')" \
		'0 14 10 0 0 4 a.bg b.bg b.bg c.bg d.bg e.bg e.bg f.bg g.bg' \
		'two files of one name, and no link, go in' || cat "$work/said"
	is "$(said '^note content/posts/a.md: another file of .* a draft') $(
		said '^note content/posts/[bd].md: cannot be led here: /(posts/b|same)/') $(
		said '^content/posts/(o.md|sub|inner.md): a link')" '1 2 3' \
		'and each is told of'
	take
	is "$status $report" '0 14 0 0 10 4' 'and is the same again' ||
		cat "$work/said"
	rm -r "$work/out"
	begin
	echo 'url: https://old.example/' | file _config.yml
	post _posts/2020-01-01-news.md 'description: Едно'
	post _posts/2021-01-01-news.md 'description: Две'
	post _posts/2021-01-01-news.en.md 'description: Two'
	take
	is "$status $report $(ask "SELECT string_agg(x.all, ' ' ORDER BY x.all)
		FROM (SELECT string_agg(e.lead, '+' ORDER BY e.lang) AS all
			FROM core.edition e JOIN core.article a ON a.id = e.article
			WHERE a.key LIKE 'markdown/%' GROUP BY a.id) x")" \
		'0 4 3 0 0 1 Две+Two Едно' \
		'a translation is that of the same day' || cat "$work/said"
	rm "$work/in/_posts/2020-01-01-news.md"
	post _posts/2022-01-01-news.md 'description: Три'
	take
	is "$status $report $(ask "SELECT string_agg(e.lead, ' ' ORDER BY e.lead)
		FROM core.edition e JOIN core.article a ON a.id = e.article
		WHERE a.key LIKE 'markdown/%'")" '0 4 1 0 2 1 Two Две Едно Три' \
		'and none takes the place of one that is gone' || cat "$work/said"
}

test_hugo
test_hugo_places
test_lines
test_jekyll
test_others
test_doubles
echo "1..$count"
