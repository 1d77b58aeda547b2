{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
<title>{{_search_title}} {{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_search_description}}">
{{#IS_ASKED}}<meta name="robots" content="noindex, follow">{{/IS_ASKED}}
<meta property="og:type" content="website">
<meta property="og:title" content="{{_search}}">
<meta property="og:description" content="{{_search_description}}">
{{+part_address.tpl}}
{{+part_top.tpl}}
<main id="main">
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{LANG}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{LANG}}/search/" aria-current="page">{{_search}}</a></li>
</ol>
</nav>
<h1>{{_search}}</h1>
<form class="find" role="search" action="/{{LANG}}/search/">
<p class="field">
<label for="q">{{_search_label}}</label> {{!}}
<input id="q" name="q" type="search" maxlength="120" dir="auto" {{!}}
required value="{{TYPED}}">
</p>
<p class="send"><button type="submit">{{_search_button}}</button></p>
</form>
{{#FOUND}}
<p class="found" role="status">{{_search_found}}{{!}}
{{#HAS_IS_MOST}} {{_search_most}}{{/HAS_IS_MOST}}</p>
{{/FOUND}}
{{#IS_NOTHING}}
<p class="lead" role="status">{{_search_nothing}}</p>
{{#NEAR}}
<p class="all">{{_search_near}} <a href="{{PATH}}">{{TITLE}}</a></p>
{{/NEAR}}
<p>{{_search_nothing_text}}</p>
{{/IS_NOTHING}}
{{#IS_COMMON}}
<p class="lead" role="status">{{_search_common}}</p>
<p>{{_search_common_text}}</p>
{{/IS_COMMON}}
{{#ELSEWHERE}}
<p class="all"><a href="{{PATH}}" hreflang="{{LANG}}">{{!}}
{{_search_elsewhere}}</a></p>
{{/ELSEWHERE}}
{{#IS_FOUND}}
<h2>{{_search_results}}</h2>
<div class="teasers">
{{#HIT}}
<article class="teaser">
<h3><a href="{{PATH}}">{{MARKED_TITLE:none}}</a></h3>
<p class="when">{{KIND_WORDS}}{{#HAS_PUBLISHED_ON}}, {{!}}
<time datetime="{{PUBLISHED_ON}}">{{PUBLISHED_ON_WORDS}}</time>{{!}}
{{/HAS_PUBLISHED_ON}}</p>
{{#HAS_LEAD}}<p class="what">{{MARKED_LEAD:none}}</p>{{/HAS_LEAD}}
</article>
{{/HIT}}
</div>
{{/IS_FOUND}}
<div class="pager">
{{#NEWER}}
<a rel="prev" class="newer" href="{{HREF}}">{{_search_previous}}</a> {{!}}
{{/NEWER}}
{{#OLDER}}
<a rel="next" class="older" href="{{HREF}}">{{_search_next}}</a>
{{/OLDER}}
</div>
{{#IS_EMPTY}}<p>{{_search_help}}</p>{{/IS_EMPTY}}
{{#IS_NOTHING}}<p>{{_search_help}}</p>{{/IS_NOTHING}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
