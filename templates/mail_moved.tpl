{{%AUTOESCAPE context="HTML"}}
{{! SPDX-License-Identifier: EUPL-1.2 }}
{{+part_mail_head.tpl}}
<h1>{{_mail_moved_subject}}</h1>
<p>{{_mail_hello}}</p>
<p>{{_mail_moved_why}}</p>
<p>{{_mail_moved_nothing}}</p>
<div class="foot">
{{+part_mail_foot.tpl}}
