#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# What Hugo and Jekyll hide does not become public by `newsroom import
# markdown`, whichever setting hides it, and what they show stands where its
# old address leads.
set -eu
cd "$(dirname "$0")/../.."
from=newsroom_sample
. tests/bin/database.sh
. tests/bin/account.sh
. tests/bin/site.sh

take() {
	account markdown "$work/in" "$@"
}

test_cascade() {
	begin
	file hugo.toml <<-'END'
		baseURL = "https://old.example/"
		defaultContentLanguage = "bg"
		[languages.bg]
		[languages.en]
		[[cascade]]
		draft = true
		[cascade._target]
		path = "{/secret,/secret/**}"
	END
	gives content/internal/_index.md title:\ x 'cascade:' '  build:' \
		'    list: never' '    render: never'
	post content/internal/one.md
	post content/internal/deep/two.md
	post content/internal/own.md 'build: {render: always}'
	post content/internals/near.md
	gives content/list/_index.md 'cascade:' '- _target: {path: "/list/h*"}' \
		'  Draft: true' '- target: {kind: section}' '  draft: true' \
		'- target: {lang: en}' '  draft: true' \
		'- target: {environment: staging}' '  draft: true'
	post content/list/hidden.md
	post content/list/seen.md
	post content/list/seen.en.md
	gives content/list/deep/_index.md 'cascade: {draft: false}'
	post content/list/deep/seen-again.en.md
	post content/secret/three.md
	gives content/old/_index.md 'draft: true'
	post content/old/four.md
	gives content/ends/_index.md 'cascade: {expiryDate: 2020-06-01}'
	post content/ends/five.md
	gives content/by/_index.en.md 'cascade: {draft: true}'
	post content/by/six.md
	post content/by/six.en.md
	take
	is "$status $report $(public)" \
		'0 20 13 0 0 7 near.bg own.bg seen.bg seen-again.en six.bg' \
		'what a cascade hides is a draft'
	is "$(said '^hugo.toml: settings of the site')" 1 \
		'settings are no file to be added by hand'
	is "$(said '^note content/internal/(one|deep/two).md: content/internal/_index.md keeps it back: a draft') $(
		said '^note content/secret/three.md: hugo.toml keeps') $(
		said '^note content/old/four.md: content/old/_index.md')" \
		'2 1 1' 'and it is said who hides it'
}

# What hides a text by a way round: each of them in one text.
test_round() {
	begin
	file hugo.toml <<-'END'
		baseURL = "https://old.example/"
		defaultContentLanguage = "bg"
		[cascade]
		draft = true
		[cascade.target]
		path = "/secret/**"
		[languages.bg.cascade]
		type = "post"
		[languages.en-GB]
		disabled = true
		[[module.mounts]]
		source = "content"
		target = "content"
		excludeFiles = ["out/*"]
		[[module.mounts]]
		source = "more"
		target = "content/more"
		includeFiles = ["/in/**"]
	END
	post content/secret/both.md
	post content/posts/off.en.md
	post content/out/one.md
	post more/no.md
	post more/in/seen-too.md
	printf -- '---\ntitle: "a\n---\n' | file content/broken/_index.md
	post content/broken/below.md
	mkdir -p "$work/in/content/linked"
	ln -s nowhere "$work/in/content/linked/_index.md"
	post content/linked/below-too.md
	post content/posts/merged.md 'a: &a {x: 1}' 'b: &b {draft: true}' \
		'<<: [*a, *b]'
	post content/posts/seen.md
	take
	is "$status $report $(public)" '0 12 9 0 0 3 seen.bg seen-too.bg' \
		'what hides a text by a way round hides it here' ||
		cat "$work/said"
	is "$(said '^note content/broken/_index.md:[0-9]+: ') $(
		said '^note content/linked/_index.md: a link, ') $(
		said '_index.md keeps it back: a draft')" '1 1 2' \
		'and what cannot be read keeps back all below it'
}

