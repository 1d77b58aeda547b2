{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_preview_ended}} {{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
<main class="error">
<h1 id="main">{{_preview_ended}}</h1>
<p class="lead">{{_preview_ended_text}}</p>
<p class="all"><a href="/{{_lang}}/">{{_error_home}}</a></p>
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
