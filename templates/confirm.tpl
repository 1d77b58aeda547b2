{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{#IS_AWAY}}{{_wrong}}: {{/IS_AWAY}}{{_confirm_title}} {{!}}
{{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
{{+part_personal.tpl}}
<h1 id="main">{{_confirm_title}}</h1>
<p class="lead">{{_confirm_text}}</p>
<div class="ask">
{{+part_away.tpl}}
<form method="post" action="/{{_lang}}/newsletter/confirm/?t={{TOKEN}}">
{{+part_consent.tpl}}
<p class="send"><button type="submit">{{_confirm_button}}</button></p>
<p class="small">{{_confirm_nothing}}</p>
</form>
</div>
</main>
{{+part_foot.tpl}}
