{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_mail_head.tpl}}
{{#IS_WEEKLY}}<h1>{{_mail_issue_subject}}</h1>{{/IS_WEEKLY}}
{{#NEWS}}
<div class="news">
{{#HAS_IS_ALONE}}<h1{{#HAS_LANG}} lang="{{LANG}}"{{/HAS_LANG}}>{{!}}
<a href="{{LINK}}">{{TITLE}}</a></h1>{{/HAS_IS_ALONE}}
{{#HAS_IS_LISTED}}<h2{{#HAS_LANG}} lang="{{LANG}}"{{/HAS_LANG}}>{{!}}
<a href="{{LINK}}">{{TITLE}}</a></h2>{{/HAS_IS_LISTED}}
<p class="small">{{PUBLISHED_ON_WORDS}}</p>
{{#HAS_ONLY_IN}}<p class="small">{{ONLY_IN_WORDS}}</p>{{/HAS_ONLY_IN}}
{{#HAS_LEAD}}
<p{{#HAS_LANG}} lang="{{LANG}}"{{/HAS_LANG}}>{{LEAD}}</p>
{{/HAS_LEAD}}
{{#HAS_ACKNOWLEDGEMENT}}
<img class="emblem" src="cid:eu-emblem@newsletter" width="81" height="54" {{!}}
alt="{{_eu_emblem}}">
<p class="eu">{{ACKNOWLEDGEMENT}}</p>
{{/HAS_ACKNOWLEDGEMENT}}
</div>
{{/NEWS}}
<div class="foot">
<p>{{_mail_issue_because}}</p>
<p><a href="{{LINK}}">{{_mail_preferences}}</a></p>
<p><a href="{{LEAVE}}">{{_mail_leave}}</a></p>
<p><a href="{{ARCHIVE}}">{{_mail_archive}}</a></p>
{{+part_mail_foot.tpl}}
