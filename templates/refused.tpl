{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_refused_title}} {{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
{{+part_personal.tpl}}
<h1 id="main">{{_refused_title}}</h1>
<p class="lead">{{_refused_text}}</p>
<p>{{_refused_more}}</p>
<p class="all"><a href="/{{_lang}}/news/">{{_all_news}}</a></p>
</main>
{{+part_foot.tpl}}
