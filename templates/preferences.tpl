{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_head.tpl}}
{{+part_card.tpl}}
<title>{{#IS_WRONG}}{{_wrong}}: {{/IS_WRONG}}{{!}}
{{#IS_SAVED}}{{_done}}: {{/IS_SAVED}}{{!}}
{{#IS_SENT}}{{_done}}: {{/IS_SENT}}{{!}}
{{#IS_MOVED}}{{_done}}: {{/IS_MOVED}}{{!}}
{{#IS_CONFIRMED}}{{_done}}: {{/IS_CONFIRMED}}{{_preferences_title}} {{!}}
{{_dash}} {{_organisation}}</title>
<meta name="robots" content="noindex">
{{+part_top.tpl}}
{{+part_personal.tpl}}
<h1 id="main">{{_preferences_title}}</h1>
{{#SUBSCRIBER}}
{{#HAS_ADDRESS}}
<p class="lead">{{_preferences_of}} <b>{{ADDRESS}}</b></p>
{{/HAS_ADDRESS}}
{{/SUBSCRIBER}}
<div class="ask">
{{#IS_CONFIRMED}}
<p class="notice" role="status">{{_done_confirmed}}</p>
{{/IS_CONFIRMED}}
{{#IS_SAVED}}<p class="notice" role="status">{{_done_saved}}</p>{{/IS_SAVED}}
{{#IS_SENT}}<p class="notice" role="status">{{_done_sent}}</p>{{/IS_SENT}}
{{#IS_MOVED}}<p class="notice" role="status">{{_done_moved}}</p>{{/IS_MOVED}}
{{#IS_WRONG}}
{{! The field that has the focus says its fault: what is away says itself. }}
<div class="faults"{{#IS_AWAY}} role="alert"{{/IS_AWAY}}>
<h2>{{_wrong_title}}</h2>
{{#IS_AWAY}}<p>{{_wrong_away}}</p>{{/IS_AWAY}}
{{#SUBSCRIBER}}
{{#HAS_BAD_LANG}}
<p><a href="#lang-{{FIRST_LANG}}">{{_wrong_lang}}</a></p>
{{/HAS_BAD_LANG}}
{{#HAS_BAD_FREQUENCY}}
<p><a href="#weekly">{{_wrong_frequency}}</a></p>
{{/HAS_BAD_FREQUENCY}}
{{#HAS_BAD_EMAIL}}
<p><a href="#email">{{_wrong_email}}</a></p>
{{/HAS_BAD_EMAIL}}
{{#HAS_BAD_SURE}}<p><a href="#sure">{{_wrong_sure}}</a></p>{{/HAS_BAD_SURE}}
{{/SUBSCRIBER}}
</div>
{{/IS_WRONG}}
{{#SUBSCRIBER}}
{{#HAS_IS_LEFT}}<p class="notice">{{_state_left}}</p>{{/HAS_IS_LEFT}}
{{#HAS_IS_WAITING}}<p class="notice">{{_state_waiting}}</p>{{/HAS_IS_WAITING}}
{{/SUBSCRIBER}}
{{#IS_READER}}
<section aria-labelledby="choice">
<h2 id="choice">{{_preferences_choice}}</h2>
<form class="big" method="post" {{!}}
action="/{{_lang}}/newsletter/preferences/?t={{TOKEN}}" novalidate>
<input type="hidden" name="action" value="preferences">
{{#SUBSCRIBER}}
<fieldset class="field" role="radiogroup"{{#HAS_BAD_LANG}} {{!}}
aria-invalid="true" aria-describedby="lang-fault"{{/HAS_BAD_LANG}}>
<legend>{{_preferences_lang}}</legend>
{{#HAS_BAD_LANG}}
<p class="fault" id="lang-fault">{{_wrong_lang}}</p>
{{/HAS_BAD_LANG}}
{{#TONGUE}}
<p class="choice"><input id="lang-{{CODE}}" name="lang" type="radio" {{!}}
value="{{CODE}}"{{#HAS_IS_CHOSEN}} checked{{/HAS_IS_CHOSEN}}{{!}}
{{#HAS_IS_FOCUSED}} autofocus{{/HAS_IS_FOCUSED}}> {{!}}
<label for="lang-{{CODE}}" lang="{{CODE}}">{{NAME}}</label></p>
{{/TONGUE}}
</fieldset>
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
{{/SUBSCRIBER}}
{{+part_choices.tpl}}
<p class="send"><button type="submit">{{_preferences_button}}</button></p>
</form>
</section>
<section aria-labelledby="move">
<h2 id="move">{{_move_title}}</h2>
<p>{{_move_text}}</p>
<form class="quiet" method="post" {{!}}
action="/{{_lang}}/newsletter/preferences/?t={{TOKEN}}" novalidate>
<input type="hidden" name="action" value="address">
{{#SUBSCRIBER}}
<div class="field">
<label for="email">{{_move_email}}</label> {{!}}
{{#HAS_BAD_EMAIL}}
<p class="fault" id="email-fault">{{_wrong_email}}</p>
{{/HAS_BAD_EMAIL}}
<input id="email" name="email" type="email" autocomplete="email" {{!}}
spellcheck="false" required value="{{EMAIL}}" {{!}}
{{#HAS_BAD_EMAIL}}aria-invalid="true" aria-describedby="email-fault" {{!}}
autofocus{{/HAS_BAD_EMAIL}}>
</div>
{{/SUBSCRIBER}}
<p class="send"><button type="submit">{{_move_button}}</button></p>
</form>
</section>
<section aria-labelledby="leaving">
<h2 id="leaving">{{_leave_title}}</h2>
<p>{{_leave_here}}</p>
<form class="quiet" method="post" {{!}}
action="/{{_lang}}/newsletter/preferences/?t={{TOKEN}}">
<input type="hidden" name="action" value="leave">
<p class="send"><button type="submit">{{_leave_button}}</button></p>
</form>
</section>
{{/IS_READER}}
<section aria-labelledby="held">
<h2 id="held">{{_held_title}}</h2>
<p>{{_held_text}}</p>
<p class="all"><a download="newsletter.json" {{!}}
href="/{{_lang}}/newsletter/export/?t={{TOKEN}}">{{_held_link}}</a></p>
</section>
<section aria-labelledby="erasing">
<h2 id="erasing">{{_erase_title}}</h2>
<p>{{_erase_text}}</p>
<form class="quiet" method="post" {{!}}
action="/{{_lang}}/newsletter/preferences/?t={{TOKEN}}">
<input type="hidden" name="action" value="erase">
{{#SUBSCRIBER}}
<div class="field">
{{#HAS_BAD_SURE}}
<p class="fault" id="sure-fault">{{_wrong_sure}}</p>
{{/HAS_BAD_SURE}}
<p class="choice"><input id="sure" name="sure" type="checkbox" value="yes" {{!}}
required{{#HAS_BAD_SURE}} aria-invalid="true" {{!}}
aria-describedby="sure-fault" autofocus{{/HAS_BAD_SURE}}> {{!}}
<label for="sure">{{_erase_sure}}</label></p>
</div>
{{/SUBSCRIBER}}
<p class="send"><button type="submit">{{_erase_button}}</button></p>
</form>
</section>
</div>
</main>
{{+part_foot.tpl}}
