{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_news}} {{#IS_OLDER_PAGE}}{{_older_tail}} {{/IS_OLDER_PAGE}}{{!}}
{{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_news_description}}">
<meta property="og:type" content="website">
<meta property="og:title" content="{{_news}}">
<meta property="og:description" content="{{_news_description}}">
{{#IS_OLDER_PAGE}}
<meta name="robots" content="noindex, follow">
{{/IS_OLDER_PAGE}}
{{#NEWER}}
<link rel="prev" {{!}}
href="{{PAGE_PATH}}{{#HAS_CURSOR}}?before={{CURSOR}}{{/HAS_CURSOR}}">
{{/NEWER}}
{{#OLDER}}<link rel="next" href="{{PAGE_PATH}}?before={{CURSOR}}">{{/OLDER}}
{{+part_address.tpl}}
{{+part_feeds.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/news/" aria-current="page">{{_news}}</a></li>
</ol>
</nav>
<h1 id="main">{{_news}}{{#IS_OLDER_PAGE}} {{_older_tail}}{{/IS_OLDER_PAGE}}</h1>
<div class="teasers">
{{#TEASER}}
<article class="teaser">
<h2><a href="{{PATH}}">{{TITLE}}</a></h2>
<p class="when">{{!}}
<time datetime="{{PUBLISHED_ON}}">{{PUBLISHED_ON_WORDS}}</time></p>
{{#HAS_LEAD}}<p class="what">{{LEAD}}</p>{{/HAS_LEAD}}
</article>
{{/TEASER}}
</div>
{{+part_pager.tpl}}
{{#NEWEST}}
<p class="all"><a href="{{PATH}}">{{_archive}}</a></p>
{{/NEWEST}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
