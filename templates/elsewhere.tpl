{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_elsewhere_title}} {{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/news/">{{_news}}</a></li>
</ol>
</nav>
<h1 id="main">{{_elsewhere_title}}</h1>
<p class="lead">{{_elsewhere_text}}</p>
<div class="teasers">
{{#ELSEWHERE}}
<article class="teaser">
<h2><a href="{{PATH}}" lang="{{LANG}}" hreflang="{{LANG}}">{{TITLE}}</a></h2>
<p class="when">{{!}}
<time datetime="{{PUBLISHED_ON}}">{{PUBLISHED_ON_WORDS}}</time></p>
</article>
{{/ELSEWHERE}}
</div>
<p class="all"><a href="/{{_lang}}/news/">{{_all_news}}</a></p>
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
