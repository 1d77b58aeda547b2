{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{#IS_AWAY}}{{_wrong}}: {{/IS_AWAY}}{{_address_title}} {{!}}
{{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
{{+part_personal.tpl}}
<h1 id="main">{{_address_title}}</h1>
<p class="lead">{{_address_text}}</p>
{{#HAS_NEW_ADDRESS}}<p><b>{{NEW_ADDRESS}}</b></p>{{/HAS_NEW_ADDRESS}}
<div class="ask">
{{+part_away.tpl}}
<form method="post" action="/{{_lang}}/newsletter/address/?t={{TOKEN}}">
<p class="send"><button type="submit">{{_address_button}}</button></p>
<p class="small">{{_address_nothing}}</p>
</form>
</div>
</main>
{{+part_foot.tpl}}
