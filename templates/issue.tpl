{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
{{#ISSUE}}
<title>{{_issue_title}} {{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_issue_title}}. {{_issues_text}}">
<meta property="og:title" content="{{_issue_title}}">
{{/ISSUE}}
<meta property="og:type" content="website">
{{+part_address.tpl}}
{{+part_top.tpl}}
<main>
{{#ISSUE}}
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/newsletter/">{{_newsletter}}</a></li> {{!}}
<li><a href="/{{_lang}}/newsletter/archive/">{{_issues_title}}</a></li>
</ol>
</nav>
<h1 id="main">{{_issue_title}}</h1>
{{/ISSUE}}
<div class="teasers">
{{#ITEM}}
<article class="teaser"{{#HAS_FOREIGN_LANG}} {{!}}
lang="{{FOREIGN_LANG}}"{{/HAS_FOREIGN_LANG}}>
<h2><a href="{{PATH}}"{{#HAS_FOREIGN_LANG}} {{!}}
hreflang="{{FOREIGN_LANG}}"{{/HAS_FOREIGN_LANG}}>{{TITLE}}</a></h2>
<p class="when"{{#HAS_FOREIGN_LANG}} lang="{{LANG}}"{{/HAS_FOREIGN_LANG}}>{{!}}
<time datetime="{{PUBLISHED_ON}}">{{PUBLISHED_ON_WORDS}}</time></p>
{{#HAS_LEAD}}<p class="what">{{LEAD}}</p>{{/HAS_LEAD}}
{{#HAS_ACKNOWLEDGEMENT}}
<div class="eu">
<img src="@eu-emblem.svg@" width="108" height="72" alt="{{_eu_emblem}}"{{!}}
{{#HAS_FOREIGN_LANG}} lang="{{LANG}}"{{/HAS_FOREIGN_LANG}}>
<div><p>{{ACKNOWLEDGEMENT}}</p></div>
</div>
{{/HAS_ACKNOWLEDGEMENT}}
</article>
{{/ITEM}}
</div>
<p class="all"><a href="/{{_lang}}/newsletter/archive/">{{_issues_all}}</a></p>
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
