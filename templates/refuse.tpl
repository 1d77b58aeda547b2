{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{#IS_AWAY}}{{_wrong}}: {{/IS_AWAY}}{{_refuse_title}} {{!}}
{{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
{{+part_personal.tpl}}
<h1 id="main">{{_refuse_title}}</h1>
<p class="lead">{{_refuse_text}}</p>
<div class="ask">
{{+part_away.tpl}}
<form method="post" action="/{{_lang}}/newsletter/refuse/?t={{TOKEN}}">
<input type="hidden" name="action" value="refuse">
<p class="send"><button type="submit">{{_refuse_button}}</button></p>
<p class="small">{{_leave_nothing}}</p>
</form>
</div>
<section aria-labelledby="allowing">
<h2 id="allowing">{{_allow_title}}</h2>
<p>{{_allow_text}}</p>
<form class="quiet" method="post" {{!}}
action="/{{_lang}}/newsletter/refuse/?t={{TOKEN}}">
<input type="hidden" name="action" value="allow">
<p class="send"><button type="submit">{{_allow_button}}</button></p>
</form>
</section>
</main>
{{+part_foot.tpl}}