test_bundles() {
	begin
	post content/posts/a/index.md
	post content/posts/a/part.md
	post content/posts/a/more/part-two.md
	post content/posts/b/_index.md
	post content/posts/b/page.md
	post content/posts/b/held.md
	post content/posts/b/page~/no.md
	echo 'ignoreFiles = ["/held[.]md$"]' | file config.toml
	take
	is "$status $report $(public) $(said 'part of the page in its folder')" \
		'0 8 2 0 0 6 a.bg page.bg 2' \
		'a text in the folder of a page is no page'
	echo 'ignoreFiles = ["(?i)held"]' | file config.toml
	post content/posts/b/other.md
	take
	is "$status $report $(public) $(said 'settings may exclude it: a draft')" \
		'0 9 2 2 0 5  4' \
		'what a setting means that nobody reads makes nothing public'
	begin
	printf 'ignoreFiles = ["%s", "^content/no/", "/content/no-more/"]\n' \
		'ba[+]' | file hugo.toml
	post content/no/a.md
	post content/no-more/b.md
	post content/posts/seen.md
	take
	is "$status $report $(public)" '0 4 1 0 0 3 seen.bg' \
		'a path is known by its end and from its top'
	mv "$work/in" "$work/whole"
	ln -s "$work/whole/content" "$work/in"
	take
	is "$status $report $(public)" '0 3 0 0 1 2 seen.bg' \
		'also where content/ is given alone' || cat "$work/said"
	rm -r "$work/in" "$work/whole"
	begin
	post posts/a/index.md
	post posts/a/part.md
	take
	is "$status $report $(public) $(said 'it may be a part')" \
		'0 2 2 0 0 0 a.bg 1' \
		'and a draft, where nobody says whose folder it is'
}

# Heads of many systems, each with a word for what is not for everybody.
test_heads() {
	begin
	n=0
	for line in 'draft: True' 'published: off' 'publish: false' \
		'build: {list: never}' '_build: {list: local}' \
		'build: {render: LINK}' 'headless: true' 'outputs: []' \
		'unlisted: true' 'hidden: true' 'private: true' \
		'permalink: false' 'eleventyExcludeFromCollections: true' \
		'status: private' 'post_status: pending' 'visibility: members' \
		'password: "x"' 'expiryDate: 2020-05-07' \
		'expiryDate: tomorrow' 'render: false' \
		'publishDate: 2999-01-01' 'isDraft: true' 'public: false' \
		'listed: no' 'visible: false'; do
		n=$((n + 1))
		post content/posts/p$n.md "$line"
		post content/about-$n.md "$line" 'type: page'
	done
	post content/posts/seen.md 'status: publish' 'expiryDate: 2999-01-01' \
		'build: {list: always}' 'hidden: false'
	printf -- '---\ntitle: a\n---\n' | file content/posts/no-date.md
	take
	is "$status $report $(public) $(ask "SELECT count(*) FROM core.page
		WHERE key LIKE 'about-%'")" '0 52 27 0 0 25 seen.bg 0' \
		'no word for it makes a text public, or a page' ||
		cat "$work/said"
	is "$(said '^note .*seen.md: to be withdrawn by hand: 2999-01-01') $(
		said '^note .*no-date.md: it has no date: a draft')" '1 1' \
		'what nobody does by himself is said'
}

test_jekyll() {
	begin
	file _config.yml <<-'END'
		lang: bg
		collections:
		  docs: {output: true}
		  team: {output: false}
		include: [_pages]
		exclude: [private, "*.secret.md"]
		defaults:
		- scope: {path: ""}
		  values: {layout: post}
		- scope: {path: "_posts/held", type: posts}
		  values: {published: false}
		- scope: {path: "docs/*/late", type: pages}
		  values: {published: false}
	END
	post _posts/2020-01-01-seen.md
	post _posts/sub/2020-01-02-deep.md
	post _posts/held/2020-01-03-held.md
	post _posts/held/2020-01-04-own.md 'published: true'
	post _posts/nameless.md
	post _posts/_2020-01-05-low.md
	post _drafts/draft.md
	post _docs/doc.md
	post _docs/_part/no.md
	post _team/person.md
	post _other/no.md
	printf -- '---\ntitle: За нас\nlayout: page\n---\n' | file _pages/za-nas.md
	post private/no.md
	post a.secret.md
	post '#b.md'
	post '~c.md'
	post docs/x/late/no.md
	take
	is "$status $report $(public)" \
		'0 18 10 0 0 8 deep.bg doc.bg own.bg seen.bg' \
		'what Jekyll shows no page of is none here' || cat "$work/said"
	is "$(ask "SELECT count(*) FROM core.page WHERE key IS NOT NULL
		AND slug = 'za-nas'") $(said \
		'note _posts/held/2020-01-03-held.md: _config.yml keeps') $(
		said 'note _team/person.md: no setting says') $(
		said 'note _posts/nameless.md: its name has no date') $(
		said '^private/no.md: the site.s settings exclude it')" \
		'1 1 1 1 1' 'a folder that is named goes in, and it is said why'
	begin
	echo 'collections: {posts: {output: false}}' | file _config.yml
	post _posts/2020-01-01-a.md
	take
	is "$status $report $(public) $(said 'no setting says')" \
		'0 2 1 0 0 1  1' 'posts are a collection too' ||
		cat "$work/said"
	begin
	post _posts/2020-01-01-seen.md
	post _docs/doc.md
	take
	is "$status $report $(public)" '0 2 2 0 0 0 seen.bg' \
		'and nothing of a folder that no setting names' ||
		cat "$work/said"
}

