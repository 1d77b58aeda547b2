{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{#IS_WRONG}}{{_wrong}}: {{/IS_WRONG}}{{_newsletter}} {{!}}
{{_dash}} {{_organisation}}</title>
<meta name="description" content="{{_newsletter_description}}">
<meta property="og:type" content="website">
<meta property="og:title" content="{{_newsletter}}">
<meta property="og:description" content="{{_newsletter_description}}">
{{+part_address.tpl}}
{{+part_top.tpl}}
<main>
<nav class="crumbs" aria-label="{{_crumbs}}">
<ol>
<li><a href="/{{_lang}}/">{{_home}}</a></li> {{!}}
<li><a href="/{{_lang}}/newsletter/" aria-current="page">{{_newsletter}}</a></li>
</ol>
</nav>
<h1 id="main">{{_newsletter_title}}</h1>
<p class="lead">{{_newsletter_text}}</p>
<div class="ask">
{{#IS_WRONG}}
{{! The field that has the focus says its fault: what is away says itself. }}
<div class="faults"{{#FORM}}{{#HAS_IS_AWAY}} role="alert"{{/HAS_IS_AWAY}}{{/FORM}}>
<h2>{{_wrong_title}}</h2>
{{#FORM}}
{{#HAS_IS_AWAY}}<p>{{_wrong_away}}</p>{{/HAS_IS_AWAY}}
{{#HAS_BAD_EMAIL}}
<p><a href="#email">{{_wrong_email}}</a></p>
{{/HAS_BAD_EMAIL}}
{{#HAS_BAD_FREQUENCY}}
<p><a href="#weekly">{{_wrong_frequency}}</a></p>
{{/HAS_BAD_FREQUENCY}}
{{/FORM}}
</div>
{{/IS_WRONG}}
{{#FORM}}
<form class="big" method="post" action="/{{_lang}}/newsletter/" novalidate>
<div class="field">
<label for="email">{{_email}}</label> {{!}}
{{#HAS_BAD_EMAIL}}
<p class="fault" id="email-fault">{{_wrong_email}}</p>
{{/HAS_BAD_EMAIL}}
<input id="email" name="email" type="email" autocomplete="email" {{!}}
spellcheck="false" required value="{{EMAIL}}" {{!}}
{{#HAS_BAD_EMAIL}}aria-invalid="true" aria-describedby="email-fault" {{!}}
autofocus{{/HAS_BAD_EMAIL}}>
</div>
<fieldset class="field" role="radiogroup"{{#HAS_BAD_FREQUENCY}} {{!}}
aria-invalid="true" aria-describedby="frequency-fault"{{!}}
{{/HAS_BAD_FREQUENCY}}>
<legend>{{_frequency}}</legend>
{{#HAS_BAD_FREQUENCY}}
<p class="fault" id="frequency-fault">{{_wrong_frequency}}</p>
{{/HAS_BAD_FREQUENCY}}
<p class="choice"><input id="weekly" name="frequency" type="radio" {{!}}
value="weekly"{{#HAS_IS_WEEKLY}} checked{{/HAS_IS_WEEKLY}}{{!}}
{{#HAS_FOCUS_FREQUENCY}} autofocus{{/HAS_FOCUS_FREQUENCY}}> {{!}}
<label for="weekly">{{_frequency_weekly}}</label></p>
<p class="choice"><input id="each" name="frequency" type="radio" {{!}}
value="each"{{#HAS_IS_EACH}} checked{{/HAS_IS_EACH}}> {{!}}
<label for="each">{{_frequency_each}}</label></p>
</fieldset>
{{/FORM}}
{{+part_choices.tpl}}
{{+part_trap.tpl}}
{{+part_consent.tpl}}
<p class="send"><button type="submit">{{_subscribe}}</button></p>
</form>
</div>
<p class="all"><a href="/{{_lang}}/newsletter/archive/">{{_issues_all}}</a></p>
<p class="small others">{{_news_feeds}}</p>
</main>
{{+part_foot.tpl}}
