{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! A line to search in, for pages that are about something else. }}
<form class="find" role="search" action="/{{_lang}}/search/">
<p class="field">
<label for="q">{{_search_label}}</label> {{!}}
<input id="q" name="q" type="search" maxlength="120" dir="auto" required>
</p>
<p class="send"><button type="submit">{{_search_button}}</button></p>
</form>