# What other systems leave out, and that their index.md is a page like others.
test_others() {
	begin
	echo 'export default {}' | file astro.config.mjs
	post src/content/blog/index.md
	post src/content/blog/seen.md
	post src/content/blog/_low.md
	post src/content/_part/no.md
	take
	is "$status $report $(public)" '0 5 4 0 0 1 blog.bg seen.bg' \
		'a low line hides elsewhere too' || cat "$work/said"
	begin
	file config.toml <<-'END'
		base_url = "https://old.example"
		default_language = "bg"
		taxonomies = [{name = "tags"}]
		[languages.en]
	END
	printf -- '+++\ntitle = "a"\ndate = 2020-05-06\n[taxonomies]\ntags = ["x"]\n+++\n' |
		file content/blog/seen.md
	printf -- '+++\ntitle = "a"\ndate = 2020-05-06\ndraft = true\n+++\n' |
		file content/blog/no.en.md
	take
	is "$status $report $(public) $(said 'tag/x: no project') $(moved)" \
		'0 3 2 0 0 1 seen.bg 1 /blog/|/bg/news/
/blog/seen/|/bg/news/seen/
/index.xml|/bg/news/
/tags/x/|/bg/news/' "a site of Zola's goes in" || cat "$work/said"
}

test_broken() {
	begin
	printf 'a = [\n' | file hugo.toml
	post content/posts/a.md
	printf -- '---\ntitle: b\n---\n' | file content/b.md
	take
	is "$status $report $(public) $(said '^note hugo.toml:[0-9]+: ') $(
		said 'settings cannot be read: a draft') $(
		said '^content/b.md: the site.s settings cannot be read')" \
		'0 3 1 0 0 2  1 1 1' \
		'settings that cannot be read make nothing public'
}

# What is there and is no file, or no list of names.
test_no_file() {
	for made in 'ln -s nowhere' 'mkfifo' 'cp list.yaml'; do
		begin
		post content/posts/a.md
		echo '- [a]' >"$work/list.yaml"
		# shellcheck disable=SC2086
		(cd "$work" && $made in/hugo.yaml)
		take
		is "$status $report $(public) $(said '^note hugo.yaml')" \
			'0 2 1 0 0 1  1' "settings made by $made are none"
	done
	begin
	post content/posts/a.md
	mkdir "$work/in/config"
	ln -s nowhere "$work/in/config/production"
	take
	is "$status $report $(public) $(said '^note config/production: ')" \
		'0 2 1 0 0 1  1' 'and a folder of them that is lost'
}

# inside FOLDER: import what stands there of the site, which is elsewhere.
inside() {
	rm -rf "$work/whole"
	mv "$work/in" "$work/whole"
	ln -s "$work/whole/$1" "$work/in"
	take
	rm "$work/in"
	mv "$work/whole" "$work/in"
}

