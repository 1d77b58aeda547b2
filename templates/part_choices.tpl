{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The projects that a subscriber can choose. }}
{{#HAS_CHOICES}}
<fieldset class="field" aria-describedby="choices">
<legend>{{_choices}}</legend>
<p class="small" id="choices">{{_choices_text}}</p>
{{#CHOICE}}
<p class="choice"><input id="project-{{SLUG}}" name="project" {{!}}
type="checkbox" value="{{SLUG}}"{{!}}
{{#HAS_IS_CHOSEN}} checked{{/HAS_IS_CHOSEN}}> {{!}}
<label for="project-{{SLUG}}">{{NAME}}</label></p>
{{/CHOICE}}
</fieldset>
{{/HAS_CHOICES}}
