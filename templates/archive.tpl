{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
{{#PERIOD}}
<title>{{_archive_title}} {{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_archive_title}}. {{_news_description}}">
<meta property="og:title" content="{{_archive_title}}">
{{/PERIOD}}
<meta property="og:type" content="website">
{{#OLDER}}<link rel="next" href="{{PAGE_PATH}}?before={{CURSOR}}">{{/OLDER}}
{{+part_address.tpl}}
{{+part_feeds.tpl}}
{{+part_top.tpl}}
<main>
{{#PERIOD}}
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/news/">{{_news}}</a></li> {{!}}
<li><a href="/{{_lang}}/news/{{YEAR}}/">{{YEAR}}</a></li>
</ol>
</nav>
<h1 id="main">{{_archive_title}}</h1>
{{/PERIOD}}
{{#HAS_YEARS}}
<nav class="months" aria-label="{{_years}}">
<ul>
{{#YEAR}}
<li><a href="{{PATH}}">{{TITLE}}</a></li> {{!}}
{{/YEAR}}
</ul>
</nav>
{{/HAS_YEARS}}
{{#HAS_MONTHS}}
<nav class="months" aria-label="{{_months}}">
<ul>
{{#MONTH}}
<li><a href="{{PATH}}">{{MONTH_WORDS}} <span>({{COUNT}})</span></a></li> {{!}}
{{/MONTH}}
</ul>
</nav>
{{/HAS_MONTHS}}
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
{{#OLDER}}
<div class="pager">
<a rel="next" class="older" {{!}}
href="{{PAGE_PATH}}?before={{CURSOR}}">{{_older}}</a>
</div>
{{/OLDER}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