# A folder of a site is not given without what the site says of it.
test_inside() {
	begin
	printf '[cascade]\ndraft = true\n[cascade.target]\npath = "/no/**"\n' |
		file hugo.toml
	printf 'baseURL = "https://old.example/"\n%s' \
		'ignoreFiles = ["/posts/ignored"]' | file config/_default/hugo.toml
	post content/no/a.md
	post content/bg/b.md
	gives content/posts/_index.md 'cascade: {target: {path: "/posts/deep/**"}, draft: true}'
	post content/posts/c.md
	post content/posts/ignored.md
	post content/posts/deep/d.md
	post content/posts/deep/more/e.md 'draft: false'
	post content/bundle/index.md
	post content/bundle/part/f.md
	mkdir "$work/in/content/posts/.git"
	inside content
	is "$status $report $(public) $(said 'note content/no/a.md: hugo.toml keeps')" \
		'0 9 6 0 0 3 b.bg bundle.bg c.bg e.bg 1' \
		'content/ is read with the settings above it' || cat "$work/said"
	is "$(said "note $work/whole/hugo.toml: the folder is a part of")" 1 \
		'and it is said which'
	inside content/posts
	is "$status $report $(public) $(said '^content/posts/ignored.md: ')" \
		'0 5 0 0 3 2 b.bg bundle.bg c.bg e.bg 1' \
		'and so is a folder below it, whose texts are the same' ||
		cat "$work/said"
	rmdir "$work/in/content/posts/.git"
	for folder in content/no content/posts/deep content/bundle/part; do
		begin_from newsroom_sample
		inside "$folder"
		seen=
		[ "$folder" != content/posts/deep ] || seen=e.bg
		is "$status $(public)" "0 $seen" \
			"nothing hidden of $folder goes public" ||
			cat "$work/said"
	done
	printf 'cascade = [\n' | file hugo.toml
	begin_from newsroom_sample
	inside content/posts/deep/more
	is "$status $(public) $(said 'settings cannot be read: a draft')" '0  1' \
		'nor where the settings above cannot be read'
	begin
	gives content/_index.md 'cascade: {draft: true}'
	post content/posts/a.md
	inside content/posts
	is "$status $report $(public)" '0 1 1 0 0 0 ' \
		'a list above it counts also where no settings are'
	begin
	echo 'contentDir = "docs/texts"' | file hugo.toml
	post docs/texts/posts/a.md 'draft: true'
	post docs/texts/posts/b.md
	post docs/internal/c.md
	inside docs/texts/posts
	is "$status $report $(public)" '0 2 2 0 0 0 b.bg' \
		'the folder of texts may be another'
	inside docs/internal
	is "$status $report $(public)" '0 1 0 0 0 1 b.bg' \
		'and what is in none is no text'
	mkdir "$work/in/docs/.git"
	inside docs/internal
	is "$status $report $(public)" '0 1 1 0 0 0 b.bg c.bg' \
		'above a repository nobody looks'
}

test_inside_jekyll() {
	begin
	file _config.yml <<-'END'
		collections: {team: {output: false}, docs: {output: true}}
		exclude: [_posts/out]
		defaults:
		- scope: {path: "_posts/held"}
		  values: {published: false}
	END
	post _posts/2020-01-01-a.md
	post _posts/held/2020-01-02-b.md
	post _posts/out/2020-01-03-c.md
	post _posts/undated.md
	post _team/person.md
	post _docs/doc.md
	post _drafts/draft.md
	inside _posts
	is "$status $report $(public) $(said '_posts/held/.*_config.yml keeps it')" \
		'0 4 3 0 0 1 a.bg 1' '_posts is read with the settings above it' ||
		cat "$work/said"
	inside _posts/held
	is "$status $report $(public)" '0 1 0 0 1 0 a.bg' \
		'and a folder in it'
	inside _team
	is "$status $report $(public)" '0 1 1 0 0 0 a.bg' \
		'a collection without pages stays one'
	inside _docs
	is "$status $report $(public)" '0 1 1 0 0 0 a.bg doc.bg' \
		'and one with pages too'
	rm "$work/in/_config.yml"
	rm -r "$work/in/_posts"
	begin_from newsroom_sample
	inside _drafts
	is "$status $report $(public)" '0 1 1 0 0 0 ' \
		'drafts are drafts, also without settings'
	inside _team
	is "$status $report $(public)" '0 1 1 0 0 0 ' \
		'and so is what is called as what is mostly not shown' ||
		cat "$work/said"
}

