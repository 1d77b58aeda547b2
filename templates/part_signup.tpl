{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The sign-up form at the foot of every page but its own. }}
<section class="signup" aria-labelledby="signup">
<div class="signup-words">
<h2 id="signup">{{_signup_title}}</h2>
<p>{{_signup_text}}</p>
</div>
<form method="post" action="/{{_lang}}/newsletter/" novalidate>
<p class="field">
<label for="email">{{_email}}</label> {{!}}
<input id="email" name="email" type="email" autocomplete="email" {{!}}
spellcheck="false" required>
</p>
<fieldset class="field">
<legend>{{_frequency}}</legend>
<p class="choice"><input id="weekly" name="frequency" type="radio" {{!}}
value="weekly" checked> {{!}}
<label for="weekly">{{_frequency_weekly}}</label></p>
<p class="choice"><input id="each" name="frequency" type="radio" {{!}}
value="each"> {{!}}
<label for="each">{{_frequency_each}}</label></p>
</fieldset>
{{+part_trap.tpl}}
{{+part_consent.tpl}}
<p class="send"><button type="submit">{{_subscribe}}</button></p>
</form>
</section>
