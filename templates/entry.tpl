{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! An article as a reader of feeds shows it: what its own page says. }}
<div>
{{#ENTRY}}
{{#HAS_NUMBER}}
<p>{{_press_release}} {{_number_sign}}&nbsp;{{NUMBER}}</p>
{{/HAS_NUMBER}}
{{#HAS_LEAD}}<p><strong>{{LEAD}}</strong></p>{{/HAS_LEAD}}
{{#HAS_PICTURE}}
<p><img src="{{_origin}}{{PICTURE}}" width="{{PICTURE_WIDTH}}" {{!}}
height="{{PICTURE_HEIGHT}}" alt="{{PICTURE_ALT}}"></p>
{{/HAS_PICTURE}}
{{#HAS_CORRECTION}}
<p><b>{{_correction}}{{#HAS_CORRECTED_ON}}, {{!}}
<time datetime="{{CORRECTED_ON}}">{{CORRECTED_ON_WORDS}}</time>{{!}}
{{/HAS_CORRECTED_ON}}:</b> {{CORRECTION}}</p>
{{/HAS_CORRECTION}}
{{BODY:none}}
{{/ENTRY}}
{{#PROJECT}}
{{#HAS_ACKNOWLEDGEMENT}}
<p><img src="{{_origin}}@eu-emblem.svg@" width="108" height="72" {{!}}
alt="{{_eu_emblem}}"></p>
<p>{{ACKNOWLEDGEMENT}}</p>
{{#HAS_DISCLAIMER}}<p>{{DISCLAIMER}}</p>{{/HAS_DISCLAIMER}}
{{/HAS_ACKNOWLEDGEMENT}}
{{/PROJECT}}
</div>
