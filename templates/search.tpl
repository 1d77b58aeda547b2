{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_search_title}}{{#FOUND}} ({{COUNT}}){{/FOUND}}{{!}}
{{#IS_NOTHING}} (0){{/IS_NOTHING}} {{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_search_description}}">
{{#IS_ASKED}}<meta name="robots" content="noindex, follow">{{/IS_ASKED}}
<meta property="og:type" content="website">
<meta property="og:title" content="{{_search}}">
<meta property="og:description" content="{{_search_description}}">
{{+part_address.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/search/" aria-current="page">{{_search}}</a></li>
</ol>
</nav>
<h1 id="main">{{_search}}</h1>
<form class="find" role="search" action="/{{_lang}}/search/">
<p class="field">
<label for="q">{{_search_label}}</label> {{!}}
<input id="q" name="q" type="search" maxlength="120" dir="auto" {{!}}
required value="{{TYPED}}">
</p>
<p class="send">
{{#KEPT}}<input type="hidden" name="{{BOUND}}" value="{{VALUE}}">{{/KEPT}}
<button type="submit">{{_search_button}}</button>
</p>
</form>
{{#HAS_KEPTS}}
<ul class="kept">
{{#KEPT}}
<li><a href="{{PATH}}">{{!}}
<b>{{#HAS_KINDS}}{{KINDS_WORDS}}{{/HAS_KINDS}}{{TITLE}}</b> {{!}}
<span>{{_search_unbound}}</span></a></li>
{{/KEPT}}
</ul>
{{/HAS_KEPTS}}
{{#FOUND}}
<p class="found" role="status">{{_search_found}}{{!}}
{{#HAS_IS_MOST}} {{_search_most}}{{/HAS_IS_MOST}}</p>
{{/FOUND}}
{{#HAS_WAYS}}
<p class="narrow"><a href="#narrow">{{_search_bound}}</a></p>
{{/HAS_WAYS}}
{{#IS_NOTHING}}
<p class="lead" role="status">{{_search_nothing}}</p>
{{#NEAR}}
<p class="all">{{_search_near}} <a href="{{PATH}}">{{TITLE}}</a></p>
{{/NEAR}}
<p>{{_search_nothing_text}}</p>
{{/IS_NOTHING}}
{{#COMMON}}
<p class="lead" role="status">{{_search_common}}</p>
<p>{{_search_common_text}}</p>
{{/COMMON}}
{{#ELSEWHERE}}
<p class="all"><a href="{{PATH}}" hreflang="{{LANG}}">{{!}}
{{FOUND_IN_WORDS}}: {{COUNT}}</a></p>
{{/ELSEWHERE}}
{{#HAS_HITS}}
<h2>{{_search_results}}</h2>
<div class="teasers">
{{#HIT}}
<article class="teaser">
<h3><a href="{{PATH}}">{{TITLE:x-mark}}</a></h3>
<p class="when">{{KIND_WORDS}}{{#HAS_PUBLISHED_ON}}, {{!}}
<time datetime="{{PUBLISHED_ON}}">{{PUBLISHED_ON_WORDS}}</time>{{!}}
{{/HAS_PUBLISHED_ON}}</p>
{{#HAS_LEAD}}<p class="what">{{LEAD:x-mark}}</p>{{/HAS_LEAD}}
</article>
{{/HIT}}
</div>
{{/HAS_HITS}}
<div class="pager">
{{#NEWER}}
<a rel="prev" class="newer" href="{{HREF}}">{{_search_previous}}</a> {{!}}
{{/NEWER}}
{{#OLDER}}
<a rel="next" class="older" href="{{HREF}}">{{_search_next}}</a>
{{/OLDER}}
</div>
{{#HAS_WAYS}}
<section class="ways" aria-labelledby="narrow">
<h2 id="narrow">{{_search_bound}}</h2>
<dl>
{{#HAS_BY_KINDS}}
<dt>{{_search_by_kind}}</dt>
{{#BY_KIND}}
<dd><a rel="nofollow" href="{{PATH}}">{{KINDS_WORDS}}</a>{{!}}
{{#HAS_COUNT}} ({{COUNT}}){{/HAS_COUNT}}</dd>
{{/BY_KIND}}
{{/HAS_BY_KINDS}}
{{#HAS_BY_YEARS}}
<dt>{{_search_by_year}}</dt>
{{#BY_YEAR}}
<dd><a rel="nofollow" href="{{PATH}}">{{TITLE}}</a>{{!}}
{{#HAS_COUNT}} ({{COUNT}}){{/HAS_COUNT}}</dd>
{{/BY_YEAR}}
{{/HAS_BY_YEARS}}
{{#HAS_BY_PROJECTS}}
<dt>{{_search_by_project}}</dt>
{{#BY_PROJECT}}
<dd><a rel="nofollow" href="{{PATH}}">{{TITLE}}</a>{{!}}
{{#HAS_COUNT}} ({{COUNT}}){{/HAS_COUNT}}</dd>
{{/BY_PROJECT}}
{{/HAS_BY_PROJECTS}}
{{#HAS_BY_PARTNERS}}
<dt>{{_search_by_partner}}</dt>
{{#BY_PARTNER}}
<dd><a rel="nofollow" href="{{PATH}}">{{TITLE}}</a>{{!}}
{{#HAS_COUNT}} ({{COUNT}}){{/HAS_COUNT}}</dd>
{{/BY_PARTNER}}
{{/HAS_BY_PARTNERS}}
</dl>
</section>
{{/HAS_WAYS}}
{{#IS_EMPTY}}<p>{{_search_help}}</p>{{/IS_EMPTY}}
{{#IS_NOTHING}}<p>{{_search_help}}</p>{{/IS_NOTHING}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
