{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! The acknowledgement of EU money: emblem, sentence, disclaimer. }}
{{#HAS_ACKNOWLEDGEMENT}}
<div class="eu">
<img src="@eu-emblem.svg@" width="108" height="72" alt="{{_eu_emblem}}">
<div>
<p>{{ACKNOWLEDGEMENT}}</p>
{{#HAS_DISCLAIMER}}<p class="small">{{DISCLAIMER}}</p>{{/HAS_DISCLAIMER}}
</div>
</div>
{{/HAS_ACKNOWLEDGEMENT}}