test_hugo_addresses() {
	begin
	file config/_default/hugo.yaml <<-'END'
		baseURL: https://old.example/site/
		defaultContentLanguage: bg
		taxonomies: {tag: etiketi, category: categories}
		permalinks:
		  posts: /:year/:month/:slug/
		  categories: /dyal/:slug/
	END
	file config/_default/languages.toml <<-'END'
		[bg]
		contentDir = "content_bg"
		[en]
		contentDir = "content_en"
	END
	post content_bg/posts/2020-09-04-first.md 'tags: [Две думи]' \
		'aliases: [old-one, /older/]' 'slug: purvi'
	post content_bg/News/Second.md 'categories: [Наука]'
	printf -- '---\ntitle: a\n---\n' | file content_bg/404.md
	post content_en/posts/first.md 'slug: First'
	post content_en/News/third.md 'url: /abs/' 'tags: [mediamotor]'
	printf -- '---\ntitle: За нас\n---\n' | file content_bg/istoria.md
	post other/no.md
	echo 'tag/mediamotor: media-motor-europe' >"$work/map.yaml"
	take --map "$work/map.yaml"
	is "$status $report $(public)" \
		'0 9 5 0 0 4 first.en purvi.bg second.bg third.en' \
		'languages have folders of their own' || cat "$work/said"
	is "$(moved)" '/site/2020/05/purvi/|/bg/news/purvi/
/site/abs/|/en/news/third/
/site/dyal/наука/|/bg/news/
/site/en/2020/05/first/|/en/news/first/
/site/en/etiketi/mediamotor/|/en/projects/media-motor-europe/
/site/en/index.xml|/en/news/
/site/en/news/|/en/news/
/site/en/posts/|/en/news/
/site/etiketi/две-думи/|/bg/news/
/site/index.xml|/bg/news/
/site/istoria/|/bg/istoria/
/site/news/|/bg/news/
/site/news/second/|/bg/news/second/
/site/older/|/bg/news/purvi/
/site/posts/|/bg/news/
/site/posts/old-one|/bg/news/purvi/' 'each old address leads to what it is here'
	is "$(ask "PREPARE led (text) AS $(cat sql/queries/moved_show.sql);
		EXECUTE led('/site/posts/index.xml');
		EXECUTE led('/site/en/index.xml');
		EXECUTE led('/site/en/etiketi/mediamotor/index.xml');
		DEALLOCATE led" | tr '\n' ' ')" '/bg/news/feed.atom /en/news/feed.atom /en/projects/media-motor-europe/feed.atom ' \
		'and the feed of each list to ours'
}

test_jekyll_addresses() {
	begin
	file _config.yml <<-'END'
		baseurl: /blog
		locale: bg-BG
		permalink: /:categories/:year/:i_month/:title:output_ext
		collections:
		  docs: {output: true, permalink: "/d/:path/"}
		jekyll-archives: {permalinks: {tag: "/etiket/:name/"}}
	END
	post news/_posts/2020-09-04-First-One.md 'categories: Ново старо' \
		'tags: едно' 'Date: 2020-09-05'
	post _posts/2020-09-05-second.md 'permalink: /:year/second/'
	post _docs/a/doc.md
	printf -- '---\ntitle: За нас\ndate: 2020-01-01\n---\n' |
		file kontakti/index.md
	printf -- '---\ntitle: Няма\n---\n' | file 404.md
	take
	is "$status $report $(public)" \
		'0 6 4 0 0 2 doc.bg first-one.bg second.bg' \
		'a site of Jekyll with settings goes in' || cat "$work/said"
	is "$(moved)" '/blog/2020/second/|/bg/news/second/
/blog/d/a/doc/|/bg/news/doc/
/blog/etiket/едно/|/bg/news/
/blog/feed.xml|/bg/news/
/blog/kontakti/|/bg/kontakti/
/blog/news/ново/старо/2020/9/First-One.html|/bg/news/first-one/' \
		'each old address of it leads to what it is here'
}

test_cascade
test_round
test_bundles
test_heads
test_jekyll
test_others
test_broken
test_no_file
test_inside
test_inside_jekyll
test_hugo_addresses
test_jekyll_addresses
echo "1..$count"
