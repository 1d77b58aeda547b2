{{! SPDX-License-Identifier: EUPL-1.2 }}
{{! A project in a list. }}
<li>
<h3><a href="{{PATH}}">{{TITLE}}</a></h3>
{{+part_run.tpl}}
{{#HAS_LEAD}}<p class="what">{{LEAD}}</p>{{/HAS_LEAD}}
</li>
