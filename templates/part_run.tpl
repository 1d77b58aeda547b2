{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! From when to when a project runs, and under which programme. }}
<div class="run">
<p>
{{#HAS_STARTS_ON}}
<time datetime="{{STARTS_ON}}">{{STARTS_ON_WORDS}}</time>
{{/HAS_STARTS_ON}}
{{#HAS_ENDS_ON}} – {{!}}
<time datetime="{{ENDS_ON}}">{{ENDS_ON_WORDS}}</time>
{{/HAS_ENDS_ON}}
</p>
{{#HAS_PROGRAMME}}<p>{{PROGRAMME}}</p>{{/HAS_PROGRAMME}}
</div>
