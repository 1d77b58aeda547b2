{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_mail_head.tpl}}
<h1>{{_mail_address_subject}}</h1>
<p>{{_mail_hello}}</p>
<p>{{_mail_address_why}}</p>
<p><a class="button" href="{{LINK}}">{{_mail_address_link}}</a></p>
<p>{{_mail_link_hours}}</p>
<p>{{_mail_address_nothing}}</p>
<div class="foot">
<p>{{_mail_refuse_why}}</p>
<p><a href="{{REFUSE}}">{{_mail_refuse}}</a></p>
{{+part_mail_foot.tpl}}
