{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_mail_head.tpl}}
<h1>{{_mail_known_subject}}</h1>
<p>{{_mail_hello}}</p>
<p>{{_mail_known_why}}</p>
<p>{{_mail_known_choices}}</p>
<p><a class="button" href="{{LINK}}">{{_mail_preferences}}</a></p>
<div class="foot">
<p>{{_mail_known_because}}</p>
<p><a href="{{LEAVE}}">{{_mail_leave}}</a></p>
{{+part_mail_foot.tpl}}
