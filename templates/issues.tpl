{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_issues_title}} {{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_issues_text}}">
<meta property="og:type" content="website">
<meta property="og:title" content="{{_issues_title}}">
<meta property="og:description" content="{{_issues_text}}">
{{#OLDER}}<link rel="next" href="{{PAGE_PATH}}?before={{BEFORE}}">{{/OLDER}}
{{+part_address.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/newsletter/">{{_newsletter}}</a></li> {{!}}
<li><a href="/{{_lang}}/newsletter/archive/" {{!}}
aria-current="page">{{_issues_title}}</a></li>
</ol>
</nav>
<h1 id="main">{{_issues_title}}</h1>
<p class="lead">{{_issues_text}}</p>
{{#NONE}}<p>{{_issues_none}}</p>{{/NONE}}
{{#HAS_ISSUES}}
<div class="teasers">
{{#ISSUE}}
<article class="teaser">
<h2><a href="{{PATH}}">{{TITLE}}</a></h2>
<p class="when">{{!}}
<time datetime="{{SENT_ON}}">{{SENT_ON_WORDS}}</time></p>
{{#HAS_MORE}}<p class="what">{{_issue_more}} {{MORE}}</p>{{/HAS_MORE}}
</article>
{{/ISSUE}}
</div>
{{/HAS_ISSUES}}
{{#OLDER}}
<div class="pager">
<a rel="next" class="older" {{!}}
href="{{PAGE_PATH}}?before={{BEFORE}}">{{_issues_older}}</a>
</div>
{{/OLDER}}
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
