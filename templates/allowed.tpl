{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{_allowed_title}} {{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
{{+part_personal.tpl}}
<h1 id="main">{{_allowed_title}}</h1>
<p class="lead">{{_allowed_text}}</p>
</main>
{{+part_signup.tpl}}
{{+part_foot.tpl}}
