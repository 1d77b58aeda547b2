{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_sent_title}} {{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/newsletter/">{{_newsletter}}</a></li>
</ol>
</nav>
<h1 id="main">{{_sent_title}}</h1>
<p class="lead">{{_sent_text}}</p>
<p>{{_sent_more}}</p>
<p class="all"><a href="/{{_lang}}/news/">{{_all_news}}</a></p>
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
